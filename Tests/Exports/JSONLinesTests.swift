import Exports
import JSONDocuments
import Records
import Testing

struct JSONLinesTests {
  @Test func `each line is one interview and reads back as it went in`() throws {
    let survey = try Sample.questionnaire(
      Sample.item("text", "q") + ","
        + Sample.item("repeat", "r", "\"items\": [\(Sample.item("text", "a"))]"))
    let records = (1...3).map { number in
      Sample.record(
        number,
        [
          .text(name: "q", "é\n\"=1\"\u{1F600}"),
          .instances(name: "r", [[.text(name: "a", "x")], []]),
        ],
        nonresponse: [("r[2]/a", "refused")], notes: [("q", "hm")])
    }
    let options = ExportOptions(format: .jsonl, includesNotes: true)
    let files = Export([survey], options: options).files(of: records)
    try #require(files.map(\.name) == ["survey.jsonl"])
    #expect(files.map(\.rows) == [3])
    let lines = files[0].bytes.split(separator: UInt8(ascii: "\n"))
    #expect(try lines.map { try InterviewRecord(json: Array($0)) } == records)
    #expect(files[0].bytes.last == UInt8(ascii: "\n"))
  }

  @Test func `a line is what commands promise`() throws {
    let survey = try Sample.questionnaire(Sample.item("text", "q"))
    let record = Sample.record(1, [.text(name: "q", "x")], notes: [("q", "left out")])
    let file = Export([survey], options: ExportOptions(format: .jsonl)).files(of: [record]).first
    #expect(
      file?.text == """
        {"id":"uuid:1","questionnaire":{"id":"survey","version":"1","hash":"h"},\
        "state":"finalized","disposition":"110","language":"en","mode":"capi",\
        "interviewer":"Amina","device":"laptop","started":"2026-11-21T06:02:11.250-04:00",\
        "finalized":"2026-11-21T06:02:11.250-04:00","active_seconds":60,"answers":{"q":"x"}}

        """)
  }
}
