import Interviews
import Kiosk
import Questionnaires
import Records
import Terminal
import TestKit
import Testing
import Values

@testable import Screens

/// What happens when somebody goes away, or the clock, the disk or the hours have their say.
@Suite struct KioskIdleTests {
  static let items = """
    {"type": "text", "name": "who", "label": "Who?", "required": true},
    {"type": "select_one", "name": "v", "label": "Yes?", "choices": "yes_no", "required": true},
    {"type": "integer", "name": "age", "label": "How old?", "required": true}
    """
  static let needle = "Zoë-needle"

  private func visitor(_ policy: IdlePolicy, _ plan: KioskPlan = KioskPlan()) throws -> Visitor {
    var plan = plan
    plan.onIdle = policy
    var visitor = try Visitor(items: Self.items, plan: plan)
    visitor.press(.enter, .enter)
    visitor.type(Self.needle)
    visitor.press(.enter)
    visitor.type("1")
    visitor.press(.enter)
    return visitor
  }

  /// All that the screens know, as text.
  private func known(_ visitor: Visitor) -> String {
    var out = ""
    dump(visitor.kiosk.stage, to: &out)
    dump(visitor.kiosk.facts, to: &out)
    dump(visitor.kiosk.focus, to: &out)
    return out + visitor.text
  }

  @Test func `the warning hides the answers, counts down, and any key extends it, repeatedly`()
    throws
  {
    var visitor = try visitor(.discard)
    for _ in 0..<4 {
      visitor.wait(seconds: 118)
      #expect(visitor.shows("How old?"))
      visitor.wait(seconds: 2)
      #expect(visitor.shows("Are you still there?"))
      #expect(!visitor.shows("How old?"))
      #expect(visitor.shows("in 20 seconds"))
      visitor.wait(seconds: 6)
      #expect(visitor.shows("in 15 seconds"))
      visitor.wait(seconds: 10)
      #expect(["in 4", "in 3", "in 2"].contains { visitor.shows($0 + " seconds") })
      visitor.press(.character("1"))
      #expect(visitor.shows("How old?"))
      #expect(visitor.sitting?.draft.isEmpty == true, "the key does nothing else")
    }
    visitor.touch(Position(row: 0, column: 0))
    visitor.wait(seconds: 121)
    visitor.touch(Position(row: 0, column: 0))
    #expect(visitor.shows("How old?"), "a touch anywhere extends")
  }

  @Test func `discarded: nothing is left of them`() throws {
    var visitor = try visitor(.discard)
    visitor.wait(seconds: 145)
    #expect(visitor.ends == [.discarded])
    #expect(visitor.isAtWelcome)
    #expect(visitor.saved.isEmpty)
    #expect(visitor.wipes > 0)
    #expect(!known(visitor).contains("needle"))
  }

  @Test func `kept: what was answered is a partial interview`() throws {
    var visitor = try visitor(.keep)
    visitor.wait(seconds: 145)
    #expect(visitor.ends == [.partial])
    #expect(visitor.frozen.first?.disposition == "120")
    #expect(visitor.frozen.first?.answers.first == .text(name: "who", Self.needle))
    #expect(visitor.isAtWelcome)
    #expect(!known(visitor).contains("needle"))
  }

  @Test func `kept: of somebody who said nothing there is nothing`() throws {
    var visitor = try Visitor(items: Self.items, plan: KioskPlan(onIdle: .keep))
    visitor.press(.enter, .enter)
    visitor.wait(seconds: 145)
    #expect(visitor.ends == [.discarded])
  }

