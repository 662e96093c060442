import ArgumentParser
import Collector
import JSONDocuments
import Records

/// `canvass-collector records`.
struct RecordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "records", abstract: "Lists what is held, without answers.",
    discussion: """
      Example:
        canvass-collector records --json
      """)

  @OptionGroup var database: DatabaseOption

  @Flag(help: "Print a JSON array.")
  var json = false

  func run() throws {
    try reporting {
      let records = try database.ledger().records()
      if json { return put(.array(records.map(\.json))) }
      for record in records { put(columns: Self.columns(record)) }
    }
  }

  private static func columns(_ record: HeldRecord) -> [String] {
    [
      String(record.receipt.sequence), record.receipt.key.id,
      "\(record.questionnaire.id) \(record.questionnaire.version)", record.disposition ?? "-",
      record.receipt.receivedAt.description, record.source,
    ] + (record.conflicts == 0 ? [] : ["\(record.conflicts) in conflict"])
  }
}

/// `canvass-collector export`.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Prints every record, one JSON object a line.",
    discussion: """
      Example:
        canvass-collector export --format jsonl > interviews.jsonl

      The bytes are those that were frozen when each interview was finalized. They hold answers: \
      keep the file accordingly.
      """)

  @OptionGroup var database: DatabaseOption

  @Option(help: "How: jsonl.")
  var format = Format.jsonl

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case jsonl
  }

  func run() throws {
    try reporting {
      try database.ledger().forEachRecord { put($0 + [UInt8(ascii: "\n")]) }
    }
  }
}

/// `canvass-collector erase`.
struct EraseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase", abstract: "Honours a withdrawal: erases a record for good.",
    discussion: """
      Example:
        canvass-collector erase uuid:6d1f…

      What was erased is not taken again. Copies and exports made before are not reached.
      """)

  @OptionGroup var database: DatabaseOption

  @Argument(help: "The whole identity, 'uuid:' and all.")
  var id: String

  func run() throws {
    try reporting { try database.ledger().erase(id, at: now()) }
  }
}
