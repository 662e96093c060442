import Records
import Store
import Testing
import Values

/// What home tells of the work done.
@Suite struct DayTests {
  @Test func `interviews finished since a moment are counted by how they ended`() throws {
    let place = try Place()
    let store = try Store(directory: place.store)
    #expect(try store.dispositions(since: minute(0)).isEmpty)
    #expect(try store.lastReceived() == nil)
    try store.begin(id(1), questionnaire: survey, bytes: surveyBytes, entry: began())
    try store.finalize(id(1), entry: finished(2), record: specimen(id(1)), summary: "")
    #expect(try store.dispositions(since: minute(9)) == ["110": 1])
    #expect(try store.dispositions(since: minute(10)).isEmpty)
  }

  @Test func `the last receipt is told with how many came in the day before it`() throws {
    let place = try Place()
    let store = try Store(directory: place.store)
    for (number, letter) in [(1, Character("a")), (2, "b")] {
      let record = specimen(id(number), sha256: digest(letter))
      try store.begin(id(number), questionnaire: survey, bytes: surveyBytes, entry: began())
      try store.finalize(id(number), entry: finished(2), record: record, summary: "")
      let receipt = Receipt(
        key: record.key, collector: "hub", receivedAt: minute(20 + number), sequence: number)
      try store.keep([receipt])
    }
    let last = try #require(try store.lastReceived())
    #expect(last.at == minute(22) && last.count == 2)
  }
}
