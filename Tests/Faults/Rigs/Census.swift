import Store

/// How much of each interview a store still has.
package struct Census: Sendable, Codable {
  /// Entries of each journal that verifies, by interview.
  package let entries: [String: Int]
  /// Interviews whose journal does not.
  package let damaged: [String]
  /// Whether SQLite finds no fault.
  package let isSound: Bool

  package init(_ directory: String) throws {
    let store = try Store(directory: directory)
    var entries: [String: Int] = [:]
    var damaged: [String] = []
    for interview in try store.interviews() {
      do throws(StoreFault) {
        entries[interview.id] = try store.journal(of: interview.id).count
      } catch { damaged.append(interview.id) }
    }
    self.entries = entries
    self.damaged = damaged
    isSound = try store.isFileSound()
  }
}
