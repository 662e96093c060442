import GRDB

extension Store {
  /// Whether SQLite finds its file in order: all pages used once, each index as its table. What was
  /// said it cannot judge; the seals do that when it is read.
  public func isFileSound() throws(StoreFault) -> Bool {
    do throws(StoreFault) {
      return try read { try String.fetchAll($0, sql: "PRAGMA integrity_check") } == ["ok"]
    } catch {
      if case .damaged = error { return false }
      throw error
    }
  }
}
