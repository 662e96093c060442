import Questionnaires
import Records
import Terminal
import TestKit
import Testing

@testable import Screens

/// What a screen says about its keys, and about what was typed.
@Suite struct HintTests {
  private static let island = """
    {"name": "island", "type": "select_one", "choices": "yes_no", "label": "Here?"}
    """

  // MARK: Lists

  @Test func `a list of choices names its numbers, and while letters narrow it the way out`() throws
  {
    var story = try Story(items: Self.island)
    #expect(story.lines.last?.contains("1-2 Choose") ?? false)
    story.type("n")
    #expect(story.lines.last?.contains("Esc Whole list") ?? false)
    #expect(!(story.lines.last?.contains("Menu") ?? true))
    story.press(.escape)
    #expect(story.shows("Yes") && story.shows("No"))
    #expect(story.lines.last?.contains("Esc Menu") ?? false)
  }

  @Test func `where several are ticked numbers and Space are named`() throws {
    let story = try Story(
      items:
        #"{"name": "which", "type": "select_multiple", "choices": "yes_no", "label": "Which?"}"#)
    let bar = try #require(story.lines.last)
    #expect(bar.contains("1-2") && bar.contains("Space Tick"))
  }

  @Test(arguments: [
    ("", "(tick all that apply)"), ("count-selected(.) <= 2", "(tick up to 2)"),
    ("count-selected(.) >= 2", "(tick at least 2)"), ("count-selected(.) = 2", "(tick 2)"),
    ("count-selected(.) > 1 and count-selected(.) < 4", "(tick 2 to 3)"),
    ("count-selected(.) <= 9", "(tick all that apply)"),
    ("count-selected(.) <= 1 or selected(., 'a')", "(tick all that apply)"),
  ])
  func `how many may be ticked is said before`(constraint: String, said: String) throws {
    let rule = constraint.isEmpty ? "" : #""constraint": "\#(constraint)","#
    let story = try Story(
      items: """
        {"name": "which", "type": "select_multiple", "choices": "l", \(rule) "label": "Which?"}
        """,
      choices: """
        "l": [{"name": "a", "label": "A"}, {"name": "b", "label": "B"}, {"name": "c", "label": "C"},
              {"name": "d", "label": "D"}]
        """)
    #expect(story.shows(said))
  }

  @Test func `a number that no choice has is not swallowed`() throws {
    var story = try Story(items: Self.island)
    story.type("7")
    #expect(story.shows("There is no 7 here: type 1 to 2."))
    let grid = """
      {"name": "g", "type": "group", "appearance": "table-list", "label": "How far?", "items": [
        {"name": "a", "type": "select_one", "choices": "yes_no", "label": "A?", "required": true},
        {"name": "b", "type": "select_one", "choices": "yes_no", "label": "B?"}]}
      """
    story = try Story(items: grid)
    story.type("7")
    #expect(story.shows("There is no 7 here: type 1 to 2."))
    story.press(.control("n"))
    #expect(story.shows("No answer yet: A? Type a number from 1 to 2."))
  }

  // MARK: Typing

  @Test func `undo takes back what is being typed, then answers`() throws {
    var story = try Story(
      items: """
        {"name": "name", "type": "text", "label": "Name?"},
        {"name": "age", "type": "integer", "label": "How old?"}
        """)
    story.type("Ann Lee")
    story.press(.enter)
    story.type("33")
    story.press(.control("u"))
    story.type("4")
    story.press(.control("z"), .control("z"))
    #expect(story.cursorLine.contains("33"))
    story.press(.control("z"))
    #expect(!story.cursorLine.contains("33"))
    #expect(try story.answer("name") == "Ann Lee")
    story.press(.control("z"))
    #expect(try story.answer("name") == "")
    #expect(story.shows("Name?"))
  }

  @Test(arguments: [
    ("", "31/2/2020", "There are only 29 days in February 2020."),
    ("", "31 April 2021", "There are only 30 days in April 2021."),
    ("", "soon", "Give a date, such as 14/3/2019."),
    ("month-year", "soon", "Give a month and a year of four digits, such as 3/2019."),
    ("year", "19", "Give a year of four digits, such as 2019."),
  ])
  func `what is no date is told why, with an example of what is asked for`(
    appearance: String, typed: String, said: String
  ) throws {
    var story = try Story(
      items: """
        {"name": "d", "type": "date", "label": "When?", "appearance": "\(appearance)"}
        """)
    story.enter(typed)
    #expect(story.shows(said), "\(story.text)")
  }

  // MARK: What there is

  @Test func `the reason given instead of an answer is shown at its question`() throws {
    var story = try Story(
      items: """
        {"name": "age", "type": "integer", "label": "How old?"}, \(Self.island)
        """)
    story.press(.control("d"), .character("r"), .pageUp)
    #expect(story.shows("(x) No answer: Does not want to say"))
    story.enter("12")
    story.press(.pageUp)
    #expect(!story.shows("No answer:"))
  }

  private static let verbatim = """
    {"name": "why", "type": "text", "label": "Why?", "appearance": "multiline", "codes": "themes",
     "constraint": "string-length(.) > 5"}
    """
  private static let themes = #""themes": [{"name": "work", "label": "Work"}]"#

  @Test func `a coded passage is marked at the margin`() throws {
    var story = try Story(items: Self.verbatim, choices: Self.themes)
    story.type("I came for the harvest.")
    story.wait()
    story.press(.control("e"), .control("e"), .enter)
    #expect(story.lines.contains { $0.hasPrefix(" >&") })
    story.press(.enter)
    #expect(story.shows("& marks lines with coded passages"))
  }

  @Test func `a text that cannot be an answer says so before a passage is chosen`() throws {
    var story = try Story(items: Self.verbatim, choices: Self.themes)
    story.type("I")
    story.press(.control("e"))
    #expect(story.shows("The text must first be an answer"))
  }

  @Test func `what an instance loses is said without two marks`() throws {
    var story = try Story(
      items: """
        {"name": "r", "type": "repeat", "label": "Trips", "items": [
          {"name": "w", "type": "text", "label": "Where did you go?"},
          {"name": "n", "type": "text", "label": "Nights"}]}
        """)
    story.press(.character("+"))
    story.enter("Roseau")
    story.enter("3")
    story.press(.up, .up, .character("-"))
    #expect(story.shows("Where did you go? Roseau"), "\(story.text)")
    #expect(story.shows("Nights: 3"))
  }

  // MARK: Places

  @Test func `many points on few rows keep to their rows`() throws {
    for rows in 10...14 {
      var story = try Story(
        items: """
          {"name": "t", "type": "geotrace", "label": "Where does the path begin, and where?",
           "hint": "Walk.", "nonresponse": ["refused", "dont_know"]}
          """, columns: 40, rows: rows)
      for point in ["14.1 -60.9", "14.2 -60.8", "14.3 -60.7"] { story.enter(point) }
      for _ in 0..<8 {
        let cursor = try #require(story.canvas.cursor)
        #expect(cursor.row < rows - 3, "\(story.text)")
        #expect(story.lines[rows - 2].allSatisfy { $0 == "─" }, "\(story.text)")
        story.press(.down)
      }
    }
  }

  @Test func `a suggestion is taken by a click`() throws {
    var story = try Story(
      items: """
        {"name": "town", "type": "text", "label": "Town?", "appearance": "autocomplete",
         "choices": "towns"}, \(Self.island)
        """,
      choices: #""towns": [{"name": "c", "label": "Castries"}, {"name": "r", "label": "Roseau"}]"#)
    story.type("cas")
    let row = try #require(story.lines.firstIndex { $0.contains("Castries") })
    for input in Input.clicking(Position(row: row, column: 8)) { story.give(input) }
    #expect(try story.answer("town") == "Castries")
  }

  @Test func `a scale keeps its side when it gets a value, from right to left too`() throws {
    let slider = SliderPart(scale: try #require(RangeScale([:])))
    func drawn(_ number: Double?) -> String {
      let direction = WritingDirection(isMirrored: true, ordersText: true)
      var canvas = Canvas(size: Size(columns: 60, rows: 2), direction: direction)
      let region = Region(top: 0, left: 0, width: 60, height: 2)
      _ = slider.draw(on: &canvas, in: region, number, ends: ("", ""), .english)
      return canvas.lines[0]
    }
    #expect(drawn(nil).contains("10 |---"))
    #expect(drawn(2).contains("10 |---"))
    #expect(drawn(2).filter { $0 == "*" }.count == 1)
  }

  // MARK: Narrow

  @Test(arguments: ["en", "fr"])
  func `resuming says what is kept, in a narrow window too`(language: String) throws {
    let words = Catalogue.matching(language)
    #expect(TextWidth.columns(of: words(.messageResumed, "10:14")) < 40)
  }

  @Test(arguments: [(80, 24), (40, 12)])
  func `who goes on with what was open when the program died is told so`(
    size: (columns: Int, rows: Int)
  ) throws {
    var story = try Story(items: Self.island, columns: size.columns, rows: size.rows)
    let interview = try story.replayed()
    for (wasCutOff, words) in [(true, "stopped unexpectedly"), (false, "You stopped here.")] {
      story.receive(
        .opened(
          id: Story.id, Story.key, interview, isResumed: true, wasCutOff: wasCutOff))
      #expect(story.shows(words))
      #expect(story.shows("Every answer is here.") == wasCutOff)
    }
  }
}
