import Interviews
import Questionnaires
import Records
import TestKit
import Terminal
import Testing
import Values

@testable import Screens

/// Finding one's way: outline, search, progress, resuming.
@Suite struct WayTests {
  static let items = """
    {"type": "group", "name": "start", "label": "Start", "items": [
      {"type": "text", "name": "who", "label": "Your name?"},
      {"type": "text", "name": "secret", "label": "Your secret?", "sensitive": true},
      {"type": "select_one", "name": "works", "label": "Do you work?", "choices": "yes_no"}]},
    {"type": "group", "name": "work", "label": "Work", "relevant": "${works} = 'yes'", "items": [
      {"type": "text", "name": "job", "label": "Which job?", "required": true},
      {"type": "integer", "name": "hours", "label": "How many hours?"}]},
    {"type": "group", "name": "home", "label": "Home", "items": [
      {"type": "repeat", "name": "people", "label": "People", "instance_label": "${given}",
       "items": [
        {"type": "text", "name": "given", "label": "Name?"},
        {"type": "integer", "name": "old", "label": "Age?"}]},
      {"type": "text", "name": "last", "label": "Anything else?"}]}
    """

  static func file(_ items: String = items) -> QuestionnaireFile {
    let json = """
      {"id": "way", "version": "1", "title": "Way",
       "choices": {"yes_no": [{"name": "yes", "label": "Yes"}, {"name": "no", "label": "No"}]},
       "items": [\(items)]}
      """
    return QuestionnaireFile(name: "way.json", bytes: Array(json.utf8))
  }

  private func story(rows: Int = 24) throws -> Story { try Story(Self.file(), rows: rows) }

  private func line(_ words: String, _ story: Story) -> String {
    story.lines.first { $0.contains(words) } ?? ""
  }

  // MARK: Outline

  @Test func `the outline opens on the current question and tells the state of each`() throws {
    var story = try story()
    story.enter("Ana")
    story.enter("hush")
    story.press(.character("2"), .enter)
    story.press(.pageUp, .control("o"))
    #expect(story.cursorLine.contains("Do you work?"))
    #expect(line("Your name?", story).contains("Ana"))
    #expect(line("Your secret?", story).contains("done"))
    #expect(!story.shows("hush"))
    #expect(line("Start", story).contains("done"))
    #expect(line("Anything else?", story).contains("not answered"))
    // What is not asked names the question that decides it, and leads there.
    #expect(line("Work", story).contains("- not asked: \"Do you work?\""))
    story.press(.down)
    #expect(story.cursorLine.contains("Work"))
    story.press(.enter)
    #expect(story.lines[2].contains("Do you work?"))
  }

  @Test func `sections close and open, and instances are called by their names`() throws {
    var story = try story()
    story.press(.pageDown, .pageDown, .pageDown)
    story.press(.character("+"))
    story.enter("Faith")
    story.press(.control("o"))
    #expect(story.shows("People (1)"))
    #expect(line("Faith", story).contains("not started") || line("Faith", story).contains("1 of 2"))
    story.press(.left)
    #expect(story.cursorLine.contains("Faith"))
    story.press(.left)
    #expect(story.cursorLine.contains("+") && !story.shows("Age?"))
    story.press(.right)
    #expect(story.shows("Age?"))
  }

  @Test func `on a small screen only what the question stands in is open`() throws {
    var story = try story(rows: 12)
    story.press(.control("o"))
    #expect(story.shows("Your name?"))
    story.press(.end)
    #expect(!story.shows("Anything else?"))
    #expect(line("Home", story).contains("+"))
  }

  @Test func `Tab shows what is left, to be fixed, to be confirmed, or has a note`() throws {
    var story = try story()
    story.enter("Ana")
    story.press(.control("t"))
    story.type("whispered")
    story.press(.escape, .control("o"), .tab)
    #expect(story.shows(">left") && !story.shows("Your name?") && story.shows("Your secret?"))
    story.press(.tab)
    #expect(story.shows(">to fix") && story.shows("Nothing matches."))
    story.press(.tab)
    #expect(story.shows(">to confirm") && story.shows("Nothing matches."))
    story.press(.tab)
    #expect(story.shows(">notes") && story.shows("Your secret?") && !story.shows("Do you work?"))
    story.press(.tab, .backTab)
    #expect(story.shows(">notes"))
  }

  @Test func `a number or a word leads to its question`() throws {
    var story = try story()
    story.press(.control("o"))
    story.enter("3")
    #expect(story.lines[2].contains("Do you work?"))
    story.press(.control("o"))
    story.enter("else")
    #expect(story.lines[2].contains("Anything else?"))
  }

  // MARK: Search

  @Test func `questions are found by their words, answers and notes`() throws {
    var story = try story()
    story.enter("Ana-Lucía")
    story.press(.control("t"))
    story.type("whispered")
    story.press(.escape, .control("f"))
    story.type("lucia")
    #expect(story.shows("Your name?") && !story.shows("Do you work?"))
    story.press(.enter)
    #expect(story.lines[2].contains("Your name?"))
    story.press(.control("f"))
    story.type("anything")
    story.press(.enter)
    #expect(story.lines[2].contains("Anything else?"))
  }

