import Foundation
import Terminal
import TestKit
import Testing

@testable import Screens

/// The screen after the last question.
@Suite struct FinishTests {
  private static let one = #"{"name": "age", "type": "integer", "label": "How old?"}"#

  @Test func `Enter held down locks no interview`() throws {
    var story = try Story(items: Self.one)
    for _ in 0..<20 { story.press(.enter) }
    #expect(story.frozen == nil)
    #expect(story.shows("Finish and lock it"))
    #expect(story.shows("First a number, then Enter."))
    #expect(story.lines.last?.contains("Number, then Enter") ?? false)
    story.press(.pageDown, .control("n"))
    #expect(story.frozen == nil)
  }

  @Test(arguments: [[Key.down], [.character("1")], [.up, .home]])
  func `a line that was gone to is done by Enter`(keys: [Key]) throws {
    var story = try Story(items: Self.one)
    story.press(.enter)
    for key in keys { story.press(key) }
    #expect(story.cursorLine.hasPrefix(" > 1  Finish and lock it"))
    #expect(story.lines.last?.contains("Enter Choose") ?? false)
    story.press(.enter)
    #expect(story.frozen != nil)
  }

  @Test(arguments: ["en", "fr"])
  func `in a small window the last sentences are read page by page`(language: String) throws {
    var story = try Story(items: Self.one, language: language, columns: 40, rows: 12)
    story.press(.enter, .character("1"), .enter)
    story.receive(.finished(Farewell(withdrawal: "K7QF-2M8D-XR4T", sealedTo: ["study"])))
    let words = Catalogue.matching(language)
    #expect(story.shows(words(.listShown, 1, 2)))
    #expect(story.lines.last?.contains(words[.barNext]) == true)
    var read: [String] = []
    for _ in 0..<2 {
      read += story.lines[2...8].map { $0.trimmingCharacters(in: .whitespaces) }
      story.press(.enter)
    }
    let told = read.filter { !$0.isEmpty }.joined(separator: " ")
    #expect(told.contains(words(.doneWithdrawal, "K7QF-2M8D-XR4T")), "\(told)")
    #expect(!story.shows("K7QF-2M8D-XR4T"))
  }

  @Test func `with something left to fix Enter leads there, as nothing is locked by it`() throws {
    var story = try Story(
      items: #"{"name": "age", "type": "integer", "label": "How old?", "required": true}"#)
    story.press(.control("o"), .end, .enter)
    #expect(story.cursorLine.hasPrefix(" > 1  Go to the first thing to fix"))
    story.press(.enter)
    #expect(story.shows("How old?"))
  }

  @Test func `what was put off is still to be asked, and no longer may stay so`() throws {
    var story = try Story(
      items: """
        {"name": "age", "type": "integer", "label": "How old?"},
        {"name": "who", "type": "text", "label": "Who?"}
        """)
    story.press(.control("d"), .character("l"), .enter)
    #expect(story.shows("1 question was put off and is still to be asked."))
    #expect(story.shows("1 question has neither an answer nor a reason; it may stay so."))
    #expect(!story.shows("Nothing is left to fix."))
    #expect(!story.shows("left to fix"))
    #expect(!story.shows("not changed"))
    story.press(.enter)
    #expect(story.shows("How old?"))
  }

  @Test(arguments: [(80, 24), (40, 12)])
  func `what was said goes with the next key`(size: (columns: Int, rows: Int)) throws {
    for key in [Key.down, .character("1"), .character("2"), .character("9"), .home, .left] {
      var story = try Story(items: Self.one, columns: size.columns, rows: size.rows)
      story.press(.enter, .enter)
      #expect(story.shows("First a number, then Enter."))
      story.press(key)
      #expect(!story.shows("First a number, then Enter."), "\(key)")
    }
  }

  @Test func `line by line an empty line finishes nothing`() throws {
    var dialog = try Dialog(Self.one)
    dialog.type("12", "", "")
    #expect(dialog.type("").contains("Type a number"))
    #expect(dialog.type("1").contains("The interview is finished and locked.\n"))
  }
}
