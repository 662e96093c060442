import Interviews
import Records
import Terminal
import TestKit
import Testing
import Values

@testable import Screens

/// How each type of item is answered, as a person at the keys notices it.
@Suite struct TypeTests {
  // MARK: Dates

  @Test func `in the calendar arrows go by day and week, signs by month and year`() throws {
    var story = try Story(items: Self.date)
    story.press(.down)
    #expect(story.shows("November 2026"))
    story.press(.left, .up)
    #expect(story.shows("13/11/2026"))
    story.press(.character("-"), .character("/"))
    #expect(story.shows("13/10/2025"))
    #expect(story.cursorLine.contains("[13]"))
    story.press(.enter)
    #expect(try story.answer("when") == "2025-10-13")
  }

  @Test func `in the field the arrows keep meaning the caret`() throws {
    var story = try Story(items: Self.date)
    story.type("4/3/2019")
    story.press(.home, .right, .left)
    story.type("1")
    story.press(.enter)
    #expect(try story.answer("when") == "2019-03-14")
  }

  @Test func `a digit in the calendar goes back to the field and begins anew`() throws {
    var story = try Story(items: Self.date)
    story.type("4/3/2019")
    story.press(.tab, .right)
    story.enter("14/3/2018")
    #expect(try story.answer("when") == "2018-03-14")
  }

  @Test func `without room there is no calendar, and Down goes to the reasons`() throws {
    var story = try Story(items: Self.date, columns: 40, rows: 12)
    story.press(.down)
    #expect(story.cursorLine.contains("Does not know"))
    #expect(!story.shows("Mo  Tu"))
  }

