import GRDB
import Records
import Values

/// What is kept of one sync, for whoever asks a week later why nothing arrived. There is nothing in it
/// but what is listed here: no address, no token, no text that a server sent.
public struct SyncNote: Sendable, Hashable {
  public let at: Moment
  /// The collector's identity as it introduced itself; nil if it did not, or with anything that an
  /// identity does not have in it.
  public let collector: String?
  public let sent: Int
  public let left: Int
  /// The first letters of the interviews that were set aside.
  public let setAside: [String]
  /// `done`, or the code of what went wrong.
  public let outcome: String

  /// The outcome of a sync in which nothing went wrong.
  public static let well = "done"

  /// - Parameter outcome: a code of ours, of small letters and `_`; anything else becomes `other`.
  public init(
    at: Moment, collector: String?, sent: Int, left: Int, setAside: [String], outcome: String
  ) {
    self.at = at
    self.collector = collector.flatMap { Self.isIdentity($0) ? $0 : nil }
    (self.sent, self.left) = (sent, left)
    self.setAside = setAside.filter(RecordKey.isIdentity).map(Self.shortened)
    self.outcome = Self.isCode(outcome) ? outcome : "other"
  }

  /// Enough of an interview's identity to find it, too little to link it elsewhere.
  private static func shortened(_ id: String) -> String {
    String(id.replacing("uuid:", with: "").prefix(8))
  }

  private static func isIdentity(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        isLetter(byte | 0x20) || (0x30...0x39).contains(byte) || "-_.".utf8.contains(byte)
      }
  }

  private static func isCode(_ text: String) -> Bool {
    (1...40).contains(text.utf8.count)
      && text.utf8.allSatisfy { isLetter($0) || $0 == UInt8(ascii: "_") }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
}

extension Store {
  /// How many syncs are remembered.
  public static let keptSyncs = 1000

  /// Notes a sync; the oldest beyond the last thousand goes.
  public func note(_ sync: SyncNote) throws(StoreFault) {
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO syncs (at, collector, sent, left, aside, outcome) VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          sync.at.description, sync.collector, sync.sent, sync.left,
          sync.setAside.joined(separator: " "), sync.outcome,
        ])
      try database.execute(
        sql: """
          DELETE FROM syncs
          WHERE position <= (SELECT max(position) FROM syncs) - \(Self.keptSyncs)
          """)
    }
  }

  /// The last sync that is remembered.
  public func lastSync() throws(StoreFault) -> SyncNote? { try syncs(atMost: 1).first }

  /// The syncs that are remembered, the last one first.
  public func syncs(atMost count: Int = keptSyncs) throws(StoreFault) -> [SyncNote] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM syncs ORDER BY position DESC LIMIT ?", arguments: [count]
      ).map { row in
        let aside: String = try row.decode(forColumn: "aside")
        return SyncNote(
          kept: try row.moment("at"), try row.decode(forColumn: "collector"),
          try row.decode(forColumn: "sent"), try row.decode(forColumn: "left"),
          aside.split(separator: " ").map(String.init), try row.decode(forColumn: "outcome"))
      }
    }
  }
}

extension SyncNote {
  fileprivate init(
    kept at: Moment, _ collector: String?, _ sent: Int, _ left: Int, _ setAside: [String],
    _ outcome: String
  ) {
    (self.at, self.collector, self.sent, self.left) = (at, collector, sent, left)
    (self.setAside, self.outcome) = (setAside, outcome)
  }
}
