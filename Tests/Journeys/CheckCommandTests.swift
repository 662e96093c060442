import Foundation
import Testing

extension JourneyTests {
  @Suite struct CheckCommandTests {
    /// Questionnaires that are wrong in one way each, and what the report calls it by.
    static let faulty = [
      "bracket.json": #"{"id": "a", "version": "1", "title": "A", "items": [}"#,
      "comma.json": #"{"id": "a", "version": "1", "title": "A", "items": [],}"#,
      "twice.json": """
      {"id": "a", "version": "1", "title": "A", "items": [
        {"type": "text", "name": "who", "label": "Who?"},
        {"type": "text", "name": "who", "label": "Who else?"}
      ]}
      """,
      "type.json": """
      {"id": "a", "version": "1", "title": "A", "items": [
        {"type": "txt", "name": "who", "label": "Who?"}
      ]}
      """,
      "reference.json": """
      {"id": "a", "version": "1", "title": "A", "items": [
        {"type": "text", "name": "who", "label": "Who?", "relevant": "${nobody} = 1"}
      ]}
      """,
      "expression.json": """
      {"id": "a", "version": "1", "title": "A", "items": [
        {"type": "text", "name": "who", "label": "Who?", "relevant": "1 +"}
      ]}
      """,
      "empty.json": "",
    ]

    private func bundled() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: Programs.questionnaires)
        .filter { $0.hasSuffix(".json") }.sorted().map { Programs.questionnaires + "/" + $0 }
    }

    @Test func `the bundled questionnaires have no fault`() throws {
      let checked = try Account().canvass(["check"] + bundled()).succeeded()
      #expect(checked.output.isEmpty)
      #expect(try bundled().count >= 6)
    }

    @Test func `every fault has its file, line and column`() throws {
      let account = try Account()
      for (name, text) in Self.faulty { try account.write(text, to: "faulty/" + name) }
      let paths = try account.names(in: "faulty").map { account.path("faulty/" + $0) }
      let checked = try account.canvass(["check"] + paths).exited(1)
      for path in paths {
        let place = try Regex(NSRegularExpression.escapedPattern(for: path) + #":\d+:\d+: error: "#)
        #expect(checked.lines.contains { $0.prefixMatch(of: place) != nil }, "\(checked.text)")
      }
      let places = ["twice.json:3:", "type.json:2:", "reference.json:2:", "expression.json:2:"]
      for place in places { #expect(checked.text.contains(place), "\(checked.text)") }
    }

    @Test func `the same for scripts, one object a line`() throws {
      let account = try Account()
      for (name, text) in Self.faulty {
        let path = try account.write(text, to: name)
        let checked = try account.canvass("check", "--json", path).exited(1)
        let problems = try checked.lines.map { try JSON($0) }
        #expect(!problems.isEmpty)
        for problem in problems {
          #expect(problem["file"]?.string == path)
          #expect(problem["line"]?.number ?? 0 >= 1)
          #expect(problem["column"]?.number ?? 0 >= 1)
          #expect(problem["what"]?.string?.isEmpty == false)
        }
        #expect(problems.contains { $0["severity"]?.string == "error" })
      }
    }

    /// Ten thousand levels of nothing, of lists, of groups in groups.
    static let deep = [
      #"{"a":"#, "[", #"{"type": "group", "name": "g", "label": "G", "items": ["#,
    ]

    @Test(arguments: deep)
    func `ten thousand levels are refused in a sentence`(level: String) throws {
      let account = try Account()
      let head = #"{"id": "a", "version": "1", "title": "A", "items": ["#
      let path = try account.write(
        head + String(repeating: level, count: 10_000), to: "deep.json")
      let checked = try account.canvass("check", path, within: .seconds(5)).exited(1)
      #expect(checked.lines.count + checked.sentences.count == 1, "\(checked.text.prefix(500))")
    }

    @Test func `ten thousand groups that are closed again are refused too`() throws {
      let account = try Account()
      let head = #"{"id": "a", "version": "1", "title": "A", "items": ["#
      let groups = (1...10_000).map {
        #"{"type": "group", "name": "g\#($0)", "label": "G", "items": ["#
      }
      let path = try account.write(
        head + groups.joined() + String(repeating: "]}", count: 10_000) + "]}", to: "deep.json")
      let checked = try account.canvass("check", path, within: .seconds(5)).exited(1)
      #expect(checked.lines.count + checked.sentences.count == 1, "\(checked.text.prefix(500))")
    }

    @Test func `a file of seventy million bytes is refused at once`() throws {
      let account = try Account()
      let path = try account.write("{", to: "large.json")
      let file = try FileHandle(forWritingTo: URL(filePath: path))
      try file.truncate(atOffset: 70_000_000)
      try file.close()
      let checked = try account.canvass("check", path, within: .seconds(2)).exited(1)
      #expect(checked.sentences.count == 1)
      #expect(checked.notices.contains("64 MiB"), "\(checked.notices)")
    }

    @Test func `a file that is not there is said to be so`() throws {
      let account = try Account()
      let checked = try account.canvass("check", account.path("none.json")).exited(1)
      #expect(
        checked.sentences == [
          "\(account.path("none.json")): cannot be read: "
            + "No such file or directory"
        ])
    }
  }
}
