import Interviews
import Records
import Revisions
import Testing

struct RepeatMigrationTests {
  @Test func `instances keep their identities, also after one was removed`() throws {
    let versions = try Versions(
      roster("visits", text("year"), text("why")),
      roster("visits", integer("year"), text("why"), text("new")))
    var draft = try Draft(versions.old)
    for identity in 1...3 {
      try draft.add("visits", identity)
      try draft.answer("year", "202\(identity)", in: [identity])
    }
    try draft.answer("why", "gone with it", in: [2])
    try draft.apply(.instanceRemoved(Address("visits"), identity: 2))
    let moved = try draft.migrated(versions)
    #expect(moved.report.words == ["visits[1]/year: converted", "visits[2]/year: converted"])
    #expect(moved.interview.answer("year", in: [3]) == "2023")
    #expect(moved.interview.answer("year", in: [2]) == nil)
    let roster = try #require(moved.interview.node(at: Address("visits")))
    #expect(moved.interview.nextIdentity(of: roster) == 4)
  }

  @Test func `a renamed repeat takes its instances along`() throws {
    let versions = try Versions(
      roster("visits", text("year"), roster("stops", text("at"))),
      roster("trips", text("year"), roster("stops", text("at"))))
    var draft = try Draft(versions.old)
    try draft.add("visits", 1)
    try draft.add("stops", 1, in: [1])
    try draft.answer("at", "Castries", in: [1, 1])
    let moved = try draft.migrated(versions)
    #expect(moved.interview.answer("at", in: [1, 1]) == "Castries")
    #expect(moved.report.left.isEmpty)
  }

  @Test func `out of a repeat nothing can follow`() throws {
    let versions = try Versions(
      roster("r", text("a"), text("b")) + "," + roster("s", text("c")),
      roster("r", text("b")) + "," + text("a") + "," + roster("s", text("c")))
    var draft = try Draft(versions.old)
    try draft.add("r", 1)
    try draft.answer("a", "word", in: [1])
    try draft.answer("b", "word", in: [1])
    let moved = try draft.migrated(versions)
    #expect(moved.report.words == ["r[1]/a: left across_repeats", "r[1]/b: kept"])
    #expect(moved.interview.answer("a") == "")
  }

  @Test func `between repeats an instance of the same number is another`() throws {
    let versions = try Versions(
      roster("r", text("a"), text("b")) + "," + roster("s", text("c")),
      roster("r", text("b")) + "," + roster("s", text("c"), text("a")))
    var draft = try Draft(versions.old)
    try draft.add("r", 1)
    try draft.add("s", 1)
    try draft.answer("a", "word", in: [1])
    let moved = try draft.migrated(versions)
    #expect(moved.report.words == ["r[1]/a: left across_repeats"])
    #expect(moved.interview.answer("a", in: [1]) == "")
  }

  @Test func `instances that were counted are added where people add them now`() throws {
    let versions = try Versions(
      integer("n") + "," + roster("r", count: "${n}", text("a")),
      integer("n") + "," + roster("r", text("a")))
    var draft = try Draft(versions.old)
    try draft.answer("n", "2")
    try draft.answer("a", "one", in: [1])
    try draft.answer("a", "two", in: [2])
    let moved = try draft.migrated(versions)
    #expect(moved.report.words == ["n: kept", "r[1]/a: kept", "r[2]/a: kept"])
    #expect(moved.interview.answer("a", in: [2]) == "two")
    #expect(moved.interview.entries.suffix(2).map(\.at) == [Draft.minute(2), Draft.minute(3)])
  }

  @Test func `of instances beyond a new count the answers stay behind`() throws {
    let versions = try Versions(
      integer("n") + "," + roster("r", text("a")),
      integer("n") + "," + roster("r", count: "${n}", text("a")))
    var draft = try Draft(versions.old)
    for identity in 1...3 {
      try draft.add("r", identity)
      try draft.answer("a", "\(identity)", in: [identity])
    }
    try draft.answer("n", "2")
    let moved = try draft.migrated(versions)
    #expect(
      moved.report.words == [
        "n: kept", "r[1]/a: kept", "r[2]/a: kept", "r[3]/a: left instance_missing",
      ])
    #expect(moved.interview.answer("a", in: [2]) == "2")
  }

  @Test func `a group that became a repeat has no place for what was said once`() throws {
    let versions = try Versions(group("g", text("a")), roster("g", text("a")))
    var draft = try Draft(versions.old)
    try draft.answer("a", "word")
    #expect(try draft.migrated(versions).report.words == ["a: left across_repeats"])
  }
}
