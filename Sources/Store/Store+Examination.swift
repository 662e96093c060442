import GRDB

extension Store {
  /// Whether SQLite finds its file in order: all pages used once, each index as its table, each
  /// interview with its questionnaire. What was said it cannot judge; the seals do that when it is
  /// read.
  public func isFileSound() throws(StoreFault) -> Bool {
    do throws(StoreFault) {
      return try read { database in
        let isWhole = try String.fetchAll(database, sql: "PRAGMA integrity_check") == ["ok"]
        return try isWhole && Row.fetchOne(database, sql: "PRAGMA foreign_key_check") == nil
      }
    } catch {
      if case .damaged = error { return false }
      throw error
    }
  }
}
