import Foundation
import Interviews
import Questionnaires
import Records
import Terminal
import TestKit
import Testing

@testable import Screens

/// What is longer than there is room for is said whole, or is seen to be cut.
@Suite struct TightTests {
  private func tight(_ items: String, choices: String = "") throws -> Story {
    try Story(items: items, choices: choices, columns: 40, rows: 12)
  }

  @Test func `what is wrong is said whole in a small window, with the question and the field`()
    throws
  {
    var story = try tight(
      """
      {"type": "text", "name": "a", "label": "What is the full name of the group that you speak for?",
       "constraint": "string-length(.) > 3",
       "constraint_message": "More than three letters, please, as it is written in the register."}
      """)
    story.enter("ab")
    #expect(story.shows("! More than three letters, please,"))
    #expect(story.shows("register."))
    #expect(story.shows("What is the full name"))
    #expect(story.cursorLine.contains("ab"))
  }

  @Test func `a constraint without words says which numbers it takes`() throws {
    var story = try tight(
      #"{"type": "decimal", "name": "a", "label": "How much?", "#
        + #""constraint": ". >= 0.5 and . <= 99.5"}"#
    )
    story.enter("0.25")
    #expect(story.shows("0.5 to 99.5"), "\(story.text)")
  }

  @Test func `a wrong day of the week is told with the right one`() throws {
    var story = try tight(#"{"type": "date", "name": "a", "label": "When?"}"#)
    story.enter("Friday 14 March 2019")
    #expect(story.shows("Thursday 14 March"), "\(story.text)")
  }

  @Test func `in the smallest window the line of a long text that is typed in is seen`() throws {
    let label = "What made you leave, and who helped you on the way to where you live now?"
    var story = try Story(
      items:
        #"{"type": "text", "name": "a", "appearance": "multiline", "probes": ["Why?", "How?"], "#
        + #""label": "\#(label)"}"#, columns: 40, rows: 10)
    story.type("Left in 2009 with my sister and then my aunt came and helped us all at the end")
    #expect(story.cursorLine.contains("the end"), "\(story.text)")
  }

  @Test func `of a question in a roster the question stands before the name of its member`() throws
  {
    var story = try tight(
      """
      {"type": "repeat", "name": "r", "label": "Members of your household", "items": [
        {"type": "text", "name": "a", "label": "What is the full name of the person that you speak of?",
         "required": true, "required_message":
         "Please write at least the name that everybody in your house and in the village uses for them, or choose a reason."}]}
      """)
    story.type("+")
    story.press(.enter)
    #expect(story.shows("! Please write at least"))
    #expect(story.shows("What is the full name"), "\(story.text)")
  }

  @Test func `a longer one ends in dots`() throws {
    let long = String(repeating: "much too long for it ", count: 20)
    var story = try tight(
      """
      {"type": "text", "name": "a", "label": "Name?", "constraint": "string-length(.) > 3",
       "constraint_message": "\(long)"}
      """)
    story.enter("ab")
    #expect(story.lines.contains { $0.contains("! much too") })
    #expect(story.lines.contains { $0.hasSuffix("…") && !$0.contains("about") })
    #expect(story.cursorLine.contains("ab"))
  }

  @Test(arguments: ["en", "fr"])
  func `every soft check of the bundled questionnaires is said whole, with its ways on`(
    language: String
  ) throws {
    let words = Catalogue.matching(language)
    for name in BundledFiles.questionnaires {
      let file = try BundledFiles.questionnaire(name)
      let read = try #require(file.decode(choiceFile: BundledFiles.neighbour).questionnaire)
      let checks = try Form.compile(read, in: file).form.items.flatMap(\.definition.checks)
      for check in checks where check.severity == .soft {
        let message = check.message.text(in: language, fallback: "en")
          .replacing(/\$\{[^}]*\}/, with: "97")
        let written = try JSONEncoder().encode(message)
        var story = try Story(
          items: """
            {"type": "integer", "name": "a", "label": "How many of them were there in the year before?",
             "checks": [{"rule": ". <= 90", "message": \(String(decoding: written, as: UTF8.self))}]}
            """, language: language, columns: 40, rows: 12)
        story.enter("97")
        let shown = story.lines.map { $0.trimmingCharacters(in: .whitespaces) }
          .joined(separator: " ")
        let said = Markup.plain(message)
        #expect(shown.contains(said), "\(story.text)")
        #expect(story.shows(words[.unlikelyChange]), "\(story.text)")
        #expect(story.shows(String(words[.unlikelyConfirm].prefix(20))), "\(story.text)")
      }
    }
  }

  @Test func `the foot names the way to help before what is not of the question`() throws {
    let types = [
      #"{"type": "select_multiple", "name": "a", "label": "Which?", "choices": "yes_no"}"#,
      #"{"type": "date", "name": "a", "label": "When?"}"#,
      #"{"type": "text", "name": "a", "label": "What?"}"#,
      #"{"type": "repeat", "name": "r", "label": "Who?", "items": [{"type": "text", "name": "b", "label": "B"}]}"#,
    ]
    for item in types {
      let story = try tight(item)
      let foot = try #require(story.lines.last)
      #expect(foot.contains("  ? ") && foot.hasSuffix("  Esc Menu"), "\(foot)")
    }
    let page = try Story(items: types[0])
    #expect(page.lines.last?.contains("Space Tick") == true)
    #expect(page.lines.last?.contains("? Help   Esc Menu") == true)
  }

  @Test func `the counter of a list stands on a row of its own`() throws {
    let label = "A choice with so many words that it takes three lines of a small window, at least"
    let list = (1...5).map { #"{"name": "c\#($0)", "label": "\#(label) \#($0)"}"# }
    var story = try tight(
      #"{"type": "select_one", "name": "a", "label": "Which?", "choices": "long"}"#,
      choices: #""long": [\#(list.joined(separator: ", "))]"#)
    for _ in 0..<5 {
      let counter = story.lines.first { $0.contains(" of 5") && !$0.contains("about") }
      let words = counter?.split(separator: " ") ?? []
      #expect(words.count == 3 && words.last == "5", "\(story.text)")
      #expect(story.cursorLine.contains("A choice"))
      story.press(.down)
    }
  }

  @Test func `a message longer than the line takes two, and the body gives way`() throws {
    var story = try Story(
      items: #"{"type": "text", "name": "a", "label": "Name?"}"#, columns: 40, rows: 12)
    let said = "No answer fits here, so nothing was changed; type another one, or go on."
    story.app.interview?.message = said
    #expect(story.shows("No answer fits here"))
    #expect(story.shows("or go on."))
    #expect(story.cursorLine.contains(">"))
    story.app.interview?.message = String(repeating: said + " ", count: 4)
    #expect(story.lines[9].hasSuffix("…"))
  }

  @Test func `a heading is whole, and a long line of a menu is when the mark is at it`() throws {
    var story = try Story(
      items: """
        {"type": "text", "name": "a", "label": "Name?", "required": true},
        {"type": "text", "name": "b", "label": "Place?", "required": true}
        """, language: "fr", columns: 40, rows: 12)
    let words = Catalogue.matching("fr")
    story.press(.control("v"))
    let heading = words(count: 2, one: .checkOne, many: .checkSome)
    #expect(
      story.text.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(heading))
    story.press(.escape, .escape)
    for _ in 0..<12 {
      #expect(!story.cursorLine.contains("…"), "\(story.text)")
      story.press(.down)
    }
  }

  @Test func `what is to be looked at is listed with its reason whole`() throws {
    var story = try tight(
      """
      {"type": "integer", "name": "age", "label": "How old is the oldest person who lives here?",
       "checks": [{"rule": ". <= 90", "message": "Ninety years are seldom passed, please ask."}]}
      """)
    story.type("97")
    story.press(.enter, .escape, .control("v"))
    #expect(story.shows("? How old is the oldest"))
    #expect(story.shows("Ninety years are seldom"))
    #expect(story.shows("please ask."))
  }
}
