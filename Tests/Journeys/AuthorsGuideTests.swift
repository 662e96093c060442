import Foundation
import TestKit
import Testing

extension JourneyTests {
  /// The author's guide: whoever does what it says sees what it shows.
  @Suite struct AuthorsGuideTests {
    private static let name = "docs/authors-guide.md"

    private func guide() throws -> String {
      try String(contentsOf: BundledFiles.root.appending(path: Self.name), encoding: .utf8)
    }

    /// Runs a command of the guide as a shell does, in the folder of whoever follows it.
    private func run(_ command: GuideCommand, _ account: Account) throws -> Finished {
      let script = "cd '\(account.path("guide"))' && {\n\(command.text)\n} 2>&1"
      return try Finished(
        Job("/bin/sh", ["-c", script], environment: account.environment), within: .seconds(60))
    }

    @Test func `whoever follows the guide step by step sees what it shows`() throws {
      let account = try Account()
      let programs = URL(filePath: Programs.canvass).deletingLastPathComponent().path
      account.environment["PATH"] = programs + ":/usr/local/bin:/usr/bin:/bin"
      try account.write("", to: "guide/.begun")
      try FileManager.default.copyItem(
        atPath: Programs.questionnaires, toPath: account.path("guide/questionnaires"))
      var commands = 0
      for step in try FollowedGuide.steps(of: guide()) {
        switch step {
        case .file(let name, let text): try account.write(text, to: "guide/" + name)
        case .command(let command):
          commands += 1
          let finished = try run(command, account)
          var said = finished.text.split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
          if said.last == "" { said.removeLast() }
          let place = command.difference(from: said)
          #expect(
            place == nil, "\(Self.name):\(place ?? 0): '\(command.text)' said\n\(finished.text)")
          #expect(
            finished.ending == .exited(command.status),
            "\(Self.name):\(command.line): '\(command.text)' said\n\(finished.text)")
        }
      }
      #expect(commands > 60)
    }

    @Test func `every feature of the table is in the instrument that it names`() throws {
      let rows = FeatureTable(in: try guide()).rows
      #expect(rows.count > 50)
      for row in rows {
        let path = Programs.questionnaires + "/" + row.instrument + ".json"
        let questionnaire = try JSON(String(contentsOfFile: path, encoding: .utf8))
        #expect(row.missing(in: questionnaire) == [], "\(Self.name):\(row.line): \(row.key)")
      }
    }

    @Test func `what the guide leaves out may be any lines, and only there`() {
      var command = GuideCommand(line: 10, text: "canvass list")
      for line in ["first", "…", "last", "[exit 1]"] { command.take(line) }
      #expect(command.status == 1)
      #expect(command.difference(from: ["first", "last"]) == nil)
      #expect(command.difference(from: ["first ", "a", "b", "last"]) == nil)
      #expect(command.difference(from: ["other", "last"]) == 11)
      #expect(command.difference(from: ["first", "last", "more"]) == 14)
      #expect(command.difference(from: ["first", "a"]) == 13)
    }
  }
}