  @Test func `parked: its owner goes on where they were, with the code, once`() throws {
    var visitor = try visitor(.park)
    visitor.type("4")
    visitor.wait(seconds: 141)
    #expect(visitor.ends == [.parked])
    #expect(visitor.shows("123 456 789"))
    #expect(!known(visitor).contains("needle"))
    visitor.wait(seconds: 61)
    #expect(visitor.isAtWelcome)
    #expect(!visitor.shows("123"))
    visitor.press(.enter)
    visitor.touch("I have a code")
    visitor.type("123456789")
    visitor.press(.enter)
    #expect(visitor.question == "age")
    visitor.touch("Next")
    visitor.press(.enter)
    #expect(visitor.ends == [.finished])
    #expect(visitor.frozen.first?.answers.count == 3)
  }

  @Test(arguments: IdlePolicy.allCases)
  func `who ends the kiosk leaves what has a code under it, whatever the rule is now`(
    policy: IdlePolicy
  ) throws {
    var visitor = try visitor(.park)
    visitor.wait(seconds: 141)
    visitor.wait(seconds: 61)
    #expect(visitor.isAtWelcome)
    visitor.kiosk = KioskApp(
      KioskPlan(onIdle: policy), visitor.form, facts: KioskFacts(parked: 1),
      size: Size(columns: 80, rows: 24), at: visitor.now)
    visitor.press(.enter)
    visitor.touch("I have a code")
    visitor.type("123456789")
    visitor.press(.enter)
    #expect(visitor.sitting != nil && visitor.ends.isEmpty)
    visitor.give(.hangup)
    #expect(visitor.ends == [.parked] && visitor.hasLeft && visitor.frozen.isEmpty)
  }

  @Test func `who presses that they are done is done as the kiosk does it`() throws {
    var visitor = try visitor(.park)
    visitor.wait(seconds: 121)
    visitor.touch("No, finish now")
    #expect(visitor.ends == [.parked])
  }

  @Test func `a clock that is set back keeps no answers standing`() throws {
    var visitor = try visitor(.discard)
    visitor.now = Moment(
      milliseconds: visitor.now.milliseconds - 3_600_000, offsetMinutes: -240)
    visitor.wait(seconds: 300)
    #expect(visitor.ends == [.discarded])
  }

  @Test func `nothing of one person is known, shown or offered to the next`() throws {
    var visitor = try visitor(.discard)
    visitor.type("44")
    visitor.press(.enter, .enter)
    #expect(visitor.ends == [.finished])
    #expect(!known(visitor).contains("needle"))
    let thanks = known(visitor)
    #expect(thanks.contains("K7QF-2M8D-XR4T"))
    visitor.press(.backspace, .up, .escape, .left, .character("1"))
    #expect(visitor.question == nil, "no key leads back into it")
    visitor.touch("Finish")
    #expect(visitor.isAtWelcome)
    #expect(!known(visitor).contains("K7QF"))
    visitor.press(.enter, .enter)
    #expect(visitor.sitting?.draft.isEmpty == true)
    #expect(!known(visitor).contains("needle"))
    #expect(visitor.seen.allSatisfy { !$0.contains("needle") })
  }

  @Test func `the thank-you screen closes by itself, and stays for whoever wants more time`() throws
  {
    var visitor = try visitor(.discard)
    visitor.type("44")
    visitor.press(.enter, .enter)
    visitor.wait(seconds: 10)
    visitor.touch("More time")
    visitor.wait(seconds: 12)
    #expect(visitor.shows("K7QF-2M8D-XR4T"))
    visitor.wait(seconds: 6)
    #expect(visitor.isAtWelcome)
  }

  @Test func `nobody is stopped in the middle by the hours or the daily maximum`() throws {
    let hours = OpeningHours(spans: [.init(weekday: 6, from: 0, to: 12 * 60 + 3)])
    var visitor = try Visitor(
      items: Self.items, plan: KioskPlan(hours: hours, dailyMaximum: 1))
    visitor.press(.enter, .enter)
    visitor.type("Ana")
    visitor.press(.enter)
    for _ in 0..<8 {
      visitor.wait(seconds: 60)
      visitor.press(.up)
    }
    #expect(visitor.question == "v")
    visitor.press(.character("1"), .enter, .character("3"), .enter, .enter, .enter)
    #expect(visitor.ends == [.finished])
    #expect(visitor.shows("closed"))
    visitor.press(.enter)
    #expect(visitor.begun == 1)
  }

