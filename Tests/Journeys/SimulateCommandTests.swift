import Foundation
import Testing

extension JourneyTests {
  @Suite struct SimulateCommandTests {
    private let survey = "diaspora-skills-register"

    /// A questionnaire in which one question is asked of nobody.
    private let unreachable = """
      {"id": "small", "version": "1", "title": "Small", "items": [
        {"type": "integer", "name": "age", "label": "Age?", "constraint": ". >= 0 and . < 120"},
        {"type": "text", "name": "ghost", "label": "Ghost?", "relevant": "${age} > 130"}
      ]}
      """

    @Test func `what is never reached is said with its place, its rule and what it reads`() throws {
      let account = try Account()
      let path = try account.write(unreachable, to: "small.json")
      let simulated = try account.canvass("simulate", path, "--count", "20").succeeded()
      #expect(simulated.lines[0].contains("20 interviews"))
      let ghost = try #require(simulated.lines.first { $0.contains("ghost") })
      #expect(ghost.contains(path + ":3:"))
      #expect(ghost.contains("${age} > 130; it reads age"))
      #expect(!FileManager.default.fileExists(atPath: account.path("store")))
    }

    @Test func `the same seed says the same, to the byte`() throws {
      let account = try Account()
      let told = try (0..<2).map { _ in
        try account.canvass("simulate", survey, "--count", "5", "--seed", "9", "--json")
          .succeeded().output
      }
      #expect(told[0] == told[1])
      let coverage = try JSON(String(decoding: told[0], as: UTF8.self))
      #expect(coverage["interviews"]?.number == 5)
      #expect(coverage["unfinished"]?.elements == [])
      #expect(coverage["items"]?.elements.isEmpty == false)
    }

    @Test func `a constraint that nothing meets fails, with the item`() throws {
      let account = try Account()
      let path = try account.write(
        """
        {"id": "small", "version": "1", "title": "Small", "items": [
          {"type": "integer", "name": "age", "label": "Age?", "required": true,
           "constraint": ". * . < 0"}
        ]}
        """, to: "small.json")
      let simulated = try account.canvass("simulate", path, "--count", "2").exited(1)
      #expect(simulated.text.contains(path + ":3:"), "\(simulated.text)")
      #expect(simulated.text.contains("could not be finished"))
    }

    @Test func `simulated interviews are kept in a store of their own, marked, and exported`()
      throws
    {
      let account = try Account()
      let trial = account.path("trial")
      let arguments = ["simulate", survey, "--count", "6", "--into", trial]
      try account.canvass(arguments).succeeded()
      let listed = try account.canvass("list", "--store", trial, "--json").succeeded().lines
      #expect(listed.count == 6)
      let id = try #require(try JSON(listed[0])["id"]?.string)
      let shown = try JSON(
        account.canvass("show", id, "--store", trial, "--json", "--sensitive").succeeded().text)
      #expect(shown["interviewer"]?.string == "simulated")
      #expect(shown["device"]?.string == "simulated")
      #expect(shown["state"]?.string == "finalized")
      let exported = try account.canvass(
        "export", "--store", trial, "--format", "jsonl", "--output", "-"
      ).succeeded()
      #expect(exported.lines.count == 6)
      // The same again is refused, another seed is added.
      let again = try account.canvass(arguments).exited(1)
      #expect(again.notices.contains("another --seed"))
      try account.canvass(arguments + ["--seed", "2"]).succeeded()
      #expect(
        try account.canvass("list", "--store", trial, "--json").succeeded().lines.count == 12)
    }

    @Test func `a store with a real interview is refused and stays as it was`() throws {
      let account = try Account()
      _ = try Tiny.hold(account, "Zoë", age: 33)
      let refused = try account.canvass(
        "simulate", survey, "--count", "2", "--into", account.path("store")
      ).exited(1)
      #expect(refused.notices.contains("real interviews"))
      #expect(try account.list().count == 1)
    }
  }
}
