import ArgumentParser
import Collector
import JSONDocuments

/// `canvass-collector conflicts`.
struct ConflictsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts",
    abstract: "Lists what came in under an identity for which another content is held.",
    discussion: """
      Example:
        canvass-collector conflicts
        canvass-collector conflicts --contents uuid:6d1f… > others.jsonl

      The first that came is the one that `export` gives out; the others are kept, and only shown here. \
      --contents prints them as they came, one JSON object a line: they hold answers.
      """)

  @OptionGroup var database: DatabaseOption

  @Argument(help: "One identity, 'uuid:' and all; all of them where none is named.")
  var id: String?

  @Flag(help: "Print a JSON array.")
  var json = false

  @Flag(help: "Print the contents themselves.")
  var contents = false

  func run() throws {
    try reporting {
      let found = try database.ledger().conflicts(of: id)
      if contents {
        for conflict in found { put(conflict.record.bytes + [UInt8(ascii: "\n")]) }
      } else if json {
        put(.array(found.map(\.json)))
      } else {
        for conflict in found {
          put(columns: [
            conflict.record.key.id, conflict.record.key.sha256, conflict.receivedAt.description,
            conflict.source,
          ])
        }
      }
    }
  }
}
