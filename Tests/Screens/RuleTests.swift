import Interviews
import Records
import Terminal
import TestKit
import Testing
import Values

@testable import Screens

/// The twelve rules of the terminal, as far as text can show them.
@Suite struct RuleTests {
  @Test func `every act has a name, and a key or a line in the menu, and a line in the help`()
    throws
  {
    for act in Act.allCases {
      let entry = try #require(KeyTable.standard.entry(for: act), "\(act)")
      #expect(entry.isInMenu || !entry.keys.isEmpty, "\(act)")
      // No act needs a function key, Alt or a letter of one alphabet.
      for key in entry.keys { if case .function = key { Issue.record("\(act)") } }
    }
    let keys = KeyTable.standard.entries.flatMap { $0.keys + $0.alsoKeys }
    #expect(Set(keys).count == keys.count)
  }

  @Test func `back is never refused, and what was half-typed is kept and marked`() throws {
    var story = try Story()
    story.press(.enter, .character("1"), .enter)
    story.enter("Ana")
    story.type("5b")
    story.press(.pageUp)
    #expect(story.shows("What is your name?"))
    story.press(.enter)
    #expect(story.shows("Whole number: 5b"))
    let interview = try story.replayed()
    #expect(interview.typed(try #require(interview.node(at: Address("age")))) == "5b")
  }

  @Test func `what is wrong is said with what would be right, and the cursor is in the field`()
    throws
  {
    var story = try Story()
    story.press(.enter, .character("1"), .enter)
    story.enter("Ana")
    story.enter("130")
    #expect(story.shows("! Age must be between 0 and 120."))
    #expect(story.cursorLine.contains("130"))
    #expect(try story.answer("age") == "")
    #expect(story.bells == 1)
  }

