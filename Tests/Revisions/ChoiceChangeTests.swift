import Revisions
import Testing

struct ChoiceChangeTests {
  private func changes(_ old: String, _ new: String) throws -> [String] {
    let items = select("a", "list") + "," + several("b", "list")
    return try Versions(
      items, items, oldChoices: #""list": [\#(old)]"#, newChoices: #""list": [\#(new)]"#
    ).changes()
  }

  private func choice(_ name: String, _ label: String, _ more: String = "") -> String {
    #"{"name": "\#(name)", "label": "\#(label)"\#(more)}"#
  }

  @Test func `a choice that is gone breaks, a new one does not`() throws {
    #expect(
      try changes(
        [choice("x", "X"), choice("y", "Y")].joined(separator: ","),
        [choice("x", "X"), choice("z", "Z")].joined(separator: ",")) == [
          "breaking choices list (a, b): choices gone: y",
          "careful choices list (a, b): new choices: z",
        ])
  }

  @Test func `a choice with the label of one that is gone is that one`() throws {
    #expect(
      try changes(
        [choice("m", "Male"), choice("f", "Female")].joined(separator: ","),
        [choice("male", "Male"), choice("f", "Female")].joined(separator: ",")) == [
          "careful choices list (a, b): choices renamed: m → male"
        ])
  }

  /// What is told beside the new name, where a rule about `a` goes with it, or does not.
  @Test(arguments: [
    ("${a} = 'm'", "${a} = 'male'", nil), ("'m' != ${a}", "'male' != ${a}", nil),
    ("selected(${a}, 'm')", "selected( ${a},'male' )", nil),
    ("${n} > 1 and (${a} = 'm' or ${a} = 'f')", "${n} > 1 and (${a} = 'male' or ${a} = 'f')", nil),
    ("${a} = 'f'", "${a} = 'f'", nil), ("selected(${a}, 'f')", "selected(${a}, 'f')", nil),
    ("${a} = 'm'", "${a} = 'm'", "other relevant"), ("${a} = 'm'", "${a} = 'f'", "other relevant"),
    ("once(${a}) = 'm'", "once(${a}) = 'm'", "its relevant hangs on choices list"),
    ("string-length(${a}) = 1", "string-length(${a}) = 1", "its relevant hangs on choices list"),
    ("${n} = 'm'", "${n} = 'male'", "other relevant"),
    ("1 + ${a} = 'm'", "1 + ${a} = 'male'", "other relevant"),
  ])
  func `a rule that follows a choice to its new name says what it said`(
    old: String, new: String, told: String?
  ) throws {
    func items(_ rule: String) -> String {
      let asks = #""choices": "list", "or_other": true"#
      return [
        text("n"), item("select_one", "a", nil, asks), text("b", nil, #""relevant": "\#(rule)""#),
      ].joined(separator: ",")
    }
    let changes = try Versions(
      items(old), items(new),
      oldChoices: #""list": [\#(choice("m", "Male")), \#(choice("f", "Female"))]"#,
      newChoices: #""list": [\#(choice("male", "Male")), \#(choice("f", "Female"))]"#
    ).changes()
    let others = changes.filter { !$0.hasPrefix("careful choices list (a): choices renamed") }
    #expect(others.count == (told == nil ? 0 : 1), "\(others)")
    if let told { #expect(others.allSatisfy { $0.hasPrefix("breaking b: " + told) }, "\(others)") }
  }

  @Test func `a label that several have tells nothing`() throws {
    #expect(
      try changes(
        [choice("x", "Other"), choice("k", "K")].joined(separator: ","),
        [choice("y", "Other"), choice("z", "Other"), choice("k", "K")].joined(separator: ","))
        == [
          "breaking choices list (a, b): choices gone: x; "
            + "whether these were renamed cannot be told: x",
          "careful choices list (a, b): new choices: y, z",
        ])
  }

  @Test func `labels, columns and order are compared`() throws {
    #expect(
      try changes(
        [choice("x", "X"), choice("y", "Y"), choice("z", "Z")].joined(separator: ","),
        [choice("y", "Why"), choice("x", "x"), choice("z", "Z", #", "area": "1""#)]
          .joined(separator: ",")) == [
          "careful choices list (a, b): choices with another label: x, y",
          "careful choices list (a, b): choices with other columns or marks: z",
          "harmless choices list (a, b): the choices stand in another order",
        ])
  }

  @Test func `a choice that excludes the others now is told, and mended by hand`() throws {
    let x = choice("x", "X") + ","
    let before = #""list": [\#(x + choice("none", "None"))]"#
    let after = #""list": [\#(x + choice("none", "None", #", "exclusive": true"#))]"#
    let items = several("a", "list") + "," + several("b", "list")
    let versions = try Versions(items, items, oldChoices: before, newChoices: after)
    #expect(
      try versions.changes() == [
        "breaking choices list (a, b): choices that exclude the others now: none; "
          + "answers in drafts may have them beside others"
      ])
    #expect(
      try Versions(items, items, oldChoices: after, newChoices: before).changes() == [
        "careful choices list (a, b): choices with other columns or marks: none"
      ])
    var draft = try Draft(versions.old)
    try draft.answer("a", "x none")
    try draft.answer("b", "none")
    let moved = try draft.migrated(versions)
    #expect(moved.report.toMend.map(\.path) == ["a"])
    #expect(moved.interview.answer("a") == "x none")
  }

  @Test func `another list is compared with the one before`() throws {
    let versions = try Versions(
      select("a", "sex"), select("a", "gender"),
      newChoices: """
        "gender": [{"name": "f", "label": "Female"}, {"name": "x", "label": "Other"}]
        """)
    #expect(
      try versions.changes() == [
        "harmless choices sex → gender (a): the questions have another list",
        "breaking choices sex → gender (a): choices gone: m",
        "careful choices sex → gender (a): new choices: x",
      ])
  }

  @Test func `of many names a line shows some, and scripts are told all`() throws {
    let many = (1...20).map { choice("c\($0)", "C\($0)") }
    let items = select("a", "list")
    let versions = try Versions(
      items, items, oldChoices: #""list": [\#(many.joined(separator: ","))]"#,
      newChoices: #""list": [\#(many[0])]"#)
    let change = try #require(try versions.revision().changes.first)
    #expect(change.line.hasSuffix("c7, c8, c9 and 11 more"))
    guard case .choicesRemoved(let names, _, _) = change.kind else {
      Issue.record("\(change)")
      return
    }
    #expect(names.count == 19)
  }
}
