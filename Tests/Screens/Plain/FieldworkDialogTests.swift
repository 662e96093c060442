import Interviews
import Questionnaires
import Records
import Testing
import Values

@testable import Screens

/// What an interviewer does about questions beside answering them, line by line.
@Suite struct FieldworkDialogTests {
  static let items = """
    {"type": "integer", "name": "age", "label": "How old is Ana?",
     "checks": [{"rule": ". <= 90", "message": "90 is seldom passed."}]},
    {"type": "text", "name": "story", "appearance": "multiline", "label": "Tell me the story.",
     "probes": ["What was hardest?", "Who helped?"], "codes": "theme"},
    {"type": "integer", "name": "people", "label": "How many live here?",
     "checks": [{"rule": ". >= 1", "message": "Somebody lives here.", "severity": "critical"}]}
    """
  static let choices = """
    "theme": [{"name": "work", "label": "Work"}, {"name": "home", "label": "Home"}]
    """

  private func dialog(mode: Mode = .capi) throws -> Dialog {
    try Dialog(Self.items, choices: Self.choices, mode: mode)
  }

  // MARK: Checks

  @Test func `an unlikely answer asks why, and is kept with the reason`() throws {
    var dialog = try dialog()
    let said = dialog.type("97")
    #expect(
      said.hasPrefix(
        "Saved.\n\nPlease check: 90 is seldom passed.\n  1 Change the answer\n"
          + "  2 It is right: say why\n"), "\(said)")
    #expect(dialog.type("2").hasSuffix("It is right: say why\nWhy, in a few words: \n"))
    #expect(dialog.type("").contains("Say in a few words why the answer is right"))
    let next = dialog.type("seen her papers")
    #expect(next.hasPrefix("Saved.\n\nQuestion 2 of about 3"), "\(next)")
    let confirmation = Mark.confirmation(check: 0, note: "seen her papers")
    #expect(dialog.events.contains(.marked(Address("age"), confirmation)))
  }

  @Test func `from a reason one goes back to the choices, and from them to the answer`() throws {
    var dialog = try dialog()
    dialog.type("97", "2")
    #expect(dialog.type("<").contains("Please check: 90 is seldom passed.\n"))
    #expect(dialog.type("<").contains("How old is Ana?\n"))
    #expect(dialog.type("80").contains("Tell me the story."))
    #expect(try dialog.answer("age") == "80")
  }

  @Test func `the list of answers shows what is to confirm, by its number`() throws {
    var dialog = try dialog()
    dialog.type("97", "<")
    let said = dialog.type("=4")
    #expect(said.contains("Show =1 all, =2 left, =3 to fix, =4 to confirm (now), =5 notes\n"))
    #expect(said.contains("  1 ? How old is Ana? - 90 is seldom passed."))
    #expect(!said.contains("Tell me the story."))
    #expect(dialog.type("=5").contains("\nNothing here\n"))
    #expect(dialog.type("=6").hasPrefix("Error: 6 is not in the list."))
    #expect(dialog.type("=1").contains("Tell me the story."))
  }

  @Test func `a critical check is said in its own words before the end`() throws {
    var dialog = try dialog()
    dialog.type("80", "", "0")
    #expect(dialog.said.hasSuffix("Number: \n"))
    #expect(dialog.type("=3").contains("! How many live here? - Somebody lives here."))
    let there = dialog.type("1")
    #expect(there.contains("Error: Somebody lives here.\n"), "\(there)")
    #expect(there.contains("\nHow many live here?\n"), "\(there)")
    #expect(dialog.type("2").contains("\nHow many live here?") == false)
  }

  @Test func `what is left is led to with what is wrong there`() throws {
    var dialog = try dialog()
    dialog.type("80", "", "0", "")
    let there = dialog.type("1")
    #expect(there.contains("Error: Somebody lives here.\n"), "\(there)")
  }

  @Test func `a confirmed answer is listed with its reason, and its confirmation taken back`()
    throws
  {
    var dialog = try dialog()
    dialog.type("97", "2", "seen her papers", "", "=4")
    #expect(
      dialog.said.contains(
        "  1 = How old is Ana? - 90 is seldom passed. (confirmed: seen her papers)"))
    #expect(dialog.type("1").contains("3 Not sure any more: take the confirmation back"))
    #expect(dialog.type("3").contains("The confirmation was taken back"))
    let withdrawn = Mark.confirmation(check: 0, note: "")
    #expect(dialog.events.contains(.marked(Address("age"), withdrawn)))
  }

  // MARK: Probes, codes and times

  @Test func `probes are listed, ticked by their sign and unticked by it`() throws {
    var dialog = try dialog()
    let said = dialog.type("80")
    #expect(said.contains("was asked:\n  +1 What was hardest?\n  +2 Who helped?\nText"), "\(said)")
    #expect(dialog.type("+2").contains("  +2 Who helped? (asked)\n"))
    #expect(dialog.events.last == .marked(Address("story"), .probe(1, isAsked: true)))
    dialog.type("+2")
    #expect(dialog.events.last == .marked(Address("story"), .probe(1, isAsked: false)))
    #expect(dialog.type("+3").hasPrefix("Error: 3 is not in the list."))
  }

  @Test func `within a text the sign of a probe is text, and masked it is from the first line`()
    throws
  {
    var dialog = try dialog()
    dialog.type("80", "\\+1", "+2", ".")
    #expect(try dialog.answer("story") == "+1\n+2")
    #expect(
      !dialog.events.contains { if case .marked = $0 { true } else { false } })
  }

  @Test func `who answers alone is shown no probes`() throws {
    var dialog = try dialog(mode: .casi)
    #expect(!dialog.type("80").contains("hardest"))
    dialog.type("+1", ".")
    #expect(try dialog.answer("story") == "+1")
  }

  @Test func `the first such words of the answer are coded, and the code is taken away again`()
    throws
  {
    var dialog = try dialog()
    dialog.type("80", "I found Work,", "then work again.", ".", "<")
    let said = dialog.type("&work WORK, then")
    #expect(said.hasPrefix("The passage is coded\n"), "\(said)")
    #expect(said.contains("Coded Work: \"Work, then\"\n"))
    #expect(
      dialog.events.last == .marked(Address("story"), .tags([Tag(8..<18, code: "work")])))
    #expect(dialog.type("&").contains("takes its code away\n  1 Work, \"Work, then\""))
    dialog.type("1")
    #expect(dialog.events.last == .marked(Address("story"), .tags([])))
  }

  @Test func `a code that is none, and words that are not there, are said`() throws {
    var dialog = try dialog()
    dialog.type("80", "I found work.", ".", "<")
    #expect(
      dialog.type("&money work").hasPrefix(
        "Error: There is no such code. The codes are these.\n  &work Work\n  &home Home\n"))
    #expect(dialog.type("&work").hasPrefix("Error: Type, behind the code, words"))
    #expect(dialog.type("&work rest").hasPrefix("Error: Type, behind the code, words"))
    #expect(dialog.type("&").contains("The codes:\n  &work Work\n"))
    #expect(dialog.type("", "&work x").hasPrefix("Error: A line that begins with & is no answer"))
  }

  @Test func `codes stay with their words when the text is given anew`() throws {
    var dialog = try dialog()
    dialog.type("80", "I found work.", ".", "<", "&work work", "Then I found work.", ".")
    #expect(
      dialog.events.contains(.marked(Address("story"), .tags([Tag(13..<17, code: "work")]))))
  }

  @Test func `a time mark is written as on screen`() throws {
    var dialog = try dialog()
    #expect(dialog.type("80", "[] It began").hasPrefix("[06:02:11]"))
    dialog.type("[]", "\\[] box", ".")
    #expect(try dialog.answer("story") == "[06:02:11] It began\n[06:02:11] \n[] box")
  }

  // MARK: Notes

  @Test func `a note has its kind, which is said`() throws {
    var dialog = try dialog()
    #expect(
      dialog.type("*").contains(
        "Kind: +1 remark (now), +2 problem with the question, +3 come back to it\n"))
    #expect(dialog.type("+2").contains("+2 problem with the question (now)"))
    let said = dialog.type("unclear", ".")
    #expect(said.contains("Note: problem with the question: unclear\n"), "\(said)")
    #expect(dialog.events.contains(.marked(Address("age"), .flag(.problem))))
    #expect(dialog.events.last == .noted(Address("age"), "unclear"))
  }

  // MARK: The menu

  @Test(arguments: ["en", "fr"])
  func `the menu names the signs, and no key`(language: String) throws {
    var dialog = try Dialog(
      Self.items, choices: Self.choices, languages: "\"languages\": [\"en\", \"fr\"],",
      language: language)
    let said = dialog.type("80", "%")
    for (act, sign) in [(Phrase.actNote, "*"), (.actUndo, "~"), (.actCode, "&")] {
      #expect(said.contains("\(Catalogue.matching(language)[act]), \(sign)\n"), "\(act)")
    }
    for act in [Phrase.actPause, .actBreakOff, .actObserve, .actSecondLanguage, .actFind] {
      #expect(said.contains(Catalogue.matching(language)[act]), "\(act)")
    }
    for act in [Phrase.actHide, .actRedraw, .actRemove] {
      #expect(!said.contains(Catalogue.matching(language)[act]), "\(act)")
    }
    #expect(!said.contains("^"))
  }

  @Test func `every act but those for screens can be picked from the menu`() throws {
    var first = try dialog()
    first.type("80", "%")
    for (place, act) in menuActs(first).enumerated() {
      var dialog = try dialog()
      dialog.type("80", "%")
      let said = dialog.type(String(place + 2))
      #expect(!said.contains("Error"), "\(act)")
      #expect(dialog.hasLeft || said.hasSuffix(": \n"), "\(act)")
    }
  }

  /// What the open menu offers, behind its first line.
  private func menuActs(_ dialog: Dialog) -> [Act] {
    guard case .menu(let menu)? = dialog.plain.app.interview?.overlay else { return [] }
    return menu.lines.compactMap { line in
      if case .act(let act)? = line.choice { act } else { nil }
    }
  }

  private func pick(_ act: Act, _ dialog: inout Dialog) throws -> String {
    dialog.type("%")
    let place = try #require(menuActs(dialog).firstIndex(of: act))
    return dialog.type(String(place + 2))
  }

  @Test func `a pause is said, and any line goes on`() throws {
    var dialog = try dialog()
    let said = try pick(.pause, &dialog)
    #expect(said.contains("Any line goes on; a single . stops here.\nEnter to go on: \n"))
    #expect(dialog.events.last == .sitting(.paused))
    var later = try dialog.reopened()
    #expect(later.said.contains("The interview is paused."))
    #expect(later.type("57").contains("The interview goes on\n\nQuestion 1 of about 3"))
    #expect(later.events == [.sitting(.continued)])
  }

  @Test func `an early end asks for its reason, and more words may be none`() throws {
    var dialog = try dialog()
    dialog.type("80")
    #expect(try pick(.breakOff, &dialog).contains("  1 It does not: go on\n"))
    #expect(dialog.type("3").contains("There is no time left\nIn a few words, or Enter for none: "))
    #expect(dialog.type("").contains("The interview is finished and locked.\n"))
    #expect(dialog.frozen?.answers.isEmpty == false)
    #expect(
      dialog.events.contains { if case .sitting(.brokenOff) = $0 { true } else { false } })
  }

  @Test func `observations are written line by line, also from the end`() throws {
    var dialog = try dialog()
    #expect(try pick(.observe, &dialog).contains("What did you observe?"))
    #expect(dialog.type("A quiet place", "with a view.", ".").contains("Note kept.\n"))
    #expect(dialog.events.last == .sitting(.observed("A quiet place\nwith a view.")))
    #expect(dialog.type("#4").contains("  4 Observations for the office\n"))
    #expect(dialog.type("4").contains("Note: A quiet place\nwith a view.\n"))
    #expect(dialog.type("-").contains("End\n"))
    #expect(dialog.events.last == .sitting(.observed("")))
  }

  @Test func `what was undone is brought back from the menu`() throws {
    var dialog = try dialog()
    dialog.type("80", "~")
    #expect(try dialog.answer("age") == "")
    _ = try pick(.redo, &dialog)
    #expect(try dialog.answer("age") == "80")
  }

  @Test func `questions are found by what was answered`() throws {
    var dialog = try dialog()
    dialog.type("80", "A boat from Soufrière", ".")
    _ = try pick(.find, &dialog)
    #expect(dialog.type("soufriere").contains("  2 Tell me the story., A boat from Soufrière"))
    #expect(dialog.type("2").contains("Tell me the story.\n"))
  }

  @Test func `a second language stands below the first`() throws {
    var dialog = try Dialog(
      """
      {"type": "select_one", "name": "a", "label": {"en": "Agree?", "fr": "D'accord ?"},
        "hint": {"en": "One only", "fr": "Un seul"}, "choices": "yn"}
      """,
      choices: """
        "yn": [{"name": "y", "label": {"en": "Yes", "fr": "Oui"}},
          {"name": "n", "label": {"en": "No", "fr": "Non"}}]
        """, languages: "\"languages\": [\"en\", \"fr\"],")
    let said = try pick(.secondLanguage, &dialog)
    #expect(said.contains("\nAgree?\nD'accord ?\nOne only\nUn seul\n  1 Yes / Oui\n"), "\(said)")
    #expect(try !pick(.secondLanguage, &dialog).contains("Oui"))
  }
}
