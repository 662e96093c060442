import GRDB
import Records
import Sealing

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

  /// Whether the rows of an interview are what was written, as far as anybody can tell: entries by their
  /// chain, which takes no key, and contents by their digest or, while the store is open, their seal.
  func isSound(_ rows: [StoredRow]) -> Bool {
    var link: [UInt8] = []
    for row in rows where row.table == .journal {
      link = HashChain.link(after: link, row.bytes("event") ?? [])
      guard row.bytes("link") == link else { return false }
    }
    guard let content = rows.first(where: { $0.table == .contents })?.bytes("bytes"),
      let record = rows.first(where: { $0.table == .records }),
      let id = record.text("id"), let digest = record.text("sha256")
    else { return true }
    if record.integer("is_sealed") == 1 { return hexadecimal(sha256(content)) == digest }
    let sealed = rows.first { $0.table == .keys }?.bytes("sealed")
    guard !isLocked, let key = try? key(id, sealed: sealed) else { return true }
    return (try? key.open(record: content, RecordKey(id: id, sha256: digest))) != nil
  }
}
