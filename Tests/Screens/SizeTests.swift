import Terminal
import TestKit
import Testing

@testable import Screens

/// Windows of any size, and windows that change.
@Suite struct SizeTests {
  static let sizes = [(20, 5), (40, 10), (132, 43), (200, 60), (400, 100)]

  @Test(arguments: sizes)
  func `screens in windows small and large`(columns: Int, rows: Int) throws {
    var story = try Story(columns: columns, rows: rows)
    func look(_ name: String) throws {
      try Snapshots.verify(story.lines, "\(columns)x\(rows)-\(name)")
    }
    story.press(.enter)
    try look("choices")
    story.press(.control("o"))
    try look("outline")
  }

  @Test func `no line of text is longer than 76 columns, however wide the window`() throws {
    for columns in [132, 200, 400] {
      var story = try Story(columns: columns, rows: 60)
      for _ in 0..<12 {
        let body = story.lines[2..<57]
        for line in body { #expect(TextWidth.columns(of: line) <= Chrome.widest, "\(line)") }
        story.press(.control("o"))
        #expect(
          story.lines[2..<57].allSatisfy { TextWidth.columns(of: $0) <= 2 * Chrome.widest + 1 })
        #expect((story.canvas.cursor?.column ?? 0) >= Chrome.widest, "the outline has the focus")
        story.press(.escape, .control("n"), .character("1"), .control("n"))
      }
    }
  }

  @Test func `the same screen comes back whatever sizes were between`() throws {
    var story = try Story()
    for _ in 0..<14 {
      for opener in [nil, Key.control("o"), .escape, .control("g"), .control("d")] {
        if let opener { story.press(opener) }
        let before = (story.lines, story.canvas.cursor)
        for (columns, rows) in [(20, 5), (1, 1), (40, 10), (400, 100), (7, 90), (300, 3), (80, 24)]
        {
          story.give(.resized(Size(columns: columns, rows: rows)))
          #expect(story.canvas.size == Size(columns: columns, rows: rows))
        }
        #expect(story.lines == before.0)
        #expect(story.canvas.cursor == before.1)
        if opener != nil { story.press(.escape) }
      }
      story.press(.character("1"), .enter)
    }
  }

  @Test func `what is typed while a window is too small is not lost, and answers nothing`() throws {
    var story = try Story()
    story.press(.enter, .character("1"), .enter)
    story.type("An")
    story.give(.resized(Size(columns: 20, rows: 5)))
    #expect(story.shows("larger"))
    #expect(story.canvas.cursor != nil)
    story.type("xyz")
    story.wait()
    story.give(.resized(Size(columns: 80, rows: 24)))
    #expect(story.shows("Answer: An"))
    #expect(!story.shows("xyz"))
  }
}
