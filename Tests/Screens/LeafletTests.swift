import Terminal
import TestKit
import Testing

@testable import Screens

/// What is longer than its room above a list is turned by PgDn and PgUp, and the list keeps its keys.
struct LeafletTests {
  private static let long = (1...40).map { "word\($0)" }.joined(separator: " ")

  private func checked(
    columns: Int, rows: Int, language: String = ""
  ) throws -> Story {
    var story = try Story(
      items: """
        {"type": "integer", "name": "a", "label": "How many?",
         "checks": [{"rule": ". <= 90", "message": "\(Self.long)"}]},
        {"type": "text", "name": "z", "label": "And then?"}
        """, language: language, columns: columns, rows: rows)
    story.enter("97")
    return story
  }

  @Test func `a soft check of many lines is read whole in a small window`() throws {
    var story = try checked(columns: 40, rows: 12)
    #expect(story.shows("word1 word2"))
    #expect(!story.shows("word40"))
    #expect(story.shows("1 of 2"), "\(story.text)")
    #expect(story.lines.last?.contains("PgDn Read on") == true, "\(story.text)")
    #expect(story.shows(Catalogue.english[.unlikelyChange]))
    story.press(.pageDown)
    #expect(story.shows("word40"))
    #expect(story.shows("2 of 2"), "\(story.text)")
    #expect(story.lines.last?.contains("PgUp Back") == true, "\(story.text)")
    #expect(story.shows(Catalogue.english[.unlikelyChange]))
    story.press(.pageDown)
    #expect(story.shows("word40"))
    story.press(.pageUp)
    #expect(story.shows("word1 word2"))
    story.press(.down)
    story.type("it is so")
    story.press(.enter)
    #expect(story.shows("And then?"))
  }

  @Test func `the key that turns is named in a small French window too`() throws {
    let story = try checked(columns: 40, rows: 12, language: "fr")
    #expect(story.lines.last?.contains("PgSv Lire") == true, "\(story.text)")
  }

  @Test func `where all of it has room no key turns it`() throws {
    let story = try checked(columns: 80, rows: 24)
    #expect(story.shows("word1 word2") && story.shows("word40") && story.shows("How many?"))
    #expect(!story.shows("Read on") && !story.shows("of 2"))
  }

  @Test func `a wheel turns to the end of the text, and only then moves in the list`() throws {
    var story = try checked(columns: 40, rows: 12)
    story.give(.wheelDown)
    #expect(story.shows("word40"), "\(story.text)")
    let before = story.text
    story.give(.wheelDown)
    #expect(story.text != before && story.shows("word40"), "\(story.text)")
    story.give(.wheelUp)
    #expect(story.shows("word1 word2"), "\(story.text)")
  }

  @Test func `the page that is open is there in a window that became larger`() throws {
    var story = try checked(columns: 40, rows: 12)
    story.press(.pageDown)
    story.give(.resized(Size(columns: 80, rows: 24)))
    #expect(story.shows("word1 word2") && story.shows("word40"))
  }

  @Test func `every answer that goes with a member can be read before it is removed`() throws {
    let questions = (1...6).map {
      #"{"type": "text", "name": "q\#($0)", "label": "Question number \#($0) of this member?"}"#
    }
    var story = try Story(
      items: """
        {"type": "repeat", "name": "r", "label": "Members", "items": [\(questions.joined(separator: ","))]}
        """, columns: 40, rows: 12)
    story.type("+")
    for number in 1...6 { story.enter("answer\(number)") }
    story.press(.up, .up)
    story.type("-")
    var seen: Set<Int> = []
    for _ in 0..<6 {
      for number in 1...6 where story.shows("answer\(number)") { seen.insert(number) }
      #expect(story.shows(Catalogue.english[.rosterRemoveNo]), "\(story.text)")
      story.press(.pageDown)
    }
    #expect(seen == [1, 2, 3, 4, 5, 6], "\(story.text)")
  }
}
