import Exports
import Questionnaires
import Records
import Testing

struct CSVTests {
  @Test func `one interview is one line, with what is known about it before its answers`() throws {
    let survey = try Sample.questionnaire(
      Sample.item("text", "town") + "," + Sample.item("integer", "age"))
    let files = Export([survey]).files(
      of: [Sample.record(1, [.text(name: "town", "Gros Islet"), .text(name: "age", "41")])])
    #expect(files.map(\.name) == ["survey.csv"])
    #expect(files.map(\.rows) == [1])
    #expect(
      files.first?.text == """
        KEY,meta_version,meta_state,meta_disposition,meta_language,meta_mode,meta_interviewer,\
        meta_device,meta_started,meta_finalized,meta_active_seconds,town,age
        uuid:1,1,finalized,110,en,capi,Amina,laptop,2026-11-21T06:02:11.250-04:00,\
        2026-11-21T06:02:11.250-04:00,60,Gros Islet,41

        """)
  }

  @Test func `a questionnaire without records gives its headers, unanswered questions included`()
    throws
  {
    let survey = try Sample.questionnaire(
      Sample.item("group", "g", "\"items\": [\(Sample.item("text", "a"))]") + ","
        + Sample.item("note", "n") + ","
        + #"{"type": "calculate", "name": "c", "calculation": "1 + 1"}"#)
    let files = Export([survey]).files(of: [])
    #expect(files.first?.answerLines == ["KEY,a,c"])
    #expect(files.map(\.rows) == [0])
  }

  @Test func `each choice has a column with 0 and 1, empty where the question was not answered`()
    throws
  {
    let survey = try Sample.questionnaire(
      Sample.item("select_multiple", "langs", #""choices": "tongues""#))
    let records = [
      Sample.record(1, [.text(name: "langs", "en kwl")]), Sample.record(2, []),
    ]
    #expect(
      Export([survey]).files(of: records).first?.answerLines == [
        "KEY,langs,langs/en,langs/fr,langs/kwl", "uuid:1,en kwl,1,0,1", "uuid:2,,,,",
      ])
    let whole = Export([survey], options: ExportOptions(splitsMultiple: false))
    #expect(
      whole.files(of: records).first?.answerLines == ["KEY,langs", "uuid:1,en kwl", "uuid:2,"])
  }

  @Test func `a long list of choices is not split`() throws {
    var survey = try Sample.questionnaire(
      Sample.item("select_multiple", "langs", #""choices": "tongues""#))
    let choice = try #require(survey.choiceLists.last?.first)
    for (index, list) in survey.choiceLists.enumerated() where list.name == "tongues" {
      let choices = (0...250).map { number in
        var choice = choice
        choice.name = "c\(number)"
        return choice
      }
      survey.choiceLists[index] = ChoiceList(name: list.name, choices: choices)
    }
    #expect(Export([survey]).files(of: []).first?.answerLines == ["KEY,langs"])
  }

  @Test func `a point is given in parts as well`() throws {
    let survey = try Sample.questionnaire(Sample.item("geopoint", "place"))
    let records = [
      Sample.record(1, [.text(name: "place", "13.9094 -60.9789 12 4.5")]),
      Sample.record(2, [.text(name: "place", "-13.9 60.5")]),
    ]
    #expect(
      Export([survey]).files(of: records).first?.answerLines == [
        "KEY,place,place_lat,place_lon,place_alt,place_acc",
        "uuid:1,13.9094 -60.9789 12 4.5,13.9094,-60.9789,12,4.5", "uuid:2,-13.9 60.5,-13.9,60.5,,",
      ])
  }

  @Test func `no two columns share a name, and questions keep theirs`() throws {
    let survey = try Sample.questionnaire(
      ["KEY", "meta_state", "place_lat"].map { Sample.item("text", $0) }.joined(separator: ",")
        + "," + Sample.item("geopoint", "place"))
    let header = try #require(Export([survey]).files(of: []).first?.text)
    #expect(
      header == """
        KEY,meta_version,meta_state_2,meta_disposition,meta_language,meta_mode,meta_interviewer,\
        meta_device,meta_started,meta_finalized,meta_active_seconds,KEY_2,meta_state,place_lat,\
        place,place_lat_2,place_lon,place_alt,place_acc

        """)
  }

  @Test func `lines end and begin as asked`() throws {
    let survey = try Sample.questionnaire(Sample.item("text", "a"))
    let options = ExportOptions(lineEnd: .crlf, hasByteOrderMark: true)
    let record = Sample.record(1, [.text(name: "a", "one\r\ntwo")])
    let text = try #require(Export([survey], options: options).files(of: [record]).first?.text)
    #expect(text.unicodeScalars.starts(with: "\u{FEFF}KEY,".unicodeScalars))
    #expect(text.hasSuffix(",60,\"one\ntwo\"\r\n"))
    #expect(text.utf8.count { $0 == UInt8(ascii: "\r") } == 2)
  }

  @Test func `interviews of several questionnaires stand in files of their own`() throws {
    let one = try Sample.questionnaire(Sample.item("text", "a"), id: "one")
    let two = try Sample.questionnaire(Sample.item("text", "b"), id: "two")
    let files = Export([two, one]).files(of: [
      Sample.record(1, [.text(name: "a", "x")], id: "one"),
      Sample.record(2, [.text(name: "b", "y")], id: "two"),
    ])
    #expect(files.map(\.name) == ["two.csv", "one.csv"])
    #expect(files.map(\.answerLines) == [["KEY,b", "uuid:2,y"], ["KEY,a", "uuid:1,x"]])
  }

  @Test func `the same records give the same bytes`() throws {
    let survey = try Sample.questionnaire(
      Sample.item("select_multiple", "langs", #""choices": "tongues""#))
    let records = (1...50).map {
      Sample.record($0, [.text(name: "langs", "fr"), .text(name: "u\($0 % 7)", "x")])
    }
    let first = Export([survey]).files(of: records)
    #expect(Export([survey]).files(of: records) == first)
    #expect(first.first?.unexplained == ["u1", "u2", "u3", "u4", "u5", "u6", "u0"])
  }
}
