import Foundation
import GRDB
import Records
import Sealing

/// The end of a journal: the link of its last entry, and a mark that only whoever has the interview's
/// key can make. It says whose journal this is, on which questionnaire and how many entries it has, so
/// that nobody who has the file alone can shorten it, or put it on another questionnaire.
struct JournalHead: Hashable {
  let id: String
  /// The hash of the questionnaire.
  let questionnaire: String
  let entries: Int
  let link: [UInt8]

  private static let purpose = "head"

  private var context: String { "canvass/head/1 \(id) \(questionnaire) \(entries)" }

  /// What stands in the interview's row: the link and the mark.
  func bytes(under key: SecretKey) -> [UInt8] {
    link + key.mark(of: link, for: Self.purpose, as: context)
  }

  /// Whether that stands there.
  func isSound(_ bytes: [UInt8], under key: SecretKey) -> Bool {
    bytes.count == HashChain.size + SecretKey.markSize && bytes.starts(with: link)
      && key.isMark(bytes.dropFirst(HashChain.size), of: link, for: Self.purpose, as: context)
  }
}

/// Stores that were made before heads had a mark.
extension Store {
  /// Gives the heads of journals their marks where an older version left none. That it was done stands in
  /// what the device's signing key is sealed as: nobody without the key can ask for it again, to have a
  /// shortened journal marked.
  func markHeads() {
    guard !isLocked, (try? hasOpenHeads()) == true else { return }
    try? write { database in
      let device = try deviceKey()
      defer { try? database.execute(sql: "DELETE FROM chores WHERE name = 'mark heads'") }
      guard let signer = try Self.openSigner(database, under: device, as: Self.formerSignerContext)
      else { return }
      for row in try Row.fetchAll(database, sql: Self.openHeads) {
        let id: String = try row.decode(forColumn: "id")
        // One whose key is damaged is told when somebody reads it.
        guard let key = try? key(database, of: id) else { continue }
        let head = JournalHead(
          id: id, questionnaire: try row.decode(forColumn: "questionnaire"),
          entries: try row.decode(forColumn: "entries"), link: try row.bytes("head"))
        try database.execute(
          sql: "UPDATE interviews SET head = ? WHERE id = ?",
          arguments: [Data(head.bytes(under: key.secret)), id])
      }
      try database.execute(
        sql: "UPDATE device SET signer = ?",
        arguments: [Data(try device.seal(signer, as: Self.signerContext))])
    }
  }

  private static let openHeads = """
    SELECT i.* FROM interviews i JOIN keys k ON k.id = i.id WHERE length(i.head) = \(HashChain.size)
    """

  private func hasOpenHeads() throws(StoreFault) -> Bool {
    try read { database in
      try Int.fetchOne(database, sql: "SELECT 1 FROM chores WHERE name = 'mark heads'") != nil
    }
  }
}
