import Interviews
import Questionnaires
import Records
import Testing
import Values

@testable import Screens

/// Every type of item, line by line.
@Suite struct TypesDialogTests {
  /// At a question of the fixture with every type.
  private func dialog(at name: String) throws -> Dialog {
    var dialog = try Dialog(types: "en")
    let form = try dialog.replayed().form
    for _ in form.items where dialog.focused != name { dialog.type("") }
    #expect(dialog.focused == name)
    return dialog
  }

  @Test func `the questions of a page are asked one after the other`() throws {
    var dialog = try dialog(at: "people")
    #expect(
      dialog.said.hasSuffix(
        "The household\nAbout the people here.\nHow many live here?\n1 to 39\nWhole number: \n"))
    #expect(dialog.type("").hasPrefix("Error: This must be answered."))
    #expect(dialog.type("44").hasPrefix("Error: Between 1 and 39.\n"))
    #expect(dialog.type("4").hasPrefix("Saved.\n\nQuestion "))
    #expect(dialog.type("2").contains("Why?\n"), "what an answer asks for comes next")
    #expect(dialog.type("<").contains("What is missing?\n"))
    #expect(dialog.type("1").contains("Who is the head?\n"))
    #expect(dialog.type("!d").contains("Anything else?\n"), "a reason leaves the page as well")
    #expect(try dialog.answer("people") == "4")
  }

  @Test func `a page that is entered by the list of questions is at that question`() throws {
    var dialog = try dialog(at: "people")
    let said = dialog.type("#", "head")
    let number = said.split(separator: "\n").first { $0.contains("Who is the head?") }?
      .split(separator: " ").first
    #expect(dialog.type(String(try #require(number))).contains("Who is the head?\n"))
    #expect(dialog.focused == "head")
    let left = dialog.type("Ana")
    #expect(left.contains("Error: This must be answered."), "\(left)")
    #expect(left.contains("How many live here?"))
  }

  @Test func `an area is its points, one a line, until a full stop`() throws {
    var dialog = try dialog(at: "field")
    #expect(dialog.said.hasSuffix("Point 1, or Enter for none: \n"))
    let refused = dialog.type("here")
    #expect(refused.hasPrefix("Error: ") && refused.contains("You typed \"here\"."))
    dialog.type("14.01, -60.99", "14.02, -60.98", "0 0")
    #expect(dialog.type("-").contains("  2 14.02, -60.98\nPoint 3, - to take the last away"))
    #expect(dialog.type(".").hasPrefix("Error: Give at least three points"))
    var again = try dialog.reopened()
    #expect(again.said.contains("  2 14.02, -60.98\n"))
    #expect(again.type("14.03, -60.99").contains("(then back to 1)"))
    #expect(again.type("").contains("Scan the card."))
    let answered = again.events.compactMap { event in
      if case .answered(_, let answer) = event { answer } else { nil }
    }
    #expect(answered == ["14.01 -60.99;14.02 -60.98;14.03 -60.99;14.01 -60.99"])
  }

  @Test func `where no point was given yet a full stop stops`() throws {
    var dialog = try dialog(at: "way")
    #expect(dialog.type(".").contains("Stopped."))
  }

  @Test func `a place is a number of the list, or is typed`() throws {
    var dialog = try dialog(at: "town")
    #expect(dialog.type("2").hasPrefix("Saved: Roseau."))
    #expect(try dialog.answer("town") == "15.3 -61.38")
    #expect(dialog.type("<").contains("  2 Roseau (now)\n"))
    dialog.type("14.5 -61")
    #expect(try dialog.answer("town") == "14.5 -61.0")
  }

  @Test func `a place is read from a receiver by a word`() throws {
    var dialog = try dialog(at: "home")
    #expect(dialog.said.contains("gps reads the position from a GPS receiver\n"))
    #expect(dialog.type("GPS").hasPrefix("Asking the receiver"))
    #expect(dialog.hasAskedReceiver)
    dialog.receive(.located(nil))
    #expect(dialog.said.contains("Error: No position:"))
    dialog.type("gps")
    dialog.receive(.located("14.01 -60.99 5 3"))
    #expect(dialog.said.contains("Saved: 14.01, -60.99, 5.0, 3.0.\n"))
    #expect(try dialog.answer("home") == "14.01 -60.99 5.0 3.0")
  }

  @Test func `a scale says its ends and its steps`() throws {
    var dialog = try dialog(at: "content")
    #expect(
      dialog.said.contains("From 0 to 10, in steps of 1\n  0 Not at all\n  10 Completely\n"))
    #expect(dialog.type("11").hasPrefix("Error: "))
    dialog.type("7")
    #expect(try dialog.answer("content") == "7")
  }

  @Test func `other is a choice, and which is asked next`() throws {
    var dialog = try dialog(at: "touch")
    #expect(dialog.said.contains("  4 Other\n"))
    dialog.type("1 4")
    #expect(try dialog.answer("touch") == "phone other")
    #expect(dialog.focused == "touch_other")
  }

  @Test func `months and years are read and said as such`() throws {
    var dialog = try dialog(at: "since")
    #expect(dialog.type("3/2019").hasPrefix("Saved: March 2019.\n"))
    #expect(dialog.type("1998").hasPrefix("Saved"))
    #expect(try dialog.answer("built") == "1998-01-01")
  }

  @Test func `what nobody may read is not said`() throws {
    var dialog = try dialog(at: "pin")
    dialog.type("4711")
    #expect(dialog.type("<").hasSuffix("or Enter to keep ****: \n"))
    #expect(!dialog.said.contains("4711"))
  }

  // MARK: Around

  @Test func `the language of the questions is chosen where there are several`() throws {
    var dialog = Dialog(
      HomeFacts(questionnaires: [
        .init(
          name: "one", titles: ["": "First"], version: "1", languages: ["en", "fr"],
          questionCount: 3)
      ]))
    #expect(dialog.type("1", "1").contains("are the questions asked?\n  1 English, en\n"))
    dialog.type("2")
    #expect(dialog.begun?.name == "one")
  }

  @Test func `settings are changed by their numbers, and a name is typed`() throws {
    var dialog = Dialog(HomeFacts())
    #expect(dialog.type("5").contains("  4 Plain mode, line by line, off\n"))
    #expect(dialog.type("4").contains("  4 Plain mode, line by line, on\n"))
    #expect(dialog.type("2").contains("  4 high contrast\n"))
    #expect(dialog.type("4").contains("  2 Colours, high contrast\n"))
    #expect(dialog.type("5").hasSuffix("Name, - for nobody, or Enter to leave it as it is: \n"))
    #expect(dialog.type("Zoë").contains("  5 Interviewer's name, Zoë\n"))
    #expect(dialog.type("5", "").contains("  5 Interviewer's name, Zoë\n"))
    #expect(dialog.type("").contains("What do you want to do?"))
    let last = dialog.kept.last
    #expect(last?.isPlain == true && last?.theme == .contrast && last?.interviewer == "Zoë")
  }

  @Test func `a new interview from another one is begun from the list`() throws {
    var dialog = Dialog(
      HomeFacts(drafts: [
        .init(
          id: Dialog.id, titles: ["": "Story"], summary: DraftSummary(text: ""),
          lastWorked: Moment(milliseconds: 0, offsetMinutes: 0))
      ]))
    #expect(dialog.type("2").contains("+1 begins a new interview with the answers of the first\n"))
    dialog.type("+1")
    #expect(dialog.begunFrom == Dialog.id)
  }

  @Test(arguments: [("en", "22 November 2026, 14:05"), ("fr", "22 novembre 2026, 14:05")])
  func `a moment is said as the screen says it, in the language of the interview`(
    language: String, spoken: String
  ) throws {
    var dialog = try Dialog(
      #"{"type": "datetime", "name": "d", "label": {"en": "When?", "fr": "Quand ?"}}, "#
        + #"{"type": "text", "name": "t", "label": "${d}"}"#,
      languages: #""languages": ["en", "fr"],"#, language: language)
    #expect(dialog.type("22/11/2026 14:05").contains(spoken))
    #expect(dialog.type("<").contains(spoken), "what Enter keeps")
    #expect(dialog.type("=").contains(spoken), "the list of all answers")
    #expect(!dialog.said.contains("2026-11-22"))
  }

  @Test func `a moment that a clock wrote is said without seconds and zone`() throws {
    let dialog = try Dialog(
      #"{"type": "datetime", "name": "d", "label": "When?", "default": "now()"}, "#
        + #"{"type": "start", "name": "s"}"#)
    #expect(dialog.said.contains("2026, "))
    #expect(!dialog.said.contains("-04:00"), "\(dialog.said)")
  }

  @Test func `a place from a list has its name wherever it is said`() throws {
    let towns =
      #""town": [{"name": "cas", "label": "Castries", "lat": "14", "lon": "-60.990"}, "#
      + #"{"name": "ros", "label": "Roseau", "geometry": "15.3 -61.38"}]"#
    var dialog = try Dialog(
      #"{"type": "geopoint", "name": "p", "label": "Home?", "choices": "town"}, "#
        + #"{"type": "note", "name": "n", "label": "Near ${p}."}"#, choices: towns)
    #expect(dialog.type("1").contains("Castries"))
    #expect(dialog.said.contains("Near Castries."))
    #expect(dialog.type("<").contains("Castries"))
    #expect(dialog.type("=").contains("Castries"))
    #expect(!dialog.said.contains("-60.99"))
    dialog.type("<", "14.5 -61.5")
    #expect(dialog.said.contains("14.5, -61.5"), "a place that is in no list is its numbers")
  }
}

extension Dialog {
  /// The name of the question that lines are for.
  var focused: String? {
    plain.app.interview.flatMap { screen in
      screen.focusNode.map { screen.interview.item($0).name }
    }
  }
}
