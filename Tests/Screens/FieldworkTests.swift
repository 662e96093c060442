import Interviews
import Questionnaires
import Records
import TestKit
import Terminal
import Testing
import Values

@testable import Screens

/// What an interviewer does about questions beside answering them.
@Suite struct FieldworkTests {
  private static let items = """
    {"type": "integer", "name": "age", "label": "How old is Ana?",
     "checks": [{"rule": ". <= 90", "message": "90 is seldom passed."}]},
    {"type": "text", "name": "story", "appearance": "multiline", "label": "Tell me the story.",
     "probes": ["What was hardest?", "Who helped?"], "codes": "theme"},
    {"type": "integer", "name": "people", "label": "How many live here?",
     "checks": [{"rule": ". >= 1", "message": "Somebody lives here.", "severity": "critical"}]}
    """

  private static let choices = """
    "theme": [{"name": "work", "label": "Work"}, {"name": "home", "label": "Home"}]
    """

  private func story() throws -> Story {
    try Story(items: Self.items, choices: Self.choices)
  }

  // MARK: Soft checks

  @Test func `an unlikely answer asks why, and is kept with the reason`() throws {
    var story = try story()
    story.type("97")
    story.press(.enter)
    #expect(story.shows("Please check: 90 is seldom passed."))
    story.press(.down, .enter, .enter)
    #expect(story.shows("Say in a few words why"))
    story.type("seen her papers")
    story.press(.enter)
    #expect(story.shows("Tell me the story."))
    let confirmation = Mark.confirmation(check: 0, note: "seen her papers")
    #expect(story.events.contains(.marked(Address("age"), confirmation)))
  }

  @Test func `a reason is written where it is wanted, and words where none can be pick nothing`()
    throws
  {
    var story = try story()
    story.type("97")
    story.press(.enter)
    story.type("is it")
    #expect(story.shows("Please check: 90 is seldom passed."))
    story.press(.down)
    story.type("Late papers came")
    story.press(.enter)
    #expect(story.shows("Tell me the story."))
    let confirmation = Mark.confirmation(check: 0, note: "Late papers came")
    #expect(story.events.contains(.marked(Address("age"), confirmation)))
  }

  @Test func `what was passed over is counted at the end, and not said to be asked`() throws {
    var story = try story()
    story.press(.enter, .control("n"))
    story.enter("2")
    #expect(story.shows("This is the end of the questions: 1 answers"))
    #expect(story.shows("2 questions have neither an answer nor a reason"))
    story.press(.pageUp, .pageUp, .control("d"), .character("r"), .control("n"))
    story.press(.enter)
    #expect(story.shows("1 question has neither an answer nor a reason"))
    #expect(story.shows("1 question has a reason instead of an answer."))
  }

  @Test func `another language in the middle of a text leaves it to be taken back`() throws {
    var story = try story()
    story.press(.enter)
    story.type("work")
    story.press(.control("t"))
    story.type("a note")
    story.press(.control("n"))
    story.type(" slowly")
    story.press(.escape)
    story.type("language")
    story.press(.enter)
    story.type("fran")
    story.press(.enter, .control("z"))
    #expect(story.shows("work") && !story.shows("slowly"))
    #expect(!story.events.contains { if case .undone = $0 { true } else { false } })
  }

  @Test func `a passage is begun from the probes too`() throws {
    var story = try story()
    story.press(.enter)
    story.type("work and home")
    story.press(.tab, .control("e"))
    #expect(!story.shows("nothing to code"))
    story.press(.home, .enter)
    #expect(story.shows("Work") && story.shows("Home"))
  }

  @Test func `a confirmed answer is not asked about again, a changed one is`() throws {
    var story = try story()
    story.type("97")
    story.press(.enter, .down, .enter)
    story.type("papers")
    story.press(.enter, .pageUp, .enter)
    #expect(story.shows("Tell me the story."))
    story.press(.pageUp, .control("u"))
    story.type("98")
    story.press(.enter)
    #expect(story.shows("Please check"))
  }

