import Interviews
import Records
import Terminal
import TestKit
import Testing
import Values

@testable import Screens

extension Story {
  /// Clicks on the first place where the words stand.
  mutating func click(_ words: String) throws {
    for (row, line) in lines.enumerated() {
      guard let range = line.range(of: words) else { continue }
      let column = TextWidth.columns(of: String(line[..<range.lowerBound]))
      for input in Input.clicking(Position(row: row, column: column)) { give(input) }
      return
    }
    Issue.record("there is no '\(words)' on\n\(text)")
  }
}

/// A mouse, or a finger, does what a key would do.
@Suite struct ClickTests {
  @Test func `a whole way can be gone without a key`() throws {
    var story = try Story()
    try story.click("Enter Next")
    try story.click("Yes")
    #expect(try story.answer("consent") == "yes")
    try story.click("Enter Next")
    #expect(story.shows("What is your name?"))
    try story.click("PgUp Back")
    #expect(story.shows("Do you agree"))
    #expect(story.shows("(x) 1  Yes"))
  }

  @Test func `menus, reasons, the outline and the end are clickable`() throws {
    var story = try Story()
    story.press(.enter, .character("1"), .enter)
    story.enter("Ana")
    try story.click("Does not want to say")
    #expect(try story.answer("age") == "")
    #expect(story.shows("How tall"))
    try story.click("Esc Menu")
    try story.click("Outline, jump")
    try story.click("What is your name?")
    #expect(story.shows("Answer: Ana"))
    try story.click("^D No answer")
    try story.click("Does not apply")
    #expect(!story.shows("What is your name?"))
  }

  @Test func `ticks, cells of a table and entries of a list are clickable`() throws {
    var story = try Story()
    story.press(.enter, .character("1"), .enter, .enter)
    story.enter("42")
    story.press(.enter, .enter)
    try story.click("Grenada")
    #expect(try story.answer("island") == "gd")
    story.press(.enter)
    try story.click("Letters")
    try story.click("Visits")
    try story.click("Letters")
    #expect(story.shows("[x] 3  Visits"))
    #expect(story.shows("[ ] 2  Letters"))
    story.press(.enter, .enter, .control("n"))
    let table = story.canvas.targets.filter { if case .line = $0.key { true } else { false } }
    let cell = try #require(table.first { $0.key == .line(7) })
    for input in Input.clicking(
      Position(row: cell.rows.lowerBound, column: cell.columns.lowerBound))
    {
      story.give(input)
    }
    #expect(story.lines[cell.rows.lowerBound].contains("(x)"))
    story.press(.control("n"))
    if story.shows("!") { story.press(.pageDown) }
  }

  @Test func `a finger that slips off, or goes down elsewhere, does nothing`() throws {
    var story = try Story()
    story.press(.enter)
    let row = try #require(story.lines.firstIndex { $0.contains("Yes") })
    story.give(.pressed(Position(row: row, column: 5)))
    story.give(.released(Position(row: row + 1, column: 5)))
    story.give(.released(Position(row: row, column: 5)))
    #expect(try story.answer("consent") == "")
    story.give(.pressed(Position(row: row, column: 5)))
    story.give(.released(Position(row: row, column: 30)))
    #expect(try story.answer("consent") == "yes")
  }

  @Test func `what lies beneath a menu cannot be clicked`() throws {
    var story = try Story(columns: 200, rows: 60)
    story.press(.enter)
    let row = try #require(story.lines.firstIndex { $0.contains("Yes") })
    story.press(.control("o"))
    #expect(story.lines[row].contains("Yes"), "the question stands beside the outline")
    for input in Input.clicking(Position(row: row, column: 5)) { story.give(input) }
    #expect(try story.answer("consent") == "")
  }

  @Test func `the wheel moves through a list`() throws {
    var story = try Story()
    story.press(.enter)
    story.give(.wheelDown)
    #expect(story.cursorLine.contains("No"))
    story.give(.wheelUp)
    #expect(story.cursorLine.contains("Yes"))
  }

  @Test func `every key that a bar names can be clicked in every language`() throws {
    for words in Catalogue.all {
      for phrase in [Phrase.keyEnter, .keyEscape, .keyPageUp, .keyPageDown, .keySpace] {
        #expect(Key(named: words[phrase], in: words) != nil, "\(words.tag) \(phrase)")
      }
    }
    #expect(Key(named: "^N", in: .english) == .control("n"))
    #expect(Key(named: "1-5", in: .english) == nil)
  }
}