  @Test func `a disk that takes nothing is said kindly, and tried again`() throws {
    var visitor = try visitor(.discard)
    visitor.isDiskFull = true
    visitor.type("3")
    visitor.press(.enter)
    #expect(visitor.shows("does not work just now"))
    #expect(!known(visitor).contains("needle"))
    visitor.isDiskFull = false
    visitor.wait(seconds: 61)
    #expect(visitor.isAtWelcome)
    visitor.press(.enter, .enter)
    #expect(visitor.question == "who")
  }

  @Test func `staff get in by the PIN alone, and their screen goes away by itself`() throws {
    var visitor = try Visitor(items: Self.items)
    visitor.touch(Position(row: 1, column: 1), holding: 3500)
    #expect(visitor.shows("Staff PIN"))
    visitor.wait(seconds: 21)
    #expect(visitor.isAtWelcome)
    visitor.press(.escape, .escape, .escape, .escape, .escape)
    visitor.type("1111")
    visitor.press(.enter)
    #expect(visitor.shows("Wrong PIN"))
    visitor.type(Visitor.pin)
    visitor.press(.enter)
    #expect(visitor.shows("Back to the survey"))
    visitor.touch("Leave the kiosk")
    #expect(visitor.hasLeft)
  }

  @Test func `nothing leads to the staff's screen out of an interview`() throws {
    var visitor = try visitor(.discard)
    for _ in 0..<20 { visitor.press(.escape) }
    visitor.touch(Position(row: 1, column: 1), holding: 3500)
    #expect(visitor.sitting != nil)
  }

  @Test func `the welcome screen costs nothing while nobody comes`() throws {
    let visitor = try Visitor()
    #expect(visitor.kiosk.patience(at: visitor.now) == nil)
    let hours = OpeningHours(spans: [.init(weekday: 6, from: 0, to: 1440)])
    let kiosk = try Visitor(items: Self.items, plan: KioskPlan(hours: hours)).kiosk
    #expect(try #require(kiosk.patience(at: Visitor.noon)) >= 3_600_000)
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `whatever comes in, there is a screen with a way on, and each interview ends in one way`(
    seed: UInt64
  ) throws {
    var random = RandomSource(seed: seed)
    let policy = IdlePolicy.allCases[Int(seed) % 3]
    var visitor = try Visitor(
      KioskPlan(onIdle: policy, asksDoubleEntry: seed.isMultiple(of: 2)),
      columns: seed.isMultiple(of: 3) ? 40 : 80, rows: seed.isMultiple(of: 3) ? 12 : 24)
    let keys: [Key] = [
      .enter, .enter, .enter, .up, .down, .left, .right, .backspace, .escape, .tab,
      .character(" "), .character("1"), .character("2"), .character("9"), .character("x"),
      .control("c"), .control("z"), .function(1), .home, .delete,
    ]
    for _ in 0..<500 where !visitor.hasLeft {
      switch Int.random(in: 0..<20, using: &random) {
      case 0: visitor.wait(seconds: Int.random(in: 0...200, using: &random))
      case 1...3:
        visitor.touch(
          Position(
            row: Int.random(in: 0..<24, using: &random),
            column: Int.random(in: 0..<80, using: &random)))
      case 4: visitor.give(.paste("1\n2\n"))
      default: visitor.press(keys[Int.random(in: 0..<keys.count, using: &random)])
      }
      let page = visitor.kiosk.page(at: visitor.now)
      #expect(!page.buttons.isEmpty, "\(visitor.text)")
    }
    #expect(!visitor.hasLeft)
    let open = visitor.sitting == nil ? 0 : 1
    #expect(visitor.ends.count + open == visitor.begun)
  }
}