  @Test func `Esc leads from a soft check back to the answer, and back is never refused`() throws {
    var story = try story()
    story.type("97")
    story.press(.enter, .escape)
    #expect(story.shows("How old is Ana?"))
    #expect(!story.shows("Please check"))
    let node = try #require(try story.replayed().node(at: Address("age")))
    #expect(try story.replayed().answer(node) == "97")
  }

  @Test func `what was not confirmed is listed before the end`() throws {
    var story = try story()
    story.type("97")
    story.press(.enter, .escape, .control("v"))
    #expect(story.shows("? How old is Ana? - 90 is seldom passed."))
  }

  // MARK: Critical checks

  @Test func `a critical check lets go on, and must hold at the end`() throws {
    var story = try story()
    story.press(.enter, .control("n"))
    story.type("0")
    story.press(.enter)
    #expect(try story.replayed().visited == nil)
    story.press(.control("v"))
    #expect(story.shows("! How many live here? - Somebody lives here."))
  }

  @Test func `the list of all answers shows a part of itself by Tab`() throws {
    var story = try story()
    story.type("97")
    story.press(.enter, .escape, .control("v"), .tab, .tab, .tab)
    #expect(story.shows(">to confirm"))
    #expect(story.shows("90 is seldom passed."))
    #expect(!story.shows("Tell me the story."))
  }

  @Test func `a critical check is nothing to fix before its question is reached`() throws {
    var story = try story()
    story.press(.control("v"))
    #expect(!story.shows("Somebody lives here."))
    #expect(!story.shows("to fix first"))
    story.press(.escape, .control("o"))
    #expect(!story.shows("to be fixed"))
    story.press(.escape, .enter, .control("n"), .enter, .control("v"))
    #expect(story.shows("! How many live here? - Somebody lives here."))
  }

  @Test func `what is never shown is listed where it is seen to, and says there what is wrong`()
    throws
  {
    var story = try Story(
      items: """
        {"type": "integer", "name": "women", "label": "Women?"},
        {"type": "integer", "name": "men", "label": "Men?"},
        {"type": "calculate", "name": "people", "calculation": "${women} + ${men}",
         "checks": [{"rule": ". < 30", "message": "Too many people.", "severity": "critical"}]},
        {"type": "text", "name": "rest", "label": "Anything else?"}
        """)
    story.enter("20")
    story.enter("20")
    story.press(.enter)
    #expect(story.shows("1 thing is left to fix."))
    story.press(.control("v"))
    #expect(story.shows("! Men? - Too many people."))
    story.press(.enter)
    #expect(story.shows("Men?") && story.shows("! Too many people."))
    story.press(.control("u"))
    story.enter("2")
    #expect(!story.shows("Too many people."))
  }

  @Test func `a confirmed answer is reviewed in the list of all answers, and opened again`() throws
  {
    var story = try story()
    story.type("97")
    story.press(.enter, .down, .enter)
    story.type("seen her papers")
    story.press(.enter, .control("v"))
    #expect(!story.shows("90 is seldom passed."))
    story.press(.tab, .tab, .tab)
    #expect(story.shows("= How old is Ana? - 90 is seldom passed. (confirmed: seen her papers)"))
    story.press(.down, .enter)
    #expect(story.shows("Please check: 90 is seldom passed."))
    story.press(.down, .down, .enter)
    #expect(story.shows("The confirmation was taken back"))
    let node = try #require(try story.replayed().node(at: Address("age")))
    #expect(try story.replayed().failingChecks(node).map(\.isOpen) == [true])
  }

  // MARK: Probes

  @Test func `a probe is ticked without leaving the text, and its time is kept`() throws {
    var story = try story()
    story.press(.enter)
    story.type("I left in")
    story.press(.tab, .enter)
    #expect(story.shows("[x] 1  What was hardest?"))
    story.type(" 1998")
    let probe = Mark.probe(0, isAsked: true)
    #expect(story.events.contains(.marked(Address("story"), probe)))
    story.press(.control("n"))
    let record = try story.replayed().record(id: Story.id, questionnaire: Story.key)
    #expect(record.answers == [.text(name: "story", "I left in 1998")])
    #expect(record.marks.probes == [.init(path: "story", ["What was hardest?"])])
  }

