import GRDB
import Records
import Store
import Testing

struct JournalTests {
  let place: Place
  let store: Store

  init() throws {
    place = try Place()
    store = try Store(directory: place.store)
  }

  @Test func `a journal is read as it was written`() throws {
    try store.begin(id(1))
    try store.append(answered(2), to: id(1), summary: "section 2")
    try store.append([answered(3, "no"), answered(4, "é")], to: id(1), summary: "section 3")
    let journal = [began(), answered(2), answered(3, "no"), answered(4, "é")]
    #expect(try store.journal(of: id(1)) == journal)
    #expect(try store.journal(of: id(2)).isEmpty)
  }

  @Test func `a whole journal begins an interview, or nothing of it does`() throws {
    let journal = [began(), answered(2), answered(3, "no")]
    try store.begin(
      id(1), questionnaire: survey, bytes: surveyBytes, journal: journal, summary: "1/3")
    #expect(try store.journal(of: id(1)) == journal)
    #expect(throws: StoreFault.outOfOrder(id: id(2), expected: 2, found: 3)) {
      try store.begin(
        id(2), questionnaire: survey, bytes: surveyBytes, journal: [began(), answered(3)],
        summary: "1/3")
    }
    #expect(try store.interview(id(2)) == nil)
  }

  @Test func `what was appended is there although nobody closed the store`() throws {
    try store.begin(id(1))
    try store.append(answered(2), to: id(1), summary: "section 2")
    let other = try Store(directory: place.store)
    #expect(try other.journal(of: id(1)).count == 2)
    try other.append(answered(3), to: id(1), summary: "section 3")
    #expect(try store.journal(of: id(1)).count == 3)
  }

  @Test(arguments: [1, 2, 4, 0, -1])
  func `a gap or a repeat in the sequence is refused and changes nothing`(sequence: Int) throws {
    try store.begin(id(1))
    try store.append(answered(2), to: id(1), summary: "section 2")
    #expect(throws: StoreFault.outOfOrder(id: id(1), expected: 3, found: sequence)) {
      try store.append(answered(sequence), to: id(1), summary: "x")
    }
    #expect(try store.journal(of: id(1)).count == 2)
    #expect(try store.interview(id(1))?.summary == "section 2")
  }

  @Test func `of several entries all are kept or none`() throws {
    try store.begin(id(1))
    #expect(throws: StoreFault.outOfOrder(id: id(1), expected: 3, found: 4)) {
      try store.append([answered(2), answered(4)], to: id(1), summary: "x")
    }
    #expect(try store.journal(of: id(1)) == [began()])
  }

  @Test func `an interview begins once, with the entry that says so`() throws {
    try store.begin(id(1))
    #expect(throws: StoreFault.alreadyBegun(id: id(1))) { try store.begin(id(1)) }
    #expect(throws: StoreFault.outOfOrder(id: id(2), expected: 1, found: 2)) {
      try store.begin(id(2), questionnaire: survey, bytes: [], entry: answered(2))
    }
    #expect(throws: StoreFault.unknownInterview(id: id(3))) {
      try store.append(answered(2), to: id(3), summary: "")
    }
  }

  @Test func `of two windows on one interview the second to add is told`() throws {
    let other = try Store(directory: place.store)
    try store.begin(id(1))
    try store.append(answered(2, "mine"), to: id(1), summary: "")
    #expect(throws: StoreFault.outOfOrder(id: id(1), expected: 3, found: 2)) {
      try other.append(answered(2, "theirs"), to: id(1), summary: "")
    }
    #expect(try other.journal(of: id(1)).last == answered(2, "mine"))
  }

  @Test func `two writers at once get all of theirs in`() async throws {
    let path = place.store
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 1...2 {
        group.addTask {
          let store = try Store(directory: path)
          try store.begin(id(writer))
          for sequence in 2...40 {
            try store.append(answered(sequence), to: id(writer), summary: "")
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try store.journal(of: id(1)).count == 40)
    #expect(try store.journal(of: id(2)).count == 40)
  }

  @Test(arguments: [
    "UPDATE journal SET event = '{}'", "UPDATE journal SET sequence = 9", "DELETE FROM journal",
    "DELETE FROM journal WHERE sequence = 2", "UPDATE records SET bytes = x'00'",
    "UPDATE records SET sha256 = 'b'",
  ])
  func `nobody changes what was written, whatever the program`(sql: String) throws {
    try store.finish(id(1))
    let queue = try DatabaseQueue(path: place.database)
    #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
    #expect(try store.journal(of: id(1)).count == 3)
    #expect(try store.record(id(1))?.record == specimen(id(1)))
  }
}