  @Test func `what is sensitive is not found by what was said`() throws {
    var story = try story()
    story.enter("Ana")
    story.enter("hush")
    story.press(.pageUp, .control("t"))
    story.type("whispered")
    story.press(.escape, .control("f"))
    for words in ["hush", "whispered"] {
      story.type(words)
      #expect(story.shows("Nothing matches."))
      story.press(.control("u"))
    }
    story.type("secret")
    #expect(story.shows("Your secret?"))
  }

  @Test func `a slash looks for a question where it is no text`() throws {
    var story = try story()
    story.type("a/b")
    #expect(story.shows("a/b"))
    story.press(.pageDown, .pageDown, .pageDown, .character("/"))
    #expect(story.shows("Find in questions"))
  }

  @Test func `the help is narrowed by typing`() throws {
    var story = try story()
    story.press(.control("g"))
    story.type("undo")
    #expect(story.shows("Undo the last change") && !story.shows("Stop here"))
    story.press(.control("u"))
    #expect(story.shows("Keys here"))
    story.press(.escape)
    #expect(story.lines[2].contains("Your name?"))
  }

  // MARK: Progress

  /// The place and the count in the title line.
  private func progress(_ story: Story) throws -> (place: Int, count: Int)? {
    let words = story.lines[0].split(separator: " ").map(String.init)
    guard let about = words.lastIndex(of: "about"), let place = Int(words[about - 2]),
      let count = Int(words[about + 1])
    else { return nil }
    return (place, count)
  }

  @Test(arguments: ["1", "2"])
  func `on the way the first number never falls, whatever branches open and close`(
    works: String
  ) throws {
    var story = try story()
    var last = 0
    func look() throws {
      guard let (place, count) = try progress(story) else { return }
      #expect(place >= last && count >= place, "\(story.lines[0]) after \(last)")
      last = place
    }
    for text in ["Ana", "hush"] {
      story.enter(text)
      try look()
    }
    story.press(.character(Character(works)), .enter)
    try look()
    if works == "1" {
      for text in ["smith", "40"] {
        story.enter(text)
        try look()
      }
    }
    for (name, age) in [("Faith", "3"), ("Zoë", "4")] {
      story.press(.character("+"))
      try look()
      story.enter(name)
      try look()
      story.enter(age)
      // Back in the list of people, which lies before them.
      #expect(story.shows("Add one"))
      try look()
    }
    story.press(.control("n"))
    try look()
    #expect(story.shows("Anything else?"))
  }

  @Test func `going back shows the place as it is`() throws {
    var story = try story()
    story.enter("Ana")
    story.enter("hush")
    #expect(try progress(story)?.place == 3)
    story.press(.pageUp)
    #expect(try progress(story)?.place == 2)
  }

  // MARK: Resuming

  @Test func `resuming finds the half-typed text and the caret in it`() throws {
    var story = try story()
    story.type("Jean-Bapt")
    story.press(.left, .left, .left, .left)
    story.press(.control("x"))
    var again = try story.resumed()
    #expect(again.lines[2].contains("Your name?"))
    again.type("X")
    #expect(again.shows("Jean-XBapt"))
  }

  @Test func `a long text is resumed in the middle of it`() throws {
    var story = try Story(
      Self.file(
        """
        {"type": "text", "name": "t", "label": "Tell me.", "appearance": "multiline"}
        """))
    story.type("one")
    story.press(.enter)
    story.type("three")
    story.press(.up, .end)
    story.wait()
    var again = try story.resumed()
    again.type(" two")
    #expect(again.shows("one two") && again.shows("three"))
  }

  @Test func `what is kept beside an interview names its question and no answer`() throws {
    var story = try Story(
      Self.file(
        """
        {"type": "text", "name": "who", "label": "Name?", "sensitive": true},
        {"type": "integer", "name": "age", "label": "How old is ${who}?"}
        """))
    story.enter("Zoë")
    let summary = try #require(story.app.interview?.summary)
    #expect(summary.question == "How old is …?")
    #expect(DraftSummary(text: summary.text) == summary)
    #expect(DraftSummary(text: "12/90 Castries").name == "Castries")
  }

  // MARK: Undo

  @Test func `undo names the question and never its answer, and can be undone`() throws {
    var story = try story()
    story.enter("Ana")
    story.enter("hush")
    story.press(.control("z"))
    #expect(story.shows("Undone, the answer to: Your secret?"))
    #expect(!story.shows("hush"))
    story.press(.control("z"))
    #expect(story.shows("Undone, the answer to: Your name?"))
    story.press(.control("z"))
    #expect(story.shows("Nothing to undo."))
    story.press(.control("r"))
    #expect(story.shows("Back again: Your name?"))
    #expect(try story.answer("who") == "Ana")
    story.press(.control("r"), .control("r"))
    #expect(story.shows("Nothing to bring back."))
    #expect(try story.answer("secret") == "hush")
  }

  @Test func `undo reaches notes, reasons and the entries of a list, after a restart too`() throws {
    var story = try story()
    story.press(.control("t"))
    story.type("whispered")
    story.press(.escape, .control("d"), .character("r"))
    story.press(.pageDown, .pageDown, .character("+"))
    var again = try story.resumed()
    again.press(.control("z"))
    #expect(again.shows("Undone, the new entry of: People"))
    again.press(.control("z"))
    #expect(again.shows("Undone, the reason at: Your name?"))
    again.press(.control("z"))
    #expect(again.shows("Undone, the note at: Your name?"))
  }
}