  @Test func `a reason keeps no one from the text it took the place of`() throws {
    var story = try story()
    story.press(.enter)
    story.type("half a")
    story.press(.control("d"), .character("r"), .pageUp, .control("z"))
    #expect(story.shows("half a"))
  }

  @Test func `who asks later goes on with the text that was begun`() throws {
    var story = try story()
    story.type("9x")
    story.press(.control("d"), .character("l"), .pageUp)
    #expect(story.shows("9x"))
  }

  @Test func `a field that was emptied is empty when one comes back`() throws {
    var story = try story()
    story.type("50")
    story.press(.enter, .pageUp, .control("u"), .control("n"), .pageUp)
    #expect(try story.answer("age") == "")
  }

  // MARK: Codes

  @Test func `a passage is coded, and its code moves with the words`() throws {
    var story = try story()
    story.press(.enter)
    story.type("hard work there")
    for _ in 0..<6 { story.press(.left) }
    story.press(.control("e"))
    for _ in 0..<4 { story.press(.left) }
    story.press(.control("e"), .enter)
    let node = try #require(try story.replayed().node(at: Address("story")))
    #expect(try story.replayed().tags(node) == [Tag(5..<9, code: "work")])
    story.press(.home)
    story.type("very ")
    story.press(.control("n"))
    #expect(try story.replayed().tags(node) == [Tag(10..<14, code: "work")])
  }

  @Test func `a code is taken away, and undo brings it back`() throws {
    var story = try story()
    story.press(.enter)
    story.type("hard work")
    story.press(.control("e"), .control("e"), .enter)
    let node = try #require(try story.replayed().node(at: Address("story")))
    #expect(try story.replayed().tags(node) == [Tag(0..<9, code: "work")])
    story.perform(.code)
    story.press(.enter)
    #expect(try story.replayed().tags(node) == [])
    story.perform(.undo)
    #expect(try story.replayed().tags(node) == [Tag(0..<9, code: "work")])
  }

  // MARK: Notes, pauses, ending early

  @Test func `a note can be a flag, which the list of all answers shows`() throws {
    var story = try story()
    story.press(.control("t"))
    story.type("asked twice")
    story.press(.tab, .escape, .control("v"))
    #expect(story.shows("~ How old is Ana? - problem with the question: asked twice"))
  }

  @Test func `a pause is no interviewing time, and a resumed interview still rests`() throws {
    var story = try story()
    story.perform(.pause)
    #expect(story.shows("The interview is paused"))
    var later = try story.resumed()
    #expect(later.shows("The interview is paused"))
    later.press(.enter)
    #expect(later.shows("How old is Ana?"))
    #expect(later.events.suffix(1) == [.sitting(.continued)])
  }

  @Test func `an interview ends early only with a reason, and is frozen as a break-off`() throws {
    var story = try story()
    story.perform(.breakOff)
    story.press(.enter)
    #expect(story.shows("How old is Ana?"))
    story.perform(.breakOff)
    story.press(.down, .down, .enter)
    story.type("bus came")
    story.press(.enter)
    let record = try #require(story.frozen)
    #expect(record.disposition == "212")
    #expect(record.breakOff == BreakOff(.noTime, note: "bus came"))
    #expect(story.shows("The interview was broken off"), "nobody declined anything")
  }

  @Test func `observations for the office stand in the record, on no question`() throws {
    var story = try story()
    story.perform(.observe)
    story.type("many people in the room")
    story.press(.escape)
    let record = try story.replayed().record(id: Story.id, questionnaire: Story.key)
    #expect(record.observation == "many people in the room")
    #expect(record.notes.isEmpty)
  }
}

extension Story {
  fileprivate var events: [JournalEvent] { saved.map(\.event) }

  /// An act as picking it from the menu does it.
  fileprivate mutating func perform(_ act: Act) {
    press(.escape)
    while case .menu(let menu)? = app.interview?.overlay, menu.focused != .act(act) { press(.down) }
    press(.enter)
  }
}
