import Records
import Store
import Testing

struct RecordTests {
  let place: Place
  let store: Store

  init() throws {
    place = try Place()
    store = try Store(directory: place.store)
  }

  @Test func `finalizing keeps the frozen bytes and puts them in the outbox`() throws {
    try store.finish(id(1))
    let kept = try #require(try store.record(id(1)))
    #expect(kept.record == specimen(id(1)))
    #expect(kept.questionnaire == survey)
    #expect(kept.disposition == "110")
    #expect(kept.finalized == minute(9))
    #expect(kept.origin == .own)
    #expect(kept.state == .finalized)
    let entry = OutboxEntry(key: kept.key, byteCount: try kept.frozen().bytes.count)
    #expect(try store.outbox() == [entry])
    #expect(try store.drafts().isEmpty)
    #expect(try store.journal(of: id(1)).last == finished(3))
  }

  @Test func `a finalized interview takes no more entries`() throws {
    try store.finish(id(1))
    #expect(throws: StoreFault.alreadyFinalized(id: id(1))) {
      try store.append(answered(4), to: id(1), summary: "")
    }
    #expect(throws: StoreFault.alreadyFinalized(id: id(1))) {
      try store.finalize(id(1), entry: finished(4), record: specimen(id(1)), summary: "")
    }
  }

  @Test func `what is refused at the end leaves the draft as it was`() throws {
    try store.begin(id(1))
    try store.begin(id(2), practice: true)
    #expect(throws: StoreFault.outOfOrder(id: id(1), expected: 2, found: 3)) {
      try store.finalize(id(1), entry: finished(3), record: specimen(id(1)), summary: "")
    }
    #expect(throws: StoreFault.notARecord(id: id(1), .unfit(key: "id"))) {
      try store.finalize(id(1), entry: finished(2), record: specimen(id(9)), summary: "")
    }
    #expect(throws: StoreFault.isPractice(id: id(2))) {
      try store.finalize(id(2), entry: finished(2), record: specimen(id(2)), summary: "")
    }
    #expect(try store.drafts().map(\.entries) == [1, 1])
    #expect(try store.outbox().isEmpty)
  }

  @Test func `only a receipt for the same bytes frees a record`() throws {
    try store.finish(id(1))
    #expect(try store.keep([receipt(id(1), sha256: digest("b")), receipt(id(2))]) == 0)
    #expect(try store.outbox().count == 1)
    #expect(try store.interview(id(1))?.state == .finalized)
    #expect(try store.keep([receipt(id(1))], from: "https://c.example") == 1)
    #expect(try store.outbox().isEmpty)
    #expect(try store.receipts(of: id(1)) == [receipt(id(1))])
    #expect(try store.keep([receipt(id(1))]) == 1)
    #expect(try store.record(id(1))?.state == .sent)
  }

  @Test func `the outbox remembers attempts, failures and quarantine`() throws {
    try store.finish(id(1))
    try store.finish(id(2))
    try store.noteAttempt([id(1), id(2)])
    try store.noteFailure([id(1)], until: minute(40))
    try store.quarantine(id(2), reason: "conflict")
    let outbox = try store.outbox()
    #expect(outbox.map(\.attempts) == [1, 1])
    #expect(outbox.map(\.nextAttempt) == [minute(40), nil])
    #expect(outbox.map(\.state) == [.pending, .quarantined(reason: "conflict")])
    try store.release(id(2))
    #expect(try store.outbox().map(\.state) == [.pending, .pending])
    #expect(try store.frozen(outbox.map(\.key)) == [specimen(id(1)), specimen(id(2))])
  }

  @Test func `a record may be imported as often as one likes`() throws {
    #expect(try store.importRecord(specimen(id(1))) == .stored)
    #expect(try store.importRecord(specimen(id(1))) == .duplicate)
    let other = specimen(id(1), sha256: digest("b"), answer: "no")
    #expect(try store.importRecord(other) == .conflict)
    #expect(try store.importRecord(other) == .conflict)
    #expect(try store.record(id(1))?.record == specimen(id(1)))
    #expect(try store.record(id(1))?.origin == .imported)
    #expect(try store.conflicts(of: id(1)) == [other])
    #expect(try store.outbox().isEmpty)
    #expect(try store.identify(id(1)) == id(1))
  }

  @Test func `an import does not take the place of a draft`() throws {
    try store.begin(id(1))
    #expect(throws: StoreFault.alreadyBegun(id: id(1))) { try store.importRecord(specimen(id(1))) }
  }

  @Test func `records are chosen by state, questionnaire and day`() throws {
    for number in 1...4 {
      _ = try store.importRecord(specimen(id(number), at: minute(number)))
    }
    try store.keep([receipt(id(4))])
    #expect(try store.records().count == 4)
    #expect(try store.records(Filter(states: [.sent])).map(\.key.id) == [id(4)])
    #expect(try store.records(Filter(since: minute(3))).count == 2)
    #expect(try store.records(Filter(questionnaire: "other")).isEmpty)
  }

  @Test func `bytes that are no longer those that were frozen are found`() throws {
    for number in 1...3 { try store.finish(id(number)) }
    #expect(try store.records().allSatisfy { $0.content != .damaged })
    try store.damage("contents", "bytes", of: id(2))
    #expect(try store.records().filter { $0.content == .damaged }.map(\.key.id) == [id(2)])
    #expect(try store.frozen(store.outbox().map(\.key)).map(\.key.id) == [id(1), id(3)])
    #expect(
      try store.outbox().map(\.state)
        == [.pending, .quarantined(reason: Store.damaged), .pending])
  }
}
