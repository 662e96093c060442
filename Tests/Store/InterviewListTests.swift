import Foundation
import Records
import Store
import Testing

struct InterviewListTests {
  let place: Place
  let store: Store

  init() throws {
    place = try Place()
    store = try Store(directory: place.store)
  }

  @Test func `drafts are listed, the one last worked on first, whatever the clock said`() throws {
    try store.begin(id(1))
    try store.begin(id(2))
    let early = JournalEntry(sequence: 2, at: minute(-500), event: .visited(nil))
    try store.append(early, to: id(1), summary: "end")
    let drafts = try store.drafts()
    #expect(drafts.map(\.id) == [id(1), id(2)])
    let first = try #require(drafts.first)
    #expect(first.questionnaire == survey)
    #expect(first.started == minute(1))
    #expect(first.updated == minute(-500))
    #expect(first.summary == "end")
    #expect(first.entries == 2)
    #expect(first.state == .draft)
    #expect(!first.isPractice)
  }

  @Test func `an interview is draft, then finalized, then sent`() throws {
    try store.begin(id(1))
    #expect(try store.interview(id(1))?.state == .draft)
    try store.finish(id(2))
    #expect(try store.interview(id(2))?.state == .finalized)
    try store.keep([receipt(id(2))])
    #expect(try store.interview(id(2))?.state == .sent)
    #expect(try store.interviews(Filter(states: [.finalized])).isEmpty)
    #expect(try store.interviews(Filter(states: [.sent])).map(\.id) == [id(2)])
    #expect(try store.interviews().count == 2)
    #expect(try store.interviews(Filter(questionnaire: "other")).isEmpty)
    #expect(try store.interviews(Filter(since: minute(9))).map(\.id) == [id(2)])
    #expect(try store.interviews(Filter(since: minute(10))).isEmpty)
  }

  @Test func `an identity may be written short`() throws {
    try store.begin("uuid:abc-1")
    try store.begin("uuid:abd-2")
    try store.begin("uuid:abd")
    #expect(try store.identify("abc") == "uuid:abc-1")
    #expect(try store.identify("uuid:abc-1") == "uuid:abc-1")
    #expect(try store.identify("abd") == "uuid:abd")
    #expect(throws: StoreFault.ambiguous(prefix: "ab", count: 3)) { try store.identify("ab") }
    #expect(throws: StoreFault.unknownInterview(id: "x%")) { try store.identify("x%") }
    #expect(throws: StoreFault.unknownInterview(id: "")) { try store.identify("") }
    #expect(throws: StoreFault.unknownInterview(id: "uuid:")) { try store.identify("uuid:") }
  }

  @Test func `a discarded draft leaves not a byte on the disk`() throws {
    try store.begin(id(1), practice: true)
    try store.append(answered(2, "said"), to: id(1), summary: "")
    let sealed = try #require(try store.sealedEvents(of: id(1)).last)
    #expect(try bytesOnDisk().range(of: sealed) != nil)
    try store.discard(id(1), at: minute(50))
    #expect(try store.interview(id(1)) == nil)
    #expect(try store.journal(of: id(1)).isEmpty)
    #expect(try bytesOnDisk().range(of: sealed) == nil)
  }

  @Test func `of a person who declined only that it happened is kept`() throws {
    let needle = "needle-of-the-declined"
    try store.begin(id(1))
    try store.append(answered(2, needle), to: id(1), summary: needle)
    let sealed = try #require(try store.sealedEvents(of: id(1)).last)
    let record = specimen(id(1), answer: "")
    try store.finalize(id(1), entry: finished(3, keep: .nothing), record: record, summary: needle)
    #expect(try store.journal(of: id(1)).isEmpty)
    #expect(try store.record(id(1))?.record == record)
    #expect(try store.outbox().map(\.key.id) == [id(1)])
    let interview = try #require(try store.interview(id(1)))
    #expect(interview.state == .finalized)
    #expect(interview.entries == 3)
    #expect(interview.summary.isEmpty)
    #expect(try bytesOnDisk().range(of: Data(needle.utf8)) == nil)
    #expect(try bytesOnDisk().range(of: sealed) == nil)
  }

  @Test func `a withdrawn interview is gone and does not come back`() throws {
    try store.finish(id(1))
    try store.erase(id(1), at: minute(20))
    #expect(try store.interview(id(1)) == nil)
    #expect(try store.record(id(1)) == nil)
    #expect(try store.outbox().isEmpty)
    #expect(throws: StoreFault.erased(id: id(1))) { try store.importRecord(specimen(id(1))) }
    #expect(throws: StoreFault.alreadyBegun(id: id(1))) { try store.begin(id(1)) }
  }

  @Test func `what is finalized or unknown cannot be discarded`() throws {
    try store.finish(id(1))
    #expect(throws: StoreFault.alreadyFinalized(id: id(1))) {
      try store.discard(id(1), at: minute(50))
    }
    #expect(throws: StoreFault.unknownInterview(id: id(2))) {
      try store.discard(id(2), at: minute(50))
    }
  }

  @Test func `the questionnaire of a draft is kept as it was`() throws {
    try store.begin(id(1))
    let changed = QuestionnaireKey(id: "survey", version: "1", hash: "sha256:bb")
    try store.begin(id(2), questionnaire: changed, bytes: [1], entry: began())
    #expect(try store.questionnaire(hash: "sha256:aa")?.bytes == surveyBytes)
    #expect(try store.questionnaire(hash: "sha256:cc") == nil)
    let both = try store.questionnaires(id: "survey", version: "1")
    #expect(both.map(\.key) == [survey, changed])
  }

  private func bytesOnDisk() throws -> Data {
    try FileManager.default.contentsOfDirectory(atPath: place.store)
      .filter { $0 != "ballast" && !$0.hasSuffix("-shm") }
      .reduce(into: Data()) { bytes, name in
        bytes += try Data(contentsOf: URL(fileURLWithPath: place.store + "/" + name))
      }
  }
}
