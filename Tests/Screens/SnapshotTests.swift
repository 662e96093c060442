import Interviews
import Records
import Screens
import Terminal
import TestKit
import Testing
import Values

/// Every screen as text, in both languages, at 80×24, and the tight ones at 40×12.
@Suite struct SnapshotTests {
  @Test(arguments: ["en", "fr"], [(80, 24), (40, 12)])
  func `every question as an interviewer first sees it`(
    language: String, size: (columns: Int, rows: Int)
  ) throws {
    var story = try Story(language: language, columns: size.columns, rows: size.rows)
    var index = 0
    func look(_ name: String) throws {
      index += 1
      let number = index < 10 ? "0\(index)" : "\(index)"
      try Snapshots.verify(
        story.lines, "\(size.columns)x\(size.rows)-\(language)-\(number)-\(name)")
    }
    try look("note")
    story.press(.enter)
    try look("select-one")
    story.press(.character("1"), .enter)
    try look("text")
    story.enter("José 漢字")
    try look("integer")
    story.enter("5b")
    try look("integer-refused")
    story.press(.control("u"))
    story.enter("42")
    story.type("1.7")
    try look("decimal")
    story.press(.enter)
    story.type("14/3/2019")
    try look("date")
    story.press(.enter)
    try look("list")
    story.type("saint")
    try look("list-searched")
    story.press(.enter)
    story.press(.down, .character(" "))
    try look("select-multiple")
    story.press(.enter)
    story.type("14.01, -60.99")
    try look("geopoint")
    story.press(.enter)
    story.type("We came by boat. ")
    story.press(.enter)
    story.type("It was long. القهوة")
    try look("long-text")
    story.press(.control("n"))
    try look("grid")
    story.press(.character("2"), .character("4"))
    if size.columns == 40 { story.press(.enter) }
    try look("grid-answered")
    story.press(.control("n"))
    if size.columns == 40 { story.press(.control("n")) }
    try look("roster-empty")
    story.press(.character("+"))
    try look("roster-question")
    story.enter("Roseau")
    story.press(.enter)
    try look("roster")
    story.press(.character("1"), .character("-"))
    try look("roster-removal")
    story.press(.escape, .escape)
    try look("menu")
    story.press(.escape, .control("g"))
    try look("help")
    story.press(.escape, .control("o"))
    try look("outline")
    story.press(.escape, .control("v"))
    try look("check")
    story.press(.escape, .pageUp)
    story.press(.control("d"))
    try look("no-answer")
    story.press(.escape, .control("t"))
    story.type("the front wall is brick")
    try look("note-for-the-office")
    story.press(.escape, .control("y"))
    try look("hidden")
    story.press(.enter)
    story.press(.control("n"), .control("n"))
    try look("end")
  }

  @Test(arguments: ["en", "fr"], [(80, 24), (40, 12)])
  func `every screen around interviews`(
    language: String, size: (columns: Int, rows: Int)
  ) throws {
    var app = App(
      Self.facts, size: Size(columns: size.columns, rows: size.rows), language: language)
    let now = Moment(milliseconds: 1_795_255_331_250, offsetMinutes: -240)
    func look(_ name: String) throws {
      try Snapshots.verify(
        app.draw(at: now).lines, "\(size.columns)x\(size.rows)-\(language)-around-\(name)")
    }
    func press(_ keys: Key...) { for key in keys { _ = app.update(.key(key), at: now) } }
    try look("home")
    press(.enter)
    try look("picker")
    press(.escape, .character("2"), .enter)
    try look("resume")
    press(.escape, .character("5"), .enter)
    try look("settings")
    press(.character("2"), .enter)
    try look("settings-colours")
    press(.escape, .character("5"), .enter)
    try look("settings-name")
    press(.escape, .escape, .character("1"), .enter, .enter)
    try look("language-of-questions")
    press(.escape, .escape, .character("6"), .enter)
    try look("help")
    for letter in "undo" { press(.character(letter)) }
    try look("help-searched")
    press(.escape, .character("3"), .enter)
    try look("send")
    _ = app.receive(.failed("the store is full; make room and try again"), at: now)
    try look("failed")
    _ = app.receive(.notSaved([], "/media: the disk is full; make room and try again"), at: now)
    try look("not-saved")
  }

  static let facts = HomeFacts(
    questionnaires: [
      .init(
        name: "oecs", titles: ["en": "OECS Diaspora Survey", "fr": "Enquête diaspora de l'OECO"],
        descriptions: [
          "en": "What the diaspora knows and thinks of the OECS, and how it stays in touch.",
          "fr": "Ce que la diaspora sait et pense de l'OECO, et comment elle garde le contact.",
        ],
        version: "2026.1", languages: ["en", "fr"], questionCount: 90),
      .init(
        name: "guide", titles: ["en": "Interview guide 漢字", "fr": "Guide d'entretien 漢字"],
        version: "3", languages: ["en"], questionCount: 40),
      .init(
        name: "broken", titles: [:], version: "?", languages: [], questionCount: 0,
        hasErrors: true),
    ],
    drafts: [
      .init(
        id: Story.id, titles: ["en": "OECS Diaspora Survey", "fr": "Enquête diaspora de l'OECO"],
        summary: DraftSummary(
          name: "Castries", position: 23, count: 90, question: "Main source of water?"),
        lastWorked: Moment(milliseconds: 1_795_255_331_250, offsetMinutes: -240))
    ],
    finished: [
      .init(
        id: "uuid:77aa9c10-0000-4000-8000-000000000002",
        titles: ["en": "OECS Diaspora Survey", "fr": "Enquête diaspora de l'OECO"],
        summary: DraftSummary(name: "", position: 1, count: 1),
        lastWorked: Moment(milliseconds: 1_795_155_331_250, offsetMinutes: -240), state: .sent)
    ], unsentCount: 5, day: DayAtWork(done: 3, unfinished: 1, refused: 2),
    lastSent: LastSent(
      at: Moment(milliseconds: 1_795_155_331_250, offsetMinutes: -240), count: 12),
    today: Moment(milliseconds: 1_795_255_331_250, offsetMinutes: -240).day,
    interviewer: "Amina Hassan",
    preferences: Preferences(interviewer: "Amina Hassan"))
}
