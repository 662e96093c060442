import Terminal
import TestKit
import Testing

/// What one finds one's way by, as text, in both languages, at 80×24 and 40×12.
@Suite struct WaySnapshotTests {
  @Test(arguments: ["en", "fr"], [(80, 24), (40, 12)])
  func `outline, search, languages and undo as an interviewer sees them`(
    language: String, size: (columns: Int, rows: Int)
  ) throws {
    var story = try Story(language: language, columns: size.columns, rows: size.rows)
    func look(_ name: String) throws {
      try Snapshots.verify(
        story.lines, "\(size.columns)x\(size.rows)-\(language)-way-\(name)")
    }
    story.press(.enter, .character("1"), .enter)
    story.enter("José 漢字")
    story.press(.control("t"))
    story.type("born here, moved away")
    story.press(.escape)
    story.enter("42")
    for _ in 0..<9 { story.press(.control("n")) }
    story.press(.control("o"))
    try look("outline")
    story.press(.home, .left)
    try look("outline-closed")
    story.press(.tab)
    try look("outline-left")
    story.press(.tab, .tab, .tab)
    try look("outline-notes")
    story.type("jos")
    try look("outline-searched")
    story.press(.escape, .control("f"))
    story.type("moved")
    try look("find")
    story.press(.escape, .escape, .character("7"), .enter)
    try look("languages")
    story.press(.escape, .control("z"))
    try look("undone")
    story.press(.control("r"))
    try look("back-again")
  }
}
