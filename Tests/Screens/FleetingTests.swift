import Records
import Terminal
import Testing

@testable import Screens

/// Interviews whose answers are in memory alone until they are finished: the screens say so, and nobody
/// leaves one unasked.
@Suite struct FleetingTests {
  private static let items = """
    {"type": "text", "name": "who", "label": "Who?"},
    {"type": "text", "name": "why", "label": "Why?"}
    """

  private func story(_ language: String = "en", isFleeting: Bool = true) throws -> Story {
    try Story(items: Self.items, language: language, isFleeting: isFleeting)
  }

  /// What says that something is kept.
  private static let promises: [String: [String]] = [
    "en": ["kept", "saved"], "fr": ["gardé", "enregistré"],
  ]

  @Test(arguments: ["en", "fr"])
  func `no screen says that anything is kept`(language: String) throws {
    var story = try story(language)
    var seen = story.text
    story.enter("Zoë")
    seen += story.text
    story.press(.control("s"))
    seen += story.text
    story.press(.escape)
    seen += story.text
    story.press(.escape, .control("g"))
    seen += story.text
    story.press(.pageDown)
    seen += story.text
    story.press(.escape, .control("t"))
    story.type("x")
    story.press(.escape)
    seen += story.text
    story.enter("because")
    seen += story.text
    for word in Self.promises[language] ?? [] {
      #expect(!seen.contains(word), "\(word) in \(seen)")
    }
    let mark = ["en": "memory only", "fr": "en mémoire"][language] ?? ""
    #expect(story.lines[0].contains(mark))
    var ordinary = try self.story(language, isFleeting: false)
    ordinary.enter("Zoë")
    #expect(!ordinary.text.contains(mark))
  }

  @Test(arguments: ["en", "fr"])
  func `a full disk offers no file that cannot be made, and says why`(language: String) throws {
    let offer = ["en": "another medium", "fr": "autre support"][language] ?? ""
    for isFleeting in [true, false] {
      var story = try story(language, isFleeting: isFleeting)
      story.type("Zoë")
      let commands = story.app.update(.key(.enter), at: story.now)
      story.receive(.notSaved(commands, "the disk is full"))
      #expect(story.shows(offer) != isFleeting)
      #expect(story.shows("^E") != isFleeting)
      #expect(story.shows("--ephemeral") == isFleeting)
      story.press(.control("e"))
      #expect(story.shows(offer) != isFleeting)
    }
  }

  @Test func `that it would be destroyed is said at the first question`() throws {
    #expect(try story().shows("leaving before the end destroys them"))
    #expect(try story("fr").shows("partir avant la fin les détruit"))
  }

  @Test func `who leaves is asked, and goes on unless it is meant`() throws {
    for leave in [[Key.control("x")], [.escape, .control("x")]] {
      var story = try story()
      story.enter("Zoë")
      for key in leave { story.press(key) }
      #expect(story.shows("Leave and destroy the answers?"))
      #expect(story.app.openInterview != nil)
      story.press(.enter)
      #expect(story.shows("Why?"), "staying is what happens by mistake")
      story.press(.control("x"), .control("x"))
      #expect(story.shows("Leave and destroy the answers?"))
      story.press(.escape)
      #expect(story.shows("Why?"))
      story.press(.control("x"), .character("2"), .enter)
      #expect(story.app.openInterview == nil)
    }
  }

  @Test func `the last screen offers no coming back, and asks as well`() throws {
    var story = try story()
    story.enter("Zoë")
    story.enter("because")
    #expect(story.shows("Stop without finishing: the answers are destroyed"))
    story.press(.control("x"))
    #expect(story.shows("Leave and destroy the answers?"))
  }

  @Test func `a line that drops asks nobody, and an ordinary interview asks nothing`() throws {
    var dropped = try story()
    dropped.give(.hangup)
    #expect(dropped.hasLeft)
    var ordinary = try story(isFleeting: false)
    ordinary.press(.control("x"))
    #expect(ordinary.app.openInterview == nil)
  }

  @Test func `in plain mode it is said and asked as well`() throws {
    var dialog = try Dialog(Self.items, isFleeting: true)
    #expect(dialog.said.contains("leaving before the end destroys them"))
    dialog.type("Zoë")
    dialog.type("?")
    dialog.type(".")
    #expect(dialog.said.contains("Leave and destroy the answers?"))
    #expect(dialog.said.contains("nobody can ever read them again"))
    #expect(dialog.plain.openInterview != nil)
    dialog.type("1")
    #expect(dialog.plain.openInterview != nil)
    for word in ["kept", "aved"] {
      #expect(!dialog.said.contains(word), "\(word) in \(dialog.said)")
    }
    dialog.type(".")
    dialog.type("2")
    #expect(dialog.plain.openInterview == nil)
  }
}
