import Interviews
import Records
import Terminal
import TestKit
import Testing
import Values

@testable import Screens

/// Home, and what is chosen there.
@Suite struct HomeTests {
  static let now = Moment(milliseconds: 1_795_255_331_250, offsetMinutes: -240)

  /// A person at home.
  struct AtHome {
    var app: App
    var commands: [Command] = []

    init(_ facts: HomeFacts = SnapshotTests.facts, language: String = "en") {
      app = App(facts, size: Size(columns: 80, rows: 24), language: language)
    }

    mutating func press(_ keys: Key...) {
      for key in keys { commands += app.update(.key(key), at: HomeTests.now) }
    }

    mutating func type(_ text: String) { for letter in text { press(.character(letter)) } }

    func shows(_ words: String) -> Bool {
      app.draw(at: HomeTests.now).lines.joined(separator: "\n").contains(words)
    }
  }

  @Test func `home counts the day and says what is kept of the last interview`() {
    let home = AtHome()
    #expect(home.shows("3 done   1 unfinished   2 refused"))
    #expect(home.shows("Last sent:  yesterday 02:15 (12)") || home.shows("Last sent:"))
    #expect(home.shows("Castries, question 23 of about 90, today"))
  }

  @Test(arguments: 5...14)
  func `both languages can be seen and picked, however small the window is`(rows: Int) {
    let title = "Enquête auprès de la diaspora de l'OECO : formulaire court pour bornes"
    let screen = AroundScreen.language(
      HomeFacts.InstalledQuestionnaire(
        name: "kiosk", titles: ["fr": title], version: "1", languages: ["en", "fr"],
        questionCount: 18),
      .matching("fr"), isPractice: false)
    var canvas = Canvas(size: Size(columns: 40, rows: rows))
    screen.draw(on: &canvas, SnapshotTests.facts, .matching("fr"))
    let text = canvas.lines.joined(separator: "\n")
    // In less there is no row for a list between the rules.
    #expect(rows < 7 || text.contains("> 2  Français"), "\(text)")
    #expect(rows < 7 || text.contains("1  English"), "\(text)")
    #expect(rows < 9 || text.contains("Dans quelle langue"), "\(text)")
  }

  @Test func `the settings are kept and count at once`() throws {
    var home = AtHome()
    home.press(.character("5"), .enter, .enter, .character("2"), .enter)
    #expect(home.shows("Langue de canvass"))
    home.press(.character("2"), .enter, .character("4"), .enter)
    home.press(.character("3"), .enter, .character("4"), .enter, .character("5"), .enter)
    home.press(.control("u"))
    home.type("Joseph")
    home.press(.enter)
    var kept: [Preferences] = []
    for case .keep(let preferences) in home.commands { kept.append(preferences) }
    let last = try #require(kept.last)
    #expect(
      last
        == Preferences(
          language: "fr", theme: .contrast, usesMouse: false, isPlain: true,
          interviewer: "Joseph"))
    #expect(kept.count == 5)
    home.press(.escape)
    #expect(home.shows("Que voulez-vous faire ?") && home.shows("Joseph"))
  }

  @Test func `a questionnaire in several languages asks which one, the program's first`() throws {
    var home = AtHome(language: "fr")
    home.press(.enter, .enter)
    #expect(home.shows("Dans quelle langue"))
    home.press(.enter)
    guard case .begin(let name, let language, false)? = home.commands.last else {
      Issue.record("nothing was begun")
      return
    }
    #expect(name == "oecs" && language == "fr")
  }

  @Test func `one in a single language begins at once, and its description is found`() throws {
    var home = AtHome()
    home.press(.enter)
    #expect(home.shows("What the diaspora knows"))
    home.type("stays in touch")
    #expect(home.shows("OECS") && !home.shows("Interview guide"))
    home.press(.control("u"))
    home.type("guide")
    home.press(.enter)
    guard case .begin("guide", "en", false)? = home.commands.last else {
      Issue.record("nothing was begun")
      return
    }
  }

  @Test func `the list of interviews says where each one stopped, and begins new ones from them`()
    throws
  {
    var home = AtHome()
    home.press(.character("2"), .enter)
    #expect(home.shows("Stopped at question 23, \"Main source of water?\""))
    #expect(home.shows("sent  "))
    home.press(.control("n"))
    guard case .beginFrom(Story.id, "en")? = home.commands.last else {
      Issue.record("nothing was begun")
      return
    }
    home.press(.down, .enter)
    guard case .beginFrom("uuid:77aa9c10-0000-4000-8000-000000000002", "en")? = home.commands.last
    else {
      Issue.record("nothing was begun")
      return
    }
  }

  @Test func `a new interview from another one says what was taken over and what not`() throws {
    let form = try Scenario.form(WayTests.file())
    let (interview, _) = try Interview.begin(
      form, Beginning(language: form.languages[0], seed: 1), at: Self.now)
    let basing = Interview.Basing(copied: 12, leftOut: [1])
    var home = AtHome()
    _ = home.app.receive(
      .openedFrom(id: Story.id, Story.key, interview, basing), at: Self.now)
    #expect(home.shows("12 answers taken over, 1 left out"))
    #expect(home.shows("Your name?"))
    home.press(.escape)
    #expect(home.shows("> Answer:") || home.shows("Answer:"))
  }

  @Test(arguments: [
    ("en", "The disk of /media is full."), ("fr", "Le disque de /media est plein."),
  ])
  func `what went wrong is said in the program's language`(language: String, words: String) {
    var home = AtHome(language: language)
    _ = home.app.receive(.failed(.phrase(.storeDiskFull, "/media")), at: Self.now)
    #expect(home.shows(words))
  }

  @Test func `a questionnaire that cannot be begun is seen in the list, with how to see why`() {
    var home = AtHome()
    home.press(.enter)
    guard case .examine? = home.commands.last else {
      Issue.record("nobody looked for errors")
      return
    }
    #expect(!home.shows("! Interview guide"))
    _ = home.app.receive(.examined(faulty: ["guide"]), at: Self.now)
    #expect(home.shows("! Interview guide"))
    #expect(home.shows("has errors: canvass check guide"))
  }
}
