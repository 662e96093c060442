import Kiosk
import Terminal
import Testing
import Values

@testable import Screens

/// Keys that come twice, are held down, or come when nobody can be there any more: nobody loses a code by
/// them, or answers what they have not seen.
@Suite struct KioskHasteTests {
  static let items = """
    {"type": "text", "name": "note", "label": "Anything?"},
    {"type": "select_one", "name": "v", "label": "Yes?", "choices": "yes_no", "required": true}
    """

  /// Behind the last question, where it is asked whether all may be sent.
  private func atEnd(_ plan: KioskPlan = KioskPlan()) throws -> Visitor {
    var visitor = try Visitor(items: Self.items, plan: plan)
    visitor.press(.enter, .enter)
    visitor.type("words")
    visitor.press(.enter)
    visitor.type("1")
    visitor.press(.enter)
    return visitor
  }

  /// At the second question, where answers are put aside for their owners.
  private func halfway() throws -> Visitor {
    var plan = KioskPlan()
    plan.onIdle = .park
    var visitor = try Visitor(items: Self.items, plan: plan)
    visitor.press(.enter, .enter)
    visitor.type("words")
    visitor.press(.enter)
    return visitor
  }

  @Test func `a number marks what is asked, and Enter presses it`() throws {
    var visitor = try atEnd()
    let question = visitor.text
    visitor.type("2")
    #expect(visitor.text != question, "the mark has moved")
    #expect(visitor.frozen.isEmpty)
    visitor.type("1")
    #expect(visitor.frozen.isEmpty)
    visitor.press(.enter)
    #expect(visitor.frozen.count == 1)
    #expect(visitor.shows("K7QF-2M8D-XR4T"))
  }

  @Test func `an Enter that is held down leaves the code on the screen and begins nothing`() throws
  {
    var visitor = try atEnd()
    visitor.type("1")
    visitor.hold(.enter, for: 0)
    // As keyboards repeat: half a second, then thirty times a second.
    for milliseconds in [500] + [Int64](repeating: 33, count: 90) {
      visitor.hold(.enter, for: milliseconds)
    }
    #expect(visitor.shows("K7QF-2M8D-XR4T"))
    #expect(visitor.begun == 1)
    visitor.wait(seconds: 1)
    visitor.press(.enter)
    #expect(!visitor.shows("K7QF-2M8D-XR4T"))
  }

  @Test func `what was resumed by its code waits on when the program is told to end`() throws {
    var visitor = try halfway()
    visitor.wait(seconds: 141)
    #expect(visitor.ends == [.parked])
    visitor.wait(seconds: 61)
    visitor.press(.enter)
    visitor.touch("I have a code")
    visitor.type("123456789")
    visitor.press(.enter)
    #expect(visitor.shows("Yes?"))
    visitor.give(.hangup)
    #expect(visitor.ends == [.parked])
    #expect(visitor.saved.count == 1)
    #expect(visitor.hasLeft)
  }

  @Test func `what nobody has a code for is gone when the program is told to end`() throws {
    var visitor = try halfway()
    visitor.give(.hangup)
    #expect(visitor.ends == [.discarded])
    #expect(visitor.saved.isEmpty)
  }

  @Test func `a daily maximum is over at midnight by itself`() throws {
    let day = Visitor.noon.day
    var plan = KioskPlan()
    plan.dailyMaximum = 1
    var visitor = try Visitor(
      plan, facts: KioskFacts(days: [KioskFacts.Day(day, [.finished: 1])]))
    #expect(!visitor.shows("TOUCH HERE"))
    visitor.wait(seconds: 13 * 3600)
    #expect(visitor.shows("TOUCH HERE"))
  }

  @Test(arguments: [(80, 24), (40, 12)])
  func `who has a code goes on where nobody else may begin`(columns: Int, rows: Int) throws {
    var plan = KioskPlan()
    plan.dailyMaximum = 1
    let full = [KioskFacts.Day(Visitor.noon.day, [.finished: 1])]
    var closed = try Visitor(
      plan, columns: columns, rows: rows, facts: KioskFacts(days: full))
    closed.press(.enter)
    #expect(!closed.shows("I have a code"), "nobody has one")
    var facts = KioskFacts(days: full)
    facts.parked = 1
    var visitor = try Visitor(plan, columns: columns, rows: rows, facts: facts)
    #expect(visitor.shows("I have a code"))
    visitor.press(.enter)
    visitor.type("123456789")
    #expect(visitor.shows("123 456 789"))
  }

  @Test func `the staff page says when sending is over, and why there is none`() throws {
    var visitor = try Visitor(items: Self.items)
    visitor.press(.escape, .escape, .escape, .escape, .escape)
    visitor.type(Visitor.pin)
    visitor.press(.enter)
    visitor.touch("Send now")
    #expect(visitor.shows("Sending…"))
    visitor.receive(.sendingEnded(impossible: nil))
    #expect(!visitor.shows("Sending…"))
    visitor.touch("Send now")
    visitor.receive(.sendingEnded(impossible: "no collector is set"))
    #expect(visitor.shows("Nothing can be sent: no collector is set"))
  }
}