  @Test func `the hardware cursor follows the focus wherever it goes`() throws {
    var story = try Story()
    story.press(.enter)
    for _ in 0..<4 {
      #expect(story.cursorLine.contains(">"))
      story.press(.down)
    }
    for opener in [Key.escape, .control("o"), .control("v"), .control("d"), .control("g")] {
      story.press(opener)
      #expect(story.canvas.cursor != nil)
      story.press(.down)
      if opener != .control("g") { #expect(story.cursorLine.contains(">"), "\(opener)") }
      story.press(.escape)
    }
  }

  @Test func `every pick is kept before the next key`() throws {
    var story = try Story()
    story.press(.enter)
    story.press(.character("2"))
    #expect(try story.answer("consent") == "no")
    story.press(.character("1"))
    #expect(try story.answer("consent") == "yes")
  }

  @Test func `text is kept after two seconds without a key`() throws {
    var story = try Story()
    story.press(.enter, .character("1"), .enter)
    story.type("An")
    #expect(story.app.patience(at: story.now) != nil)
    story.wait()
    let interview = try story.replayed()
    #expect(interview.typed(try #require(interview.node(at: Address("name")))) == "An")
    #expect(story.app.patience(at: story.now) == nil)
  }

  @Test func `time is up once, whatever lies over the question`() throws {
    for opener in [Key.escape, .control("o"), .control("y"), .control("g"), .control("d")] {
      var story = try Story()
      story.press(.enter, .character("1"), .enter)
      story.type("An")
      story.press(opener)
      story.wait()
      #expect(story.app.patience(at: story.now) == nil, "\(opener)")
      let interview = try story.replayed()
      let name = try #require(interview.node(at: Address("name")))
      // Leaving for the outline makes it the answer, which it can be; elsewhere it is half-typed.
      #expect(interview.typed(name) + interview.answer(name) == "An", "\(opener)")
    }
  }

  @Test func `who types without a pause is kept all the same`() throws {
    var story = try Story()
    story.press(.enter, .character("1"), .enter)
    story.type("Anna")
    #expect(story.app.patience(at: story.now) == 0)
    story.wait()
    let interview = try story.replayed()
    #expect(interview.typed(try #require(interview.node(at: Address("name")))) == "Anna")
  }

  @Test func `a note for the office is kept when the line drops`() throws {
    var story = try Story()
    story.press(.enter, .control("t"))
    story.type("asked twice")
    story.give(.hangup)
    let interview = try story.replayed()
    #expect(interview.note(try #require(interview.node(at: Address("consent")))) == "asked twice")
  }

  @Test func `undo takes back what was being typed before it takes back an answer`() throws {
    var story = try Story()
    story.press(.enter, .character("1"), .enter)
    story.type("Jean-Bapt")
    story.press(.control("z"))
    #expect(!story.shows("Jean-Bapt") && !story.shows("Do you agree"))
    story.press(.control("z"))
    #expect(story.shows("Do you agree"))
  }

  @Test func `holding Enter consents to nothing`() throws {
    var story = try Story()
    story.press(.enter, .enter, .enter, .enter)
    #expect(story.shows("Do you agree"))
    #expect(story.shows("! Please choose"))
    #expect(try story.answer("consent") == "")
    story.press(.down, .up, .enter)
    #expect(try story.answer("consent") == "yes")
  }

  @Test(arguments: [
    ("1,500", "Give a number"), ("1,5", ""), ("1 500", ""), ("1,500.50", "Give a number"),
  ])
  func `a number that means one thing here and another there is refused`(
    typed: String, words: String
  ) throws {
    var story = try Story()
    story.press(.enter, .character("1"), .enter, .enter)
    story.enter("42")
    story.enter(typed)
    #expect(words.isEmpty ? !story.shows("!") : story.shows(words))
  }

  @Test func `a search that finds nothing answers nothing`() throws {
    var story = try Story()
    story.press(.enter, .character("1"), .enter, .enter)
    story.enter("42")
    story.press(.enter, .enter)
    story.enter("zzz")
    #expect(story.shows("Which island"))
    #expect(story.shows("Nothing matches"))
  }

  @Test func `an Enter typed ahead does not count at the end or on a complaint`() throws {
    var story = try Story()
    story.press(.enter, .enter)
    #expect(story.app.distrustsTypedAheadEnter)
    story.press(.character("2"))
    #expect(!story.app.distrustsTypedAheadEnter)
    story.press(.enter, .enter)
    #expect(story.shows("No answer will be kept"))
    #expect(story.app.distrustsTypedAheadEnter)
  }

  @Test func `on a small screen the choices come before the hints`() throws {
    let survey = try BundledFiles.questionnaire("oecs-diaspora-survey")
    let story = try Story(survey, language: "fr", columns: 40, rows: 12)
    #expect(story.shows("Comment ce questionnaire"))
    #expect(story.shows("Par téléphone"))
  }

  @Test func `progress never goes backwards on the way`() throws {
    var story = try Story()
    var last = 0.0
    for key in [
      Key.enter, .character("1"), .enter, .enter, .character("7"), .enter, .enter, .enter,
      .enter, .enter, .enter, .control("n"),
    ] {
      story.press(key)
      let words = story.lines[0].split(separator: " ").map(String.init)
      guard let about = words.lastIndex(of: "about"), let place = Double(words[about - 2]),
        let count = Double(words[about + 1])
      else { continue }
      #expect(place / count >= last)
      last = place / count
    }
    #expect(last > 0.5)
  }

  @Test func `digits of any script pick and count`() throws {
    var story = try Story()
    story.press(.enter)
    story.press(.character("١"), .enter)
    story.enter("Ana")
    story.enter("٤٢")
    #expect(try story.answer("consent") == "yes")
    #expect(try story.answer("age") == "42")
  }

  @Test func `two digits within a breath are one number`() throws {
    var story = try Story()
    story.press(.enter, .character("1"), .enter, .enter)
    story.enter("42")
    story.press(.enter, .enter)
    #expect(story.shows("Which island"))
    let then = story.now
    _ = story.app.update(.key(.character("1")), at: then)
    _ = story.app.update(
      .key(.character("2")), at: Moment(milliseconds: then.milliseconds + 200))
    #expect(story.cursorLine.contains("Saint Martin"))
    story.press(.character("3"))
    #expect(story.cursorLine.contains("Grenada"))
  }

  @Test func `the language changes at any moment without losing the place`() throws {
    var story = try Story()
    story.press(.enter, .character("1"), .enter)
    story.type("An")
    story.press(.escape, .character("7"), .enter, .character("2"), .enter)
    #expect(story.shows("Quel est votre nom ?"))
    #expect(story.shows("An"))
    // The program goes on in its own language, until that is changed.
    #expect(story.shows("Menu") && story.shows("Outline"))
    story.press(.escape, .character("7"), .enter, .character("4"), .enter)
    #expect(story.shows("Quel est votre nom ?") && story.shows("Plan"))
    #expect(story.kept.last?.language == "fr")
    story.press(.escape, .character("7"), .enter, .character("1"), .enter)
    #expect(story.shows("What is your name?") && story.shows("Plan"))
  }

  @Test func `who answers alone meets one language throughout`() throws {
    var story = try Story(mode: .casi)
    story.press(.enter, .escape, .character("6"), .enter)
    #expect(!story.shows("The program"))
    story.press(.character("2"), .enter)
    #expect(story.shows("Suite"))
  }

  @Test func `undo brings the answer before back, and shows where`() throws {
    var story = try Story()
    story.press(.enter, .character("1"), .enter)
    story.enter("Ana")
    story.enter("41")
    story.press(.pageUp, .control("u"))
    story.enter("42")
    #expect(try story.answer("age") == "42")
    story.press(.control("z"))
    #expect(try story.answer("age") == "41")
    #expect(story.shows("How old is Ana?"))
  }

  @Test func `somebody who declines is led to the end, and nothing is kept`() throws {
    var story = try Story()
    story.press(.enter, .character("2"), .enter)
    #expect(story.shows("Nothing was kept"))
    story.press(.enter)
    #expect(story.shows("No answer will be kept"))
    story.press(.character("1"), .enter)
    #expect(story.frozen?.disposition == "210")
    #expect(story.frozen?.answers == [])
    #expect(story.shows("No answer was kept"))
  }

  @Test func `under 40 by 10 it says so, and goes on where it was`() throws {
    var story = try Story()
    story.press(.enter)
    let before = story.lines
    story.give(.resized(Size(columns: 39, rows: 9)))
    #expect(story.shows("larger"))
    #expect(story.cursorLine.hasPrefix(" >"))
    story.press(.character("1"))
    story.give(.resized(Size(columns: 80, rows: 24)))
    #expect(story.lines == before)
  }

  @Test(arguments: [(1, 1), (20, 5), (40, 10), (79, 11), (200, 60), (400, 100)])
  func `no size is fatal on any screen`(columns: Int, rows: Int) throws {
    var story = try Story(columns: columns, rows: rows)
    for _ in 0..<30 {
      for key in [
        Key.control("o"), .escape, .escape, .down, .escape, .control("d"), .escape, .enter,
      ] {
        story.press(key)
        #expect(story.canvas.size == Size(columns: columns, rows: rows))
      }
      story.type("1")
      story.press(.enter)
    }
  }

  @Test func `what the disk did not take is given again, and nothing goes on before`() throws {
    var story = try Story()
    story.press(.enter)
    let commands = story.app.update(.key(.character("1")), at: story.now)
    story.receive(.notSaved(commands, "the disk is full"))
    #expect(story.shows("the disk is full"))
    #expect(story.app.update(.key(.character("2")), at: story.now).isEmpty)
    let again = story.app.update(.key(.enter), at: story.now)
    #expect(again.count == commands.count)
    #expect(story.shows("Do you agree"))
  }

  @Test func `a hung-up line keeps what was half-typed`() throws {
    var story = try Story()
    story.press(.enter, .character("1"), .enter)
    story.type("half")
    story.give(.hangup)
    #expect(story.hasLeft)
    let interview = try story.replayed()
    #expect(interview.typed(try #require(interview.node(at: Address("name")))) == "half")
    #expect(interview.currentStop.node.map { interview.path(of: $0) } == "name")
  }

  @Test func `pasted text is text, whatever it holds`() throws {
    var story = try Story()
    story.press(.enter, .character("1"), .enter)
    story.give(.paste("A\u{1b}[31mB\nC\u{202e}D"))
    story.press(.enter)
    #expect(story.shows("How old is A"))
    #expect(!story.text.unicodeScalars.contains("\u{1b}"))
    #expect(!story.text.unicodeScalars.contains("\u{202e}"))
  }

  @Test func `random keys never leave a screen without a cursor or an invalid journal`() throws {
    var random = RandomSource(seed: 11)
    let keys: [Key] = [
      .enter, .up, .down, .left, .right, .pageUp, .pageDown, .escape, .tab, .backTab, .backspace,
      .delete, .home, .end, .character("1"), .character("2"), .character("a"), .character(" "),
      .character("é"), .character("+"), .character("-"), .character("?"), .character("/"),
      .control("o"), .control("v"), .control("d"), .control("t"), .control("z"), .control("u"),
      .control("w"), .control("n"), .control("p"), .control("f"), .control("y"), .control("k"),
      .control("s"),
    ]
    for _ in 0..<6 {
      var story = try Story()
      for _ in 0..<600 {
        story.press(keys[Int.random(in: keys.indices, using: &random)])
        #expect(story.canvas.lines.count == 24)
        if story.frozen != nil || story.hasLeft { break }
      }
      _ = try story.replayed()
    }
  }
}