/// What else is pointed at than lines.
@Suite struct ClickPartTests {
  private func click(_ line: Int, in story: inout Story) throws {
    let target = try #require(story.canvas.targets.first { $0.key == .line(line) })
    let place = Position(row: target.rows.lowerBound, column: target.columns.lowerBound)
    for input in Input.clicking(place) { story.give(input) }
  }

  @Test func `a line of a ranking gets the next rank, and loses it again`() throws {
    let items = """
      {"type": "rank", "name": "r", "label": "In which order?", "choices": "fruit"},
      {"type": "text", "name": "rest", "label": "Anything else?"}
      """
    let fruit = """
      "fruit": [{"name": "a", "label": "Apple"}, {"name": "b", "label": "Banana"},
      {"name": "c", "label": "Cherry"}]
      """
    var story = try Story(items: items, choices: fruit)
    try story.click("Cherry")
    try story.click("Apple")
    #expect(try story.answer("r") == "c a")
    try story.click("Cherry")
    try story.click("Banana")
    #expect(try story.answer("r") == "a b")
  }

  @Test func `a place on a slider is its number`() throws {
    var story = try Story(
      items:
        #"{"type": "range", "name": "r", "label": "How much?", "parameters": {"start": 0, "end": 10, "step": 1}}"#
    )
    try click(SliderPart.firstLine + 7, in: &story)
    story.press(.enter)
    #expect(try story.answer("r") == "7")
  }

  @Test func `a day of the calendar is the date`() throws {
    var story = try Story(items: #"{"type": "date", "name": "d", "label": "When?"}"#)
    try click(CalendarPart.firstLine + 13, in: &story)
    story.press(.enter)
    #expect(try story.answer("d").hasSuffix("-14"))
  }

  @Test(arguments: [(80, 24), (40, 12)])
  func `what the list of all answers and the outline show is picked by a click`(
    size: (columns: Int, rows: Int)
  ) throws {
    var story = try Story(columns: size.columns, rows: size.rows)
    story.press(.enter, .character("1"), .enter, .control("v"))
    try story.click(" to fix")
    #expect(story.shows(">to fix"))
    story.press(.escape, .control("o"))
    try story.click(" left")
    #expect(story.shows(">left"))
    #expect(story.shows("What is your name?"))
  }

  @Test(arguments: ["en", "fr"])
  func `in a narrow window the part that is shown is always named`(language: String) throws {
    var story = try Story(language: language, columns: 40, rows: 12)
    story.press(.control("v"))
    for filter in QuestionFilter.allCases {
      #expect(story.shows(">" + Catalogue.matching(language)[filter.phrase]))
      story.press(.tab)
    }
  }

  @Test func `a probe is ticked by a click, and the text keeps the keys`() throws {
    var story = try Story(
      items: """
        {"type": "text", "name": "t", "label": "Tell me.", "appearance": "multiline",
         "probes": ["What happened then?", "Who was there?"]}
        """)
    try story.click("Who was there?")
    #expect(story.shows("[x] 2  Who was there?"))
    #expect(story.shows("[ ] 1"))
    story.type("Ana")
    #expect(story.shows("Ana"))
    try story.click("Who was there?")
    #expect(story.shows("[ ] 2"))
  }

  @Test(arguments: [80, 40])
  func `the kind of a note is picked by a click`(columns: Int) throws {
    var story = try Story(columns: columns, rows: 24)
    story.press(.enter, .control("t"))
    try story.click("come back")
    #expect(story.shows("(x) come back"))
    story.press(.escape)
    let interview = try story.replayed()
    #expect(interview.flag(try #require(interview.node(at: Address("consent")))) == .comeBack)
  }

  @Test(arguments: ["columns", "likert"])
  func `choices side by side are clickable`(appearance: String) throws {
    var story = try Story(
      items: """
        {"type": "select_one", "name": "q", "label": "Agree?", "choices": "yes_no",
         "appearance": "\(appearance)", "nonresponse": ["refused"]}, {"type": "text", "name": "t",
         "label": "After?"}
        """)
    try story.click("No")
    #expect(try story.answer("q") == "no")
    try story.click("Does not want to say")
    #expect(try story.answer("q").isEmpty)
    #expect(story.shows("After?"))
  }
}
