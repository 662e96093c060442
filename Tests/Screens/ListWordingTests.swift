import Testing

@testable import Screens

/// What lists say of several questions, or members, at a time is true of each, and none is passed over.
@Suite struct ListWordingTests {
  @Test func `a column of a roster is not headed by the first member's question`() throws {
    var story = try Story(
      items: """
        {"type": "repeat", "name": "people", "label": "People", "instance_label": "${who}",
         "items": [
          {"type": "text", "name": "who", "label": "Who?"},
          {"type": "integer", "name": "age", "label": "Age of ${who}?"}]}
        """)
    for (who, age) in [("Ann", "30"), ("Bob", "31")] {
      story.press(.character("+"))
      story.enter(who)
      story.enter(age)
    }
    #expect(story.shows("31"))
    #expect(story.shows("Age of …?"), "\(story.text)")
    #expect(!story.shows("Age of Ann?"))
  }

  @Test func `a long answer beside a long question is told in part on a narrow screen`() throws {
    var story = try Story(
      items: """
        {"type": "text", "name": "a", "label": "What is it that you remember best of that time?"},
        {"type": "text", "name": "b", "label": "Anything else?"}
        """, columns: 40, rows: 12)
    story.enter("Bananas and the long road to the harbour")
    story.press(.control("v"))
    #expect(story.shows("Bananas"), "\(story.text)")
  }

  @Test func `in plain mode a choice that unticks the others says so, and does`() throws {
    var dialog = try Dialog(
      #"{"type": "select_multiple", "name": "c", "label": "Which?", "choices": "colour"}"#,
      choices: """
        "colour": [{"name": "red", "label": "Red"}, {"name": "blue", "label": "Blue"},
        {"name": "none", "label": "None of these", "exclusive": true}]
        """)
    #expect(dialog.said.contains("  3 None of these (unticks the others)"), "\(dialog.said)")
    dialog.type("1 3")
    #expect(try dialog.answer("c") == "none")
    dialog.type("<", "+1")
    #expect(try dialog.answer("c") == "red")
  }

  @Test func `in plain mode - alone in a roster is named in what is wrong with it`() throws {
    var dialog = try Dialog(
      """
      {"type": "repeat", "name": "people", "label": "People", "items": [
        {"type": "text", "name": "who", "label": "Who?"}]}
      """)
    dialog.type("+", "Ann")
    #expect(dialog.type("-").hasPrefix("Error: - is not in the list."))
  }
}