  @Test func `a day found in the calendar is kept when going back`() throws {
    var story = try Story(items: #"{"type": "note", "name": "n", "label": "N"}, "# + Self.date)
    story.press(.enter, .down, .up, .pageUp)
    #expect(try story.answer("when") == "2026-11-14")
  }

  @Test func `of a moment the day is picked and the time typed behind it`() throws {
    var story = try Story(items: Self.date.replacing("date", with: "datetime"))
    story.press(.down, .left)
    #expect(story.shows("20/11/2026"))
    story.enter("1430")
    #expect(try story.answer("when") == "2026-11-20T14:30")
    story.press(.pageUp)
    #expect(story.shows("20/11/2026 14:30"))
    story.press(.down, .right, .enter)
    #expect(try story.answer("when") == "2026-11-21T14:30")
  }

  @Test func `Enter in the calendar of a moment waits for the time`() throws {
    var story = try Story(items: Self.date.replacing("date", with: "datetime"))
    story.press(.down, .left, .enter)
    story.enter("9:05")
    #expect(try story.answer("when") == "2026-11-20T09:05")
  }

  private static let date =
    #"{"type": "date", "name": "when", "label": "When?", "nonresponse": ["dont_know"]}, "#
    + #"{"type": "text", "name": "after", "label": "After?"}"#

  // MARK: Numbers

  @Test func `a long number is shown in groups, and kept without`() throws {
    var story = try Story(
      items:
        #"{"type": "integer", "name": "n", "label": "N?", "constraint": ". >= 18 and . <= 9999999"}"#
    )
    #expect(story.shows("18 to 9,999,999"))
    story.type("1234567")
    #expect(story.shows("1,234,567"))
    story.press(.enter)
    #expect(try story.answer("n") == "1234567")
  }

  @Test(arguments: [("en", "12.5", "1,234,567"), ("fr", "12,5", "1\u{A0}234\u{A0}567")])
  func `lists read numbers out with the marks of the language`(
    language: String, decimal: String, whole: String
  ) throws {
    var story = try Story(
      items: """
        {"type": "decimal", "name": "d", "label": "How far?"},
        {"type": "integer", "name": "n", "label": "How many?"}
        """, language: language)
    story.enter("12.5")
    story.enter("1234567")
    story.press(.control("v"))
    #expect(story.shows(decimal))
    #expect(story.shows(whole))
    story.press(.escape, .control("f"))
    story.type("1234567")
    #expect(story.cursorLine.contains("1234567") && story.shows(whole))
  }

  @Test func `a slider goes by steps and has no place off them`() throws {
    var story = try Story(items: Self.range)
    #expect(!story.shows("*-"))
    story.press(.right, .right)
    #expect(story.shows("0.25"))
    story.press(.end)
    #expect(story.shows("-*| 1"))
    story.press(.control("u"))
    story.enter("0.3")
    #expect(story.shows("from 0 to 1, in steps of 0.25"))
    #expect(try story.answer("share") == "")
    story.press(.control("u"))
    story.enter("0,75")
    #expect(try story.answer("share") == "0.75")
  }

  @Test func `a digit after the knob was moved begins another number`() throws {
    var story = try Story(items: Self.range)
    story.press(.right, .right)
    story.enter("0,75")
    #expect(try story.answer("share") == "0.75")
  }

  @Test func `a number is written as people write it in the language of the interview`() throws {
    var story = try Story(items: Self.range, language: "fr")
    story.press(.right, .right)
    #expect(story.cursorLine.contains("0,25"), "\(story.text)")
    story.press(.enter, .pageUp)
    #expect(story.cursorLine.contains("0,25"), "\(story.text)")
    #expect(try story.answer("share") == "0.25")
  }

  private static let range =
    #"{"type": "range", "name": "share", "label": "Share?", "#
    + #""parameters": {"start": 0, "end": 1, "step": 0.25}}"#

  // MARK: Ranks

  @Test func `numbers rank in the order they are typed, signs move`() throws {
    var story = try Story(items: Self.rank, choices: Self.needs)
    story.press(.character("3"), .character("1"))
    #expect(try story.answer("order") == "c a")
    story.press(.character("+"))
    #expect(try story.answer("order") == "a c")
    story.press(.character("2"))
    #expect(try story.answer("order") == "a c b")
    story.press(.character("2"))
    #expect(try story.answer("order") == "a c")
    #expect(story.shows("1. 1  Ants"))
    #expect(story.shows("2. 3  Cats"))
  }

  @Test func `a line that was picked up goes with the arrows`() throws {
    var story = try Story(items: Self.rank, choices: Self.needs)
    story.press(.character(" "), .character(" "), .character(" "), .home, .character(" "), .down)
    #expect(story.shows(">>"))
    #expect(try story.answer("order") == "b a c")
    story.press(.character(" "), .enter)
    #expect(story.shows("After?"))
    #expect(try story.answer("order") == "b a c")
  }

  @Test func `a rank that was taken away can be given again`() throws {
    var story = try Story(items: Self.rank, choices: Self.needs)
    story.press(.character("1"), .character("2"), .home, .delete)
    #expect(try story.answer("order") == "b")
    story.press(.control("z"))
    #expect(try story.answer("order") == "a b")
  }

  private static let rank =
    #"{"type": "rank", "name": "order", "label": "Order?", "choices": "needs"}, "#
    + #"{"type": "text", "name": "after", "label": "After?"}"#
  private static let needs =
    #""needs": [{"name": "a", "label": "Ants"}, {"name": "b", "label": "Bees"}, "#
    + #"{"name": "c", "label": "Cats"}]"#

  // MARK: Choices

  private static func one(_ more: String) -> String {
    #"{"type": "select_one", "name": "pick", "label": "Pick?", "choices": "needs"\#(more)}, "#
      + #"{"type": "text", "name": "after", "label": "After?"}"#
  }

  @Test func `a quick question goes on by itself`() throws {
    var story = try Story(items: Self.one(#", "appearance": "quick""#), choices: Self.needs)
    story.press(.character("2"))
    #expect(story.shows("After?"))
    #expect(try story.answer("pick") == "b")
  }

  @Test func `a scale stands in one row where it fits, and arrows go along it`() throws {
    var story = try Story(items: Self.one(#", "appearance": "likert""#), choices: Self.needs)
    #expect(story.lines.contains { $0.contains("( ) 1") && $0.contains("( ) 3") })
    story.press(.right, .right, .character(" "))
    #expect(try story.answer("pick") == "c")
    let long = Self.needs.replacing("Cats", with: "Incomprehensibilities")
    let narrow = try Story(
      items: Self.one(#", "appearance": "likert""#), choices: long, columns: 40, rows: 12)
    #expect(!narrow.lines.contains { $0.contains("( ) 1") && $0.contains("( ) 3") })
  }

  @Test func `choices in columns are reached by all four arrows`() throws {
    var story = try Story(items: Self.one(#", "appearance": "columns-2""#), choices: Self.needs)
    #expect(story.lines.contains { $0.contains("1 Ants") && $0.contains("2 Bees") })
    story.press(.down, .up, .right, .enter)
    #expect(try story.answer("pick") == "b")
  }

  @Test func `a minimal question opens with its search, and holding Enter answers nothing`() throws
  {
    var story = try Story(
      items: Self.one(#", "appearance": "minimal", "required": true"#), choices: Self.needs)
    story.press(.enter, .enter)
    #expect(story.shows("Please choose"))
    story.enter("bee")
    #expect(try story.answer("pick") == "b")
  }

  @Test func `who searched and cleared the search keeps the answer`() throws {
    var story = try Story(items: Self.one(#", "appearance": "minimal""#), choices: Self.needs)
    story.enter("bee")
    story.press(.pageUp)
    story.type("ca")
    story.press(.control("u"), .enter)
    #expect(try story.answer("pick") == "b")
  }

  @Test func `what was typed by ear is found behind what begins so, before what only holds it`() {
    let index = SearchIndex(["Kumasi", "Makibuez", "Kibwezi", "Kibuezi", "Catherine"])
    #expect(index.places(of: "kibuez") == [3, 2, 1])
    #expect(index.places(of: "katrin") == [4])
    #expect(index.places(of: "zz") == [])
  }

  @Test func `other is one more choice, and asks which`() throws {
    var story = try Story(items: Self.one(#", "or_other": true"#), choices: Self.needs)
    story.press(.character("4"), .enter)
    #expect(story.shows("Which other?"))
    story.enter("Dogs")
    #expect(try story.answer("pick") == "other")
    #expect(try story.answer("pick_other") == "Dogs")
    story.press(.pageUp, .pageUp, .character("1"), .enter)
    #expect(story.shows("After?"))
  }

  // MARK: Places

  @Test func `a place is typed, and shown as it was understood`() throws {
    var story = try Story(items: Self.point)
    story.type("https://maps.google.com/?q=14.01,-60.99")
    #expect(story.shows("14.01, -60.99"))
    story.press(.enter)
    #expect(try story.answer("home") == "14.01 -60.99")
  }

  @Test func `a latitude that is none is refused`() throws {
    var story = try Story(items: Self.point)
    story.enter("94.01, -60.99")
    #expect(story.shows("Give latitude and longitude"))
  }

  @Test func `a receiver's place is typed into the field, and its silence is said`() throws {
    var story = try Story(items: Self.point)
    story.press(.down, .enter)
    #expect(story.hasAskedReceiver)
    story.receive(.located(nil))
    #expect(story.shows("No position"))
    story.receive(.located("14.01 -60.99 12 5"))
    story.press(.enter)
    #expect(try story.answer("home") == "14.01 -60.99 12.0 5.0")
  }

  @Test
  func `a town of the gazetteer answers with its place, and a place can be typed all the same`()
    throws
  {
    let items =
      #"{"type": "geopoint", "name": "home", "label": "Home?", "choices": "town"}, "#
      + #"{"type": "text", "name": "after", "label": "After?"}"#
    let towns =
      #""town": [{"name": "cas", "label": "Castries", "lat": "14.01", "lon": "-60.99"}, "#
      + #"{"name": "ros", "label": "Roseau", "geometry": "15.3 -61.38"}]"#
    var story = try Story(items: items, choices: towns)
    story.press(.character("2"), .enter)
    #expect(try story.answer("home") == "15.3 -61.38")
    story.press(.pageUp)
    #expect(story.shows("(x) 2"))
    story.press(.character("/"))
    story.enter("14.5, -61.5")
    #expect(try story.answer("home") == "14.5 -61.5")
  }

  @Test(arguments: ["14.01, -60.99, 0, -5", "14.01 -60.99 0 -5"])
  func `an accuracy below nought is refused with what to type`(typed: String) throws {
    var story = try Story(items: Self.point)
    story.enter(typed)
    #expect(try story.answer("home").isEmpty)
    #expect(story.shows("Give latitude and longitude, such as 14.01, -60.99."))
  }

  @Test(arguments: [
    ("month-year", "1 50", "Give a month and a year"), ("year", "-5", "Give a year"),
  ])
  func `what is no month, or no year, is refused with what to type`(
    appearance: String, typed: String, sentence: String
  ) throws {
    var story = try Story(
      items: """
        {"type": "date", "name": "d", "label": "When?", "appearance": "\(appearance)"},
        {"type": "text", "name": "after", "label": "After?"}
        """)
    story.enter(typed)
    #expect(try story.answer("d").isEmpty)
    #expect(story.shows(sentence))
    #expect(story.shows("four digits"))
  }

  private static let point =
    #"{"type": "geopoint", "name": "home", "label": "Home?"}, "#
    + #"{"type": "text", "name": "after", "label": "After?"}"#

  @Test func `a shape closes itself, and half of one is kept`() throws {
    var story = try Story(items: #"{"type": "geoshape", "name": "f", "label": "Field?"}"#)
    story.enter("14 -61")
    story.enter("14 -60.9")
    story.press(.control("n"))
    #expect(story.shows("at least three points"))
    let interview = try story.replayed()
    #expect(interview.typed(try #require(interview.node(at: Address("f")))) == "14 -61;14 -60.9;")
    story.type("14.1 -60.9")
    story.press(.control("n"))
    #expect(try story.answer("f") == "14.0 -61.0;14.0 -60.9;14.1 -60.9;14.0 -61.0")
  }

  @Test func `a point of a trace is removed by its line`() throws {
    var story = try Story(items: #"{"type": "geotrace", "name": "t", "label": "Way?"}"#)
    story.give(.paste("1 1\n2 2\n3 3"))
    story.press(.up, .up, .character("-"))
    story.press(.control("n"))
    #expect(try story.answer("t") == "1.0 1.0;3.0 3.0")
  }

  // MARK: Text

  @Test func `a scanner types and goes on`() throws {
    var story = try Story(
      items: #"{"type": "barcode", "name": "b", "label": "Scan."}, "#
        + #"{"type": "text", "name": "after", "label": "After?"}"#)
    story.enter("https://x.org/?a=/1+2-3")
    #expect(story.shows("After?"))
    #expect(try story.answer("b") == "https://x.org/?a=/1+2-3")
  }

  @Test func `a text is completed from its list, or stays what was typed`() throws {
    let item =
      #"{"type": "text", "name": "job", "label": "Job?", "appearance": "autocomplete", "#
      + #""choices": "needs", "nonresponse": ["refused"]}"#
    var story = try Story(items: item, choices: Self.needs)
    story.type("be")
    story.press(.down)
    #expect(story.cursorLine.contains("> ") && story.cursorLine.contains("Bees"))
    story.press(.enter)
    #expect(try story.answer("job") == "Bees")
    var other = try Story(items: item, choices: Self.needs)
    other.enter("beekeeper")
    #expect(try other.answer("job") == "beekeeper")
  }

  @Test func `what is masked is never on screen`() throws {
    var story = try Story(
      items: #"{"type": "text", "name": "pin", "label": "Pin?", "appearance": "masked"}"#)
    story.type("9471")
    #expect(story.shows("****"))
    #expect(!story.shows("9471"))
    story.press(.enter)
    #expect(try story.answer("pin") == "9471")
  }

  // MARK: Pages

  private static let page =
    #"{"type": "group", "name": "g", "label": "Household", "appearance": "field-list", "items": ["#
    + #"{"type": "integer", "name": "people", "label": "People?", "required": true}, "#
    + #"{"type": "select_one", "name": "car", "label": "Car?", "choices": "yes_no"}, "#
    + #"{"type": "text", "name": "make", "label": "Make?", "relevant": "${car} = 'yes'"}, "#
    + #"{"type": "integer", "name": "rooms", "label": "Rooms?"}]}, "#
    + #"{"type": "text", "name": "after", "label": "After?"}"#

  @Test func `a page shows its questions together, and keeps each when it is left`() throws {
    var story = try Story(items: Self.page)
    #expect(story.shows("People?") && story.shows("Car?") && story.shows("Rooms?"))
    #expect(!story.shows("Make?"))
    story.type("4")
    story.press(.tab)
    #expect(try story.answer("people") == "4")
    story.press(.character("1"))
    #expect(story.shows("Make?"))
    story.press(.tab)
    story.enter("Ford")
    story.enter("5")
    #expect(story.shows("After?"))
    #expect(try story.answer("make") == "Ford")
    #expect(try story.answer("rooms") == "5")
  }

  @Test func `going on from a page leads to the first question that is wrong`() throws {
    var story = try Story(items: Self.page)
    story.press(.tab, .tab)
    story.type("5b")
    story.press(.control("n"))
    #expect(story.shows("This must be answered"))
    #expect(story.cursorLine.contains("Whole number"))
    story.type("3")
    story.press(.control("n"))
    #expect(story.shows("5b"))
    #expect(story.shows("digits only"))
    #expect(story.cursorLine.contains("5b"))
    story.press(.control("u"))
    story.type("5")
    story.press(.control("n"))
    #expect(story.shows("After?"))
  }

  @Test func `back from a page is never refused, and half-typed text waits there`() throws {
    var story = try Story(
      items: #"{"type": "note", "name": "n", "label": "Hello"}, "# + Self.page)
    story.press(.enter)
    story.type("5b")
    story.press(.pageUp)
    #expect(story.shows("Hello"))
    story.press(.enter)
    #expect(story.shows("5b"))
    #expect(story.cursorLine.contains("5b"))
  }

  @Test func `a reason instead of an answer leads to the next question of the page`() throws {
    var story = try Story(items: Self.page)
    story.press(.control("d"), .enter)
    #expect(story.shows("People?"))
    story.press(.character("2"))
    #expect(try story.answer("car") == "no")
  }

  @Test func `on a small screen the question in focus is in sight`() throws {
    var story = try Story(items: Self.page, columns: 40, rows: 12)
    for _ in 0..<3 {
      #expect(story.cursorLine.contains(">"))
      story.press(.tab)
    }
    #expect(story.shows("Rooms?"))
  }

  @Test func `random keys on every type never leave a screen without a cursor`() throws {
    var random = RandomSource(seed: 4)
    let keys: [Key] = [
      .enter, .up, .down, .left, .right, .pageUp, .escape, .tab, .backTab, .backspace, .delete,
      .home, .end, .character("1"), .character("2"), .character("4"), .character("a"),
      .character(" "), .character("+"), .character("-"), .character("*"), .character("/"),
      .character("g"), .control("n"), .control("d"), .control("z"), .control("u"), .control("f"),
      .control("v"), .control("o"),
    ]
    for round in 0..<6 {
      var story = try Story(
        Story.types(), columns: round.isMultiple(of: 2) ? 80 : 40,
        rows: round.isMultiple(of: 2) ? 24 : 12)
      for _ in 0..<500 {
        story.press(keys[Int.random(in: keys.indices, using: &random)])
        #expect(story.canvas.cursor != nil)
        if story.frozen != nil || story.hasLeft { break }
      }
      _ = try story.replayed()
    }
  }
}
