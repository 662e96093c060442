import Foundation
import TestKit
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
      let checked = try Account().canvass(["check", "--strict", "--no-advice"] + bundled())
        .succeeded()
      #expect(checked.output.isEmpty)
      #expect(try bundled().count >= 6)
    }

    private static let advised = """
      {"id": "a", "version": "1", "title": "A", "languages": ["en"], "choices": {"l": [{"name": "x", "label": "X"}]}, "items": [
        {"type": "text", "name": "who", "label": "Are you undocumented?"}
      ]}
      """

    @Test func `advice comes after faults, never fails, and can be left out or asked for alone`()
      throws
    {
      let account = try Account()
      let path = try account.write(Self.advised, to: "advised.json")
      let checked = try account.canvass("check", path).succeeded()
      let codes = checked.lines.compactMap { $0.wholeMatch(of: #/.*\(([a-z-]+)\)/#)?.output.1 }
      #expect(codes == ["unused-choice-list", "forbidden-topic"])
      #expect(checked.notices.contains("1 piece of advice"))
      let silent = try account.canvass("check", "--no-advice", path).succeeded()
      #expect(!silent.text.contains("advice"))
      let without = try account.canvass("check", "--without", "agree-disagree", path).succeeded()
      #expect(!without.text.contains("agree-disagree"))
      let unknown = try account.canvass("check", "--without", "duplicate-name", path)
      #expect(unknown.notices.contains("no advice has that code"))
      let alone = try account.canvass("check", "--strict", "--advice-only", path).succeeded()
      #expect(alone.lines.count == 1 && alone.text.contains("forbidden-topic"))
      let json = try account.canvass("check", "--json", "--advice-only", path).succeeded()
      #expect(try JSON(json.lines.first ?? "")["severity"]?.string == "advice")
      _ = try account.canvass("check", "--strict", path).exited(1)
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

    /// Questionnaires with many faults each, beside the tests of the module that finds them.
    private static let folder = BundledFiles.root.appending(path: "Tests/Questionnaires/Faulty")

    private func copied(_ names: String..., to account: Account) throws {
      for name in names {
        let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: name)))
        try account.write(bytes, to: "study/" + name)
      }
    }

    @Test(arguments: ["never-asked", "syntax", "tabs"])
    func `the report shows the line and a caret under the character`(name: String) throws {
      let account = try Account()
      try copied(name + ".json", to: account)
      let checked = try account.canvass("check", account.path("study/\(name).json"))
      let lines = checked.lines.map {
        $0.replacingOccurrences(of: account.path("study/"), with: "")
      }
      try Snapshots.verify(lines, "check-\(name)")
    }

    @Test func `a folder is checked file by file`() throws {
      let account = try Account()
      try copied("never-asked.json", "paths.json", to: account)
      try account.write("{}", to: "study/questionnaire.schema.json")
      let checked = try account.canvass("check", account.path("study/")).exited(1)
      #expect(checked.text.contains(account.path("study/never-asked.json") + ":7:80: warning"))
      #expect(checked.text.contains(account.path("study/paths.json") + ":5:60: error"))
      #expect(!checked.text.contains("schema.json"))
      try account.write("", to: "empty/none.txt")
      let empty = try account.canvass("check", account.path("empty")).exited(1)
      #expect(empty.sentences.first?.contains("holds no questionnaire") == true)
    }

    @Test func `warnings fail only when that is asked for, also as JSON`() throws {
      let account = try Account()
      try copied("never-asked.json", to: account)
      let path = account.path("study/never-asked.json")
      for json in [[], ["--json"]] {
        try account.canvass(["check", path] + json).succeeded()
        try account.canvass(["check", path, "--strict"] + json).exited(1)
      }
      let lines = try account.canvass("check", "--json", path).succeeded().lines.map {
        $0.replacingOccurrences(of: account.path("study/"), with: "")
      }
      try Snapshots.verify(lines, "check-never-asked-json")
    }

    @Test func `a code is explained with an example and its mend`() throws {
      let account = try Account()
      let explained = try account.canvass("check", "--explain", "costly-pattern").succeeded()
      #expect(explained.lines.first == "costly-pattern (warning)")
      #expect(explained.text.contains("Mended:"))
      let unknown = try account.canvass("check", "--explain", "costly-patern").exited(1)
      #expect(unknown.sentences.first?.contains("did you mean 'costly-pattern'?") == true)
    }

    @Test func `a line as long as the file is cut around the place`() throws {
      let account = try Account()
      try copied("minified.json", to: account)
      let checked = try account.canvass("check", account.path("study/minified.json")).exited(1)
      let caret = try #require(checked.lines.first { $0.hasSuffix("^") })
      let shown = try #require(checked.lines.first { $0.hasPrefix("    …") })
      #expect(shown.count < 90)
      #expect(Array(shown)[caret.count - 1] == "a")
      #expect(String(Array(shown)[(caret.count - 1)...]).hasPrefix("adn ${q2}"))
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
      #expect(checked.notices.contains("40 MiB"), "\(checked.notices)")
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
