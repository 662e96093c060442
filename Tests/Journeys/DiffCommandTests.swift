import Testing

extension JourneyTests {
  @Suite struct DiffCommandTests {
    private func file(
      _ account: Account, _ name: String, version: String, _ items: String
    ) throws -> String {
      try account.write(
        #"{"id": "tiny", "version": "\#(version)", "title": "T", "items": [\#(items)]}"#, to: name)
    }

    private static let who = #"{"type": "text", "name": "who", "label": "Who?"}"#
    private static let age = #"{"type": "integer", "name": "age", "label": "Age?"}"#

    @Test func `what breaks comes first, and fails`() throws {
      let account = try Account()
      let old = try file(account, "1.json", version: "1", Self.who + "," + Self.age)
      let new = try file(
        account, "2.json", version: "2",
        #"{"type": "note", "name": "hello", "label": "Hello."},"# + Self.who)
      let told = try account.canvass("diff", old, new).exited(1)
      #expect(
        told.lines == [
          "tiny 1 → tiny 2: 1 breaking, 0 careful, 1 harmless", "breaking (1):", "  age: gone",
          "harmless (1):", "  hello: new",
        ])
      #expect(told.notices.isEmpty)
    }

    @Test func `what breaks nothing succeeds`() throws {
      let account = try Account()
      let old = try file(account, "1.json", version: "1", Self.who)
      let new = try file(account, "2.json", version: "2", Self.who + "," + Self.age)
      #expect(try account.canvass("diff", old, new).succeeded().text.contains("age: new"))
      let same = try account.canvass("diff", old, old).succeeded()
      #expect(same.lines == ["tiny 1 → tiny 1: no change"])
    }

    @Test func `for scripts a change is a line of JSON`() throws {
      let account = try Account()
      let old = try file(account, "1.json", version: "1", Self.who)
      let new = try file(
        account, "2.json", version: "2", #"{"type": "text", "name": "name", "label": "Who?"}"#)
      let lines = try account.canvass("diff", old, new, "--json").succeeded().lines
      let change = try JSON(try #require(lines.first))
      #expect(lines.count == 1)
      #expect(change["change"]?.string == "renamed" && change["sure"]?.string == "certain")
      #expect(change["old"]?.string == "who" && change["new"]?.string == "name")
      let told = try account.canvass("diff", old, new, "--json", "--rename", "who=").exited(1)
      #expect(try told.lines.map { try JSON($0)["change"]?.string } == ["removed", "added"])
    }

    @Test func `two contents under one version are said to be so`() throws {
      let account = try Account()
      let old = try file(account, "1.json", version: "1", Self.who)
      let new = try file(account, "2.json", version: "1", Self.who + "," + Self.age)
      let told = try account.canvass("diff", old, new).exited(1)
      #expect(told.notices.contains("give the changed questionnaire a new version"))
    }

    @Test func `a file that does not load is reported as ever`() throws {
      let account = try Account()
      let old = try file(account, "1.json", version: "1", Self.who)
      let new = try file(account, "2.json", version: "2", #"{"type": "txt", "name": "who"}"#)
      let told = try account.canvass("diff", old, new).exited(1)
      #expect(told.output.isEmpty)
      #expect(told.notices.contains("2.json:1:") && told.notices.contains("error"))
      let unknown = try account.canvass("diff", old, old, "--rename", "nobody=who").exited(1)
      #expect(unknown.sentences == ["--rename: the old version has no item 'nobody'"])
    }

    @Test func `what a file says cannot take hold of the terminal`() throws {
      let account = try Account()
      let old = try file(account, "1.json", version: "1", Self.who)
      let new = try file(account, "2.json", version: "2\\u202e", Self.who)
      #expect(!(try account.canvass("diff", old, new).succeeded().text.contains("\u{202e}")))
    }
  }
}
