import Records
import Testing

@testable import Store

/// What is remembered of syncs.
struct SyncLogTests {
  let place: Place
  let store: Store

  init() throws {
    place = try Place()
    store = try Store(directory: place.store)
  }

  private func note(
    _ number: Int, _ collector: String? = "c", _ outcome: String = "done", aside: [String] = []
  ) -> SyncNote {
    SyncNote(
      at: minute(number), collector: collector, sent: number, left: 0, setAside: aside,
      outcome: outcome)
  }

  @Test func `the last one is first, and interviews are shortened`() throws {
    try store.note(note(1))
    try store.note(note(2, nil, "timed_out", aside: [id(7)]))
    let syncs = try store.syncs()
    #expect(syncs.map(\.sent) == [2, 1])
    #expect(syncs.first == note(2, nil, "timed_out", aside: [id(7)]))
    #expect(syncs.first?.setAside == ["00000000"])
  }

  @Test func `nothing that a server says gets in`() throws {
    let hostile = [
      "needle\u{1B}]0;x\u{7}", "https://c.example.org/v1/key/needle", "needle needle", "né",
      String(repeating: "a", count: 65), "",
    ]
    for text in hostile { try store.note(note(1, text, text, aside: [text])) }
    for sync in try store.syncs() {
      #expect(sync.collector == nil && sync.outcome == "other" && sync.setAside.isEmpty)
    }
  }

  @Test func `a thousand are kept`() throws {
    for number in 0..<1003 { try store.note(note(number)) }
    let syncs = try store.syncs()
    #expect(syncs.count == 1000)
    #expect(syncs.last?.sent == 3)
  }
}
