import Foundation
import GRDB
import Records
import Sealing

/// The end of a journal: the link of its last entry, and a mark that only whoever has the interview's
/// key can make. It says whose journal this is, on which questionnaire, how many entries it has and
/// whether it is practice, so that nobody who has the file alone can shorten it, put it on another
/// questionnaire or have it thrown away.
struct JournalHead: Hashable {
  let id: String
  /// The hash of the questionnaire.
  let questionnaire: String
  let entries: Int
  let isPractice: Bool
  let link: [UInt8]

  private static let purpose = "head"

  private var context: String {
    "canvass/head/2 \(id) \(questionnaire) \(entries)\(isPractice ? " practice" : "")"
  }

  /// What the version before said, which did not tell practice.
  private var formerContext: String { "canvass/head/1 \(id) \(questionnaire) \(entries)" }

  /// What stands in the interview's row: the link and the mark.
  func bytes(under key: SecretKey) -> [UInt8] {
    link + key.mark(of: link, for: Self.purpose, as: context)
  }

  /// Whether that stands there.
  func isSound(_ bytes: [UInt8], under key: SecretKey) -> Bool { bears(bytes, context, key) }

  /// Whether the version before put it there.
  func isFormer(_ bytes: [UInt8], under key: SecretKey) -> Bool { bears(bytes, formerContext, key) }

  private func bears(_ bytes: [UInt8], _ context: String, _ key: SecretKey) -> Bool {
    bytes.count == HashChain.size + SecretKey.markSize && bytes.starts(with: link)
      && key.isMark(bytes.dropFirst(HashChain.size), of: link, for: Self.purpose, as: context)
  }
}

extension JournalHead {
  /// What an interview's row says of its end.
  init(_ row: Row) throws {
    self.init(
      id: try row.decode(forColumn: "id"),
      questionnaire: try row.decode(forColumn: "questionnaire"),
      entries: try row.decode(forColumn: "entries"),
      isPractice: try row.decode(forColumn: "is_practice"),
      link: Array(try row.bytes("head").prefix(HashChain.size)))
  }
}
