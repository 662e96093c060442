import Interviews
import Records
import TestKit
import Testing

/// Undo without end, and back again.
@Suite struct TakingBackTests {
  private func story() throws -> Scenario {
    try Scenario(
      """
      {"type": "text", "name": "a", "label": "?"},
      {"type": "text", "name": "b", "label": "?"},
      {"type": "repeat", "name": "r", "label": "R", "items": [
        {"type": "text", "name": "c", "label": "?"}]}
      """)
  }

  @Test func `every kind of change is taken back, the last one first, until nothing is left`()
    throws
  {
    var story = try story()
    try story.answer("a", "one")
    try story.decline("b", .refused)
    try story.apply(.noted(Address("a"), "said twice"))
    try story.add("r")
    try story.answer("c", "inside", in: [1])
    try story.remove("r", 1)
    let a = try story.node("a")
    try story.undo()
    #expect(try story.value("c", in: [1]) == "inside")
    try story.undo()
    #expect(try story.value("c", in: [1]) == "")
    try story.undo()
    #expect(story.interview.instances(of: try story.node("r")).isEmpty)
    try story.undo()
    #expect(story.interview.note(a) == "")
    try story.undo()
    #expect(story.interview.nonresponse(try story.node("b")) == nil)
    try story.undo()
    #expect(try story.value("a") == "")
    #expect(story.interview.undoable == nil)
  }

  @Test func `what was undone comes back in its order, until something else is changed`() throws {
    var story = try story()
    try story.answer("a", "one")
    try story.answer("a", "two")
    try story.answer("b", "three")
    try story.undo()
    try story.undo()
    try story.undo()
    #expect(try story.value("a") == "")
    try story.redo()
    #expect(try story.value("a") == "one")
    try story.redo()
    try story.redo()
    #expect(try story.value("a") == "two")
    #expect(try story.value("b") == "three")
    #expect(story.interview.redoable == nil)
    try story.undo()
    try story.answer("b", "four")
    #expect(story.interview.redoable == nil)
    #expect(throws: InterviewFault.nothingToUndo) { try story.apply(.undone(2)) }
  }

  @Test func `a restart in between changes nothing`() throws {
    var story = try story()
    try story.answer("a", "one")
    try story.answer("a", "two")
    try story.undo()
    story.interview = try Interview(story.interview.form, journal: story.interview.entries)
    #expect(try story.value("a") == "one")
    #expect(story.interview.undoable == 2)
    try story.redo()
    story.interview = try Interview(story.interview.form, journal: story.interview.entries)
    #expect(try story.value("a") == "two")
    #expect(story.interview.redoable == nil)
  }

  @Test func `the text typed on the way to an answer goes with it`() throws {
    var story = try story()
    try story.apply(.typed(Address("a"), "on"))
    try story.answer("a", "one")
    try story.apply(.typed(Address("a"), "one tw"))
    try story.answer("a", "one two")
    try story.undo()
    let a = try story.node("a")
    #expect(try story.value("a") == "one")
    #expect(story.interview.typed(a) == "")
    try story.undo()
    #expect(try story.value("a") == "")
    #expect(story.interview.typed(a) == "")
    try story.redo()
    #expect(try story.value("a") == "one")
  }

  @Test func `an answer that locks itself and others is not taken back`() throws {
    var story = try Scenario(
      """
      {"type": "text", "name": "quiz", "label": "?", "read_only": "${shown} = 'OK'"},
      {"type": "acknowledge", "name": "shown", "label": "Shown", "read_only": "${shown} = 'OK'"},
      {"type": "text", "name": "later", "label": "?"}
      """)
    try story.answer("quiz", "six")
    try story.undo()
    try story.redo()
    try story.answer("shown", "OK")
    try story.answer("later", "yes")
    try story.undo()
    #expect(throws: InterviewFault.readOnly) { try story.undo() }
    #expect(try story.value("shown") == "OK")
    try story.redo()
    #expect(try story.value("later") == "yes")
    #expect(throws: InterviewFault.readOnly) { try story.answer("quiz", "seven") }
  }

  @Test func `a caret is kept with the text that it stands in`() throws {
    var story = try story()
    let a = try story.node("a")
    try story.apply(.typed(Address("a"), "Jean", caret: 2))
    #expect(story.interview.caret(a) == 2)
    try story.answer("a", "Jean")
    #expect(story.interview.caret(a) == nil)
  }
}

extension Scenario {
  fileprivate mutating func redo() throws {
    guard let last = interview.redoable else { throw InterviewFault.nothingToUndo }
    try apply(.undone(last))
  }
}
