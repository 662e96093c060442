import Interviews
import Questionnaires
import Records
import Revisions
import Testing

/// What chance gave stays with whom it was given to.
struct DrawnTests {
  private static func drawing(_ name: String, _ rule: String) -> String {
    item("calculate", name, nil, #""calculation": "\#(rule)""#)
  }

  private func moved(
    _ old: [String], _ new: [String], seed: UInt64 = 7, renames: [Rename] = []
  ) throws -> (old: Interview, new: Interview) {
    let versions = try Versions(old.joined(separator: ","), new.joined(separator: ","))
    let draft = try Draft(versions.old, seed: seed)
    return (draft.interview, try draft.migrated(versions, renames).interview)
  }

  private static let r = drawing("r", "once(random())")
  private static let s = drawing("s", "once(uuid())")
  private static let more = drawing("more", "once(random())")

  @Test(arguments: [
    (drawing("r", "once(random())"), text("r", nil, #""calculation": "once(random())""#)),
    (
      drawing("r", "once(int(random() * 1000000))"),
      integer("r", nil, #""calculation": "once(int(random() * 1000000))""#)
    ),
    (text("r", nil, #""calculation": "once(uuid())""#), drawing("r", "once(uuid())")),
    (
      item("decimal", "r", nil, #""calculation": "once(random())""#), drawing("r", "once(random())")
    ),
    (drawing("r", "once(uuid())"), item("hidden", "r", nil, #""default": "uuid()""#)),
    (item("hidden", "r", nil, #""default": "uuid()""#), drawing("r", "once(uuid())")),
  ])
  func `what was drawn stays drawn where it is kept in another kind of item`(
    old: String, new: String
  ) throws {
    let moved = try moved([old], [new])
    #expect(moved.old.answer("r")?.isEmpty == false)
    #expect(moved.new.answer("r") == moved.old.answer("r"))
  }

  @Test(arguments: ["concat(${n}, '-', once(uuid(4)))", "${n} + once(int(random() * 100))"])
  func `what is kept in the middle of a rule is not put in again by a move`(rule: String) throws {
    let parts = [integer("n"), Self.drawing("r", rule)].joined(separator: ",")
    let versions = try Versions(parts, parts + "," + text("z"))
    var draft = try Draft(versions.old, seed: 3)
    try draft.answer("n", "5")
    let moved = try draft.migrated(versions).interview
    #expect(moved.answer("r") == draft.interview.answer("r"))
  }

  @Test(arguments: [UInt64](1...8))
  func `what comes at the end of a move draws nothing anew`(seed: UInt64) throws {
    let late = Self.drawing("late", "if(${n} = 5, random(), 0)")
    let w = text("w")
    let versions = try Versions(
      [integer("n"), late, w].joined(separator: ","),
      [integer("n", nil, #""relevant": "${w} = 'abc'""#), late, w].joined(separator: ","))
    var draft = try Draft(versions.old, seed: seed)
    try draft.answer("n", "5")
    try draft.answer("w", "abc")
    var moved = try draft.migrated(versions).interview
    #expect(moved.answer("n") == "5" && moved.answer("late") == draft.interview.answer("late"))
    _ = try moved.apply(.answered(Address("n"), "4"), at: Draft.minute(91))
    _ = try moved.apply(.answered(Address("n"), "5"), at: Draft.minute(92))
    #expect(moved.answer("late") != draft.interview.answer("late"))
  }

  @Test(arguments: [UInt64](1...8))
  func `what is new before it takes nothing from it, and no arm is dealt again`(
    seed: UInt64
  ) throws {
    let arm = Self.drawing("arm", "if(${r} < 0.5, 1, 2)")
    let parts = [
      Self.r, arm, text("p1", nil, #""relevant": "${arm} = 1""#),
      text("p2", nil, #""relevant": "${arm} = 2""#),
    ].joined(separator: ",")
    let versions = try Versions(parts, Self.more + "," + parts)
    var draft = try Draft(versions.old, seed: seed)
    try draft.answer(draft.interview.answer("arm") == "1" ? "p1" : "p2", "word")
    let migration = try draft.migrated(versions)
    #expect(migration.interview.answer("r") == draft.interview.answer("r"))
    #expect(migration.interview.answer("arm") == draft.interview.answer("arm"))
    #expect(migration.report.left.isEmpty)
    #expect(migration.interview.answer("more") != migration.interview.answer("r"))
  }

  @Test(arguments: [UInt64](1...8))
  func `what an answer drew stays too, over two moves, and is drawn anew by another answer`(
    seed: UInt64
  ) throws {
    let parts = [
      Self.s, text("z"), Self.drawing("q", "if(${z} != '', random(), '')"),
      item("calculate", "w", nil, #""calculation": "random()", "trigger": "${z}""#),
      Self.drawing("arm", "if(${q} < 0.5, 1, 2)"), text("p1", nil, #""relevant": "${arm} = 1""#),
      text("p2", nil, #""relevant": "${arm} = 2""#),
    ].joined(separator: ",")
    let versions = try Versions(parts, parts + "," + text("further"))
    let again = try Versions(parts + "," + text("further"), Self.more + "," + parts)
    var draft = try Draft(versions.old, seed: seed)
    try draft.answer("z", "word")
    try draft.answer(draft.interview.answer("arm") == "1" ? "p1" : "p2", "word")
    let first = try draft.migrated(versions)
    let second = try Migration(
      of: first.interview, to: again.new, by: again.revision(), at: Draft.minute(90))
    for moved in [first, second] {
      for name in ["s", "q", "w", "arm"] {
        #expect(moved.interview.answer(name) == draft.interview.answer(name), "\(name)")
      }
      #expect(moved.report.left.isEmpty)
    }
    var moved = second.interview
    _ = try moved.apply(.answered(Address("z"), ""), at: Draft.minute(91))
    #expect(moved.answer("q") == "")
    _ = try moved.apply(.answered(Address("z"), "other"), at: Draft.minute(92))
    #expect(moved.answer("q") != "" && moved.answer("q") != draft.interview.answer("q"))
    #expect(moved.answer("s") == draft.interview.answer("s"))
  }

  @Test func `two that change places keep what they have`() throws {
    let (old, new) = try moved([Self.r, Self.more], [Self.more, Self.r])
    #expect(new.answer("r") == old.answer("r"))
    #expect(new.answer("more") == old.answer("more"))
  }

  @Test func `nobody inherits from one that is gone`() throws {
    let (old, new) = try moved(
      [Self.s, Self.drawing("t", "once(uuid())")],
      [
        Self.drawing("t", "once(uuid())"), Self.drawing("u", "once(uuid())"),
      ], renames: [Rename("s", to: nil)])
    #expect(new.answer("t") == old.answer("t"))
    #expect(new.answer("u") != old.answer("s"))
  }

  @Test func `one that is renamed takes it along`() throws {
    let (old, new) = try moved(
      [Self.r], [Self.more, Self.drawing("x", "once(random())")], renames: [Rename("r", to: "x")])
    #expect(new.answer("x") == old.answer("r"))
  }

  @Test func `an arm stays when the shares change`() throws {
    for seed in UInt64(1)...12 {
      let (old, new) = try moved(
        [Self.drawing("arm", "once(if(random() < 0.5, 1, 2))")],
        [Self.drawing("arm", "once(if(random() < 0.1, 1, 3))")], seed: seed)
      #expect(new.answer("arm") == old.answer("arm"))
    }
  }

  @Test func `another rule without once() draws by itself`() throws {
    let (old, new) = try moved(
      [Self.drawing("a", "random()")], [Self.drawing("a", "2 + random()")])
    #expect(old.answer("a") != new.answer("a"))
    #expect(new.answer("a")?.hasPrefix("2.") == true)
  }

  @Test func `it stays through a second move, undoing and resuming`() throws {
    let open = select("open", "yes_no")
    let second = try Versions(
      [Self.more, Self.r, open].joined(separator: ","),
      [open, Self.more, Self.drawing("third", "once(random())"), Self.r].joined(separator: ","))
    let first = try Versions(
      Self.r + "," + open, [Self.more, Self.r, open].joined(separator: ","))
    var draft = try Draft(first.old)
    try draft.answer("open", "yes")
    var between = try draft.migrated(first).interview
    _ = try between.apply(.undone(2), at: Draft.minute(10_000))
    let last = try Migration(
      of: between, to: second.new, by: try second.revision(), at: Draft.minute(10_001)
    ).interview
    #expect(between.answer("r") == draft.interview.answer("r"))
    #expect(last.answer("r") == draft.interview.answer("r"))
    #expect(last.answer("more") == between.answer("more"))
    #expect(last.answer("third") != last.answer("more"))
    let resumed = try Interview(second.new, journal: last.entries)
    #expect(resumed.answer("r") == last.answer("r"))
  }

  @Test func `what somebody wrote over it moves as an answer, not as chance`() throws {
    let presets = text("a", nil, #""default": "uuid()""#)
    let versions = try Versions(presets, Self.more + "," + presets)
    var draft = try Draft(versions.old)
    try draft.answer("a", "mine")
    let moved = try draft.migrated(versions).interview
    #expect(moved.answer("a") == "mine")
    #expect(moved.beginning.drawn?.values.isEmpty == true)
  }
}
