import Testing
import Values

@testable import Screens

/// Several questions on one page, pointed at and counted in.
@Suite struct PageClickTests {
  private static let walls = """
    "wall": [{"name": "mud", "label": "Mud"}, {"name": "brick", "label": "Brick"}],
    "roof": [{"name": "iron", "label": "Iron"}, {"name": "tile", "label": "Tile"}]
    """

  private func story(_ first: String) throws -> Story {
    try Story(
      items: """
        {"type": "group", "name": "g", "appearance": "field-list", "label": "House", "items": [
          \(first),
          {"type": "select_one", "name": "roofs", "choices": "roof", "label": "The roof?"}]},
        {"type": "text", "name": "after", "label": "After?"}
        """,
      choices: Self.walls)
  }

  private static let wall =
    #"{"type": "select_one", "name": "walls", "choices": "wall", "label": "The walls?"}"#

  @Test func `a click is for the question that it is on, whichever has the focus`() throws {
    var story = try story(Self.wall)
    try story.click("Tile")
    #expect(try story.answer("roofs") == "tile")
    #expect(try story.answer("walls").isEmpty)
    #expect(try story.replayed().visited?.description.contains("roofs") ?? false)
    try story.click("Mud")
    #expect(try story.answer("walls") == "mud")
    #expect(try story.answer("roofs") == "tile")
  }

  @Test func `a click elsewhere keeps what was typed, and on what is asked gives the focus`() throws
  {
    var story = try story(#"{"type": "text", "name": "who", "label": "Who?"}"#)
    story.type("Zoë")
    try story.click("Iron")
    #expect(try story.answer("who") == "Zoë")
    #expect(try story.answer("roofs") == "iron")
    try story.click("Who?")
    story.type(" Ann")
    story.press(.tab)
    #expect(try story.answer("who") == "Zoë Ann")
  }

  @Test func `a click on a question that an answer takes away does nothing`() throws {
    var story = try Story(
      items: """
        {"type": "group", "name": "g", "appearance": "field-list", "label": "House", "items": [
          {"type": "integer", "name": "n", "label": "How many?"},
          {"type": "select_one", "name": "walls", "choices": "wall", "label": "The walls?",
           "relevant": "${n} != 0"},
          {"type": "select_one", "name": "roofs", "choices": "roof", "label": "The roof?"}]}
        """,
      choices: Self.walls)
    story.type("0")
    try story.click("Brick")
    #expect(try story.answer("n") == "0")
    #expect(try story.answer("roofs").isEmpty)
    #expect(!story.shows("The walls?"))
  }
}

/// The twelve months, asked in every way in which an answer makes the list anew.
@Suite struct LongListDigitTests {
  private static let months =
    "\"month\": ["
    + (1...12).map { "{\"name\": \"m\($0)\", \"label\": \"Month \($0)\"}" }.joined(separator: ",")
    + "]"

  private func twelve(in appearance: String, columns: Int) throws -> Story {
    var story = try Story(
      items: """
        {"type": "group", "name": "g", "appearance": "\(appearance)", "label": "When?", "items": [
          {"type": "select_one", "name": "rain", "choices": "month", "label": "Rain?"},
          {"type": "select_one", "name": "sun", "choices": "month", "label": "Sun?"}]},
        {"type": "text", "name": "after", "label": "After?"}
        """,
      choices: Self.months, columns: columns, rows: 12)
    story.press(.character("1"))
    // The second digit within a breath.
    story.now = Moment(
      milliseconds: story.now.milliseconds - 800, offsetMinutes: story.now.offsetMinutes)
    story.press(.character("2"))
    return story
  }

  @Test(arguments: [40, 100], ["table-list", "field-list"])
  func `two digits are one number, as in a plain list`(columns: Int, appearance: String) throws {
    var story = try twelve(in: appearance, columns: columns)
    #expect(try story.answer("rain") == "m12")
    #expect(try story.answer("sun").isEmpty)
    #expect(story.cursorLine.contains("Month 12"))
    story.press(.enter, .character("3"))
    #expect(try story.answer("rain") == "m12")
    #expect(try story.answer("sun") == "m3")
  }

  @Test func `on a page the mark stays at the line that was ticked`() throws {
    var story = try Story(
      items: """
        {"type": "group", "name": "g", "appearance": "field-list", "label": "When?", "items": [
          {"type": "select_multiple", "name": "rain", "choices": "month", "label": "Rain?"}]}
        """,
      choices: Self.months)
    story.press(.character(" "), .down, .down, .character(" "))
    #expect(try story.answer("rain") == "m1 m3")
    #expect(story.cursorLine.contains("Month 3"))
  }
}
