import Foundation
import Interviews
import Questionnaires
import Terminal
import TestKit
import Testing

@testable import Screens

/// A questionnaire in Arabic: the page is mirrored, the keys are the same.
@Suite struct RightToLeftTests {
  private func story(ordersText: Bool, columns: Int = 80, rows: Int = 24) throws -> Story {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/arabic.json")
    let file = QuestionnaireFile(name: "arabic.json", bytes: [UInt8](try Data(contentsOf: url)))
    return try Story(
      file, language: "ar", columns: columns, rows: rows, ordersText: ordersText)
  }

  @Test(arguments: [(80, 24), (40, 12)], [true, false])
  func `screens from right to left`(size: (columns: Int, rows: Int), ordersText: Bool) throws {
    var story = try story(ordersText: ordersText, columns: size.columns, rows: size.rows)
    let who = ordersText ? "ordered" : "logical"
    func look(_ name: String) throws {
      try Snapshots.verify(story.lines, "\(size.columns)x\(size.rows)-ar-\(who)-\(name)")
    }
    try look("1-choices")
    story.press(.down, .character(" "), .enter)
    story.type("ليلى")
    try look("2-text")
    story.press(.enter)
    story.type("42")
    try look("3-number")
    story.press(.escape)
    try look("4-menu")
  }

  @Test func `the focus is at the right, and the cursor on it`() throws {
    var story = try story(ordersText: true)
    for _ in 0..<3 {
      let cursor = try #require(story.canvas.cursor)
      #expect(cursor.column == 78)
      #expect(story.canvas[cursor.row, cursor.column].character == "<")
      story.press(.down)
    }
  }

  @Test func `letters stand from right to left and joined, numbers as they were typed`() throws {
    var story = try story(ordersText: true)
    story.press(.character("1"), .enter)
    story.type("ليلى")
    let row = try #require(story.canvas.cursor).row
    let shown = story.lines[row]
    // The isolated letters of the four, initial, medial and final, from the left.
    #expect(
      shown.contains("\u{FEF0}\u{FEE0}\u{FEF4}\u{FEDF}") || shown.contains("\u{FBFD}"), "\(shown)")
    #expect(!shown.contains("ليلى"))
    story.press(.enter)
    story.type("42")
    #expect(story.lines[try #require(story.canvas.cursor).row].contains("42 :Whole number"))
    #expect(try story.answer("name") == "ليلى", "what is kept is as it was typed")
  }

  @Test func `the caret goes through the letters in the order of writing`() throws {
    var story = try story(ordersText: true)
    story.press(.character("1"), .enter)
    story.type("ليلى")
    let behind = try #require(story.canvas.cursor).column
    var columns: [Int] = []
    for _ in 0..<4 {
      story.press(.left)
      columns.append(try #require(story.canvas.cursor).column)
    }
    #expect(columns == [behind + 1, behind + 2, behind + 3, behind + 4])
  }

  @Test func `a click is on what is seen`() throws {
    var story = try story(ordersText: true)
    let row = try #require(story.lines.firstIndex { $0.contains("50%") })
    for input in Input.clicking(Position(row: row, column: 70)) { story.give(input) }
    #expect(try story.answer("consent") == "maybe")
  }

  @Test func `Arabic in a page from left to right is ordered in its place`() throws {
    var story = try Story(ordersText: true)
    #expect(story.text.contains("means coffee."))
    #expect(!story.text.contains("القهوة"))
    // Also where a wrapped line begins with it.
    #expect(try Story(columns: 40, rows: 12, ordersText: true).text.contains(" means coffee."))
    story.press(.enter, .character("1"), .enter)
    story.type("ab")
    let latin = try #require(story.canvas.cursor).column
    story.type("عر")
    #expect(
      try #require(story.canvas.cursor).column == latin + 2, "at the end of a line from the left")
  }

  private static let moving = """
    {"id": "moving", "version": "1", "title": "ت", "languages": ["ar"],
     "choices": {"yn": [{"name": "yes", "label": "نعم"}, {"name": "no", "label": "لا"}]},
     "items": [
       {"type": "range", "name": "r", "label": "كم؟", "parameters": {"start": 0, "end": 10, "step": 1}},
       {"type": "date", "name": "d", "label": "متى؟"},
       {"type": "group", "name": "g", "appearance": "table-list", "label": "ما رأيك؟", "items": [
         {"type": "select_one", "name": "g1", "choices": "yn", "label": "الأسعار"},
         {"type": "select_one", "name": "g2", "choices": "yn", "label": "الأمان"}]}]}
    """

  private func moving() throws -> Story {
    try Story(
      QuestionnaireFile(name: "moving.json", bytes: Array(Self.moving.utf8)), language: "ar",
      ordersText: true)
  }

  @Test func `Left moves to what stands left on the screen`() throws {
    var story = try moving()
    story.type("5")
    func knob() throws -> Int {
      let line = try #require(story.lines.first { $0.contains("*") })
      return try #require(Array(line).firstIndex(of: "*"))
    }
    let before = try knob()
    story.press(.left)
    #expect(try knob() < before)
    story.press(.enter)
    #expect(try story.answer("r") == "6")
    story.type("14/3/2019")
    story.press(.tab)
    let day = try #require(story.canvas.cursor)
    story.press(.left)
    #expect(try #require(story.canvas.cursor).column < day.column)
    story.press(.enter)
    #expect(try story.answer("d") == "2019-03-15")
    let cell = try #require(story.canvas.cursor)
    story.press(.left)
    #expect(try #require(story.canvas.cursor).column < cell.column)
  }

  @Test func `a picked line has its mark and number where the others have them`() throws {
    var story = try story(ordersText: true)
    story.press(.character("1"))
    let picked = try #require(story.lines.first { $0.contains("(x)") })
    #expect(picked.hasSuffix("1 (x) <"), "\(picked)")
  }

  @Test func `the number of a question stays with its words beside the name of its group`() throws {
    var story = try moving()
    story.press(.enter, .enter)
    #expect(story.lines[0].contains("3 of about 4"), "\(story.lines[0])")
  }

  @Test(arguments: [("ar", true), ("fa-IR", true), ("he", true), ("ur_PK", true), ("fr", false)])
  func `languages know their direction`(tag: String, isRightToLeft: Bool) {
    #expect(WritingDirection.isRightToLeft(tag) == isRightToLeft)
  }
}
