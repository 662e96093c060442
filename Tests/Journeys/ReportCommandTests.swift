import Foundation
import Records
import Store
import Testing

extension JourneyTests {
  @Suite struct ReportCommandTests {
    private let questionnaire = """
      {"id": "small", "version": "1", "title": "Small",
       "choices": {"sex": [{"name": "w", "label": "Women"}, {"name": "m", "label": "Men"}],
         "band": [{"name": "young", "label": "Under 40"}, {"name": "old", "label": "40 and over"}]},
       "indicators": [{"name": "mean_age", "label": "Mean age", "value": "${age}", "by": ["sex"]}],
       "quotas": [{"name": "women", "label": "Women", "when": "${sex} = 'w'", "target": 10}],
       "items": [
        {"type": "select_one", "name": "sex", "label": "Sex?", "choices": "sex", "required": true},
        {"type": "calculate", "name": "band", "choices": "band",
         "calculation": "if(${age} = '', '', if(${age} < 40, 'young', 'old'))"},
        {"type": "integer", "name": "age", "label": "Age?", "required": true,
         "constraint": ". >= 18 and . < 120"}
      ]}
      """

    @Test func `a store of interviews gives its figures, cautioned, with small bases flagged`()
      throws
    {
      let account = try Account()
      let path = try account.write(questionnaire, to: "small.json")
      let trial = account.path("trial")
      try account.canvass("simulate", path, "--count", "40", "--into", trial).succeeded()
      let report = try account.canvass("report", path, "--store", trial).succeeded()
      #expect(report.lines[0] == "small 1: 40 interviews")
      #expect(report.lines[1].contains("no random sample"))
      #expect(report.lines[1].contains("no margin of error"))
      #expect(report.text.contains("mean_age: Mean age"))
      #expect(report.lines.contains { $0.contains("Women") && $0.contains("few: n < 30") })
      #expect(report.text.contains("Quotas"))
      let women = try #require(report.lines.last { $0.contains("Women") })
      #expect(women.hasSuffix("over"), "\(women)")
      #expect(report.notices.contains("the quota 'women' is over: "))
      let bands = try account.canvass("report", path, "--store", trial, "--by", "band").succeeded()
      let names = ["Under 40", "40 and over"]
      let rows = bands.lines.filter { line in names.contains { line.contains($0) } }
      #expect(rows.count == 2 && rows[0].contains("Under 40"), "\(bands.text)")
      let json = try JSON(
        account.canvass("report", path, "--store", trial, "--json").succeeded().text)
      #expect(json["interviews"]?.number == 40)
      let quota = try #require(json["quotas"]?.elements.first)
      #expect(quota["level"]?.string == "over")
      #expect(quota["partial"]?.number == 0)
      #expect(quota["complete"]?.number ?? 0 >= 11)
      #expect(json["indicators"]?.elements.first?["total"]?["n"]?.number == 40)
    }

    @Test func `exported lines give the same as the store they came from`() throws {
      let account = try Account()
      let path = try account.write(questionnaire, to: "small.json")
      let trial = account.path("trial")
      try account.canvass("simulate", path, "--count", "40", "--into", trial).succeeded()
      let export = account.path("all.jsonl")
      try account.canvass(
        "export", "--store", trial, "--questionnaires", account.folder, "--format", "jsonl",
        "--output", export
      ).succeeded()
      let kept = try account.canvass("report", path, "--store", trial).succeeded().text
      #expect(try account.canvass("report", path, "--from", export).succeeded().text == kept)
      // What is in both counts once.
      #expect(
        try account.canvass("report", path, "--from", export, "--store", trial).succeeded().text
          == kept)
    }

    @Test func `one interview that cannot be read is named, and keeps nobody from the others`()
      throws
    {
      let account = try Account()
      let path = try account.write(questionnaire, to: "small.json")
      let trial = account.path("trial")
      try account.canvass("simulate", path, "--count", "12", "--into", trial).succeeded()
      let store = try Store(directory: trial)
      let broken = try #require(try store.records().first)
      try store.keep([
        Receipt(key: broken.key, collector: "c", receivedAt: broken.finalized, sequence: 1)
      ])
      try store.reduce(broken.key.id, to: Array("{}".utf8))
      let report = try account.canvass("report", path, "--store", trial).exited(1)
      #expect(report.text.contains("11 interviews"), "\(report.text)")
      let exported = try account.canvass(
        "export", "--store", trial, "--questionnaires", account.folder, "--format", "jsonl",
        "--output", "-"
      ).exited(1)
      #expect(exported.lines.count == 11)
      let doctor = try account.canvass("doctor", "--store", trial).exited(1)
      for notices in [report.notices, exported.notices] {
        #expect(notices.contains("the record '\(broken.key.id)' cannot be read"), "\(notices)")
      }
      #expect(doctor.text.contains("damaged, or not made here: \(broken.key.id)"))
    }

    @Test func `names that nothing has are refused, and lines that are no interviews`() throws {
      let account = try Account()
      let path = try account.write(questionnaire, to: "small.json")
      let indicator = try account.canvass("report", path, "--indicator", "x").exited(1)
      #expect(indicator.notices.contains("there is no indicator 'x'; there are mean_age"))
      let by = try account.canvass("report", path, "--by", "age").exited(1)
      #expect(by.notices.contains("name a select_one"))
      let broken = try account.write("{}\n", to: "broken.jsonl")
      let from = try account.canvass("report", path, "--from", broken).exited(1)
      #expect(from.notices.contains("broken.jsonl:1: is no exported interview"))
    }

    @Test func `sealed interviews without their key are counted and said`() throws {
      let account = try Account()
      let key = try account.canvass("keys", "new", account.path("s.key"), "--no-passphrase")
        .succeeded().lines[0]
      let path = try account.write(
        Tiny.text.replacing("\"version\"", with: key + ", \"version\""), to: "tiny.json")
      let program = try account.open("interview", path)
      var person = Interviewing(program.terminal)
      try person.answer(Tiny.steps("Zoë", age: 33))
      try Tiny.finish(program)
      let report = try account.canvass("report", path).succeeded()
      #expect(report.lines[0] == "tiny 1: 0 interviews")
      #expect(report.notices.contains("1 sealed interview cannot be read"))
      let opened = try account.canvass("report", path, "--key", account.path("s.key")).succeeded()
      #expect(opened.lines[0] == "tiny 1: 1 interview")
    }
  }
}
