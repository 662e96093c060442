import Records
import Store
import Testing

/// Drafts that go on as other interviews.
struct SuccessionTests {
  let place: Place
  let store: Store

  init() throws {
    place = try Place()
    store = try Store(directory: place.store)
    try store.begin(id(1))
    try store.append(answered(2), to: id(1), summary: "section 2")
  }

  private static let next = QuestionnaireKey(id: "survey", version: "2", hash: "sha256:bb")

  private func move(
    _ old: Int, to new: Int, entries: Int = 2, _ journal: [JournalEntry] = [began(), answered(2)]
  ) throws(StoreFault) {
    try store.move(
      id(old), entries: entries, to: id(new), questionnaire: Self.next, bytes: surveyBytes,
      journal: journal, summary: "moved", at: minute(20))
  }

  @Test func `the new interview is whole, and the old one as it was`() throws {
    let behind = JournalEntry(
      sequence: 2, at: minute(2), event: .leftBehind(Address("heard", in: [3])))
    try move(1, to: 2, [began(), behind])
    #expect(try store.journal(of: id(2)) == [began(), behind])
    #expect(try store.journal(of: id(1)) == [began(), answered(2)])
    let (old, new) = (try store.interview(id(1)), try store.interview(id(2)))
    #expect(old?.successor == id(2) && old?.state == .draft && old?.questionnaire == survey)
    #expect(new?.predecessor == id(1) && new?.questionnaire == Self.next && new?.entries == 2)
    try store.append(answered(3), to: id(2), summary: "goes on")
  }

  @Test func `a draft that has moved is only read`() throws {
    try move(1, to: 2)
    let fault = StoreFault.moved(id: id(1), to: id(2))
    #expect(throws: fault) { try store.append(answered(3), to: id(1), summary: "") }
    #expect(throws: fault) {
      try store.finalize(id(1), entry: finished(3), record: specimen(id(1)), summary: "")
    }
    #expect(throws: fault) { try move(1, to: 3) }
    #expect(try store.interview(id(3)) == nil)
  }

  @Test func `what somebody has added to since does not move`() throws {
    try store.append(answered(3), to: id(1), summary: "section 3")
    #expect(throws: StoreFault.addedTo(id: id(1))) { try move(1, to: 2) }
    #expect(throws: StoreFault.unknownInterview(id: id(9))) { try move(9, to: 2) }
    #expect(try store.interview(id(2)) == nil)
  }

  @Test func `of a journal with a gap nothing is kept`() throws {
    #expect(throws: StoreFault.outOfOrder(id: id(2), expected: 2, found: 3)) {
      try move(1, to: 2, [began(), answered(3)])
    }
    #expect(try store.interview(id(2)) == nil)
    #expect(try store.interview(id(1))?.successor == nil)
    #expect(try store.questionnaire(hash: Self.next.hash) == nil)
  }

  @Test func `without the new interview the old one is a draft again`() throws {
    try move(1, to: 2)
    try store.discard(id(2), at: minute(50))
    try store.append(answered(3), to: id(1), summary: "")
  }

  @Test func `a withdrawal takes all that was said, wherever it was moved`() throws {
    try move(1, to: 2)
    try move(2, to: 3)
    try store.erase(id(2), at: minute(30))
    #expect(try store.interviews().isEmpty)
    #expect(throws: StoreFault.erased(id: id(1))) { try store.importRecord(specimen(id(1))) }
  }

  @Test func `who declines at the end is not kept in the old draft either`() throws {
    try move(1, to: 2)
    try store.finalize(
      id(2), entry: finished(3, keep: .nothing), record: specimen(id(2)), summary: "")
    #expect(try store.interview(id(1)) == nil)
    #expect(try store.journal(of: id(2)).isEmpty)
  }
}
