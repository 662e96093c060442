import ArgumentParser
import Collector
import JSONDocuments

/// `canvass-collector token`.
struct TokenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "Gives devices the right to send, and takes it back.",
    subcommands: [Add.self, List.self, Revoke.self])

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes a token and prints it, this once.",
      discussion: """
        Example:
          canvass-collector token add tablet-1 > tablet-1.token
        """)

    @OptionGroup var database: DatabaseOption

    @Argument(help: "Which device or person it is for: letters, digits, '.', '_' and '-'.")
    var name: String

    func run() throws {
      try reporting {
        let token = try database.ledger().addToken(name, at: now())
        put(Array((token + "\n").utf8))
      }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the tokens by name; not the tokens themselves, which are not kept.",
      discussion: """
        Example:
          canvass-collector token list --json
        """)

    @OptionGroup var database: DatabaseOption

    @Flag(help: "Print a JSON array.")
    var json = false

    func run() throws {
      try reporting {
        let tokens = try database.ledger().tokens()
        if json { return put(.array(tokens.map(\.json))) }
        for token in tokens {
          put(columns: [
            token.name, "added \(token.created)",
            token.revoked.map { "revoked \($0)" } ?? "valid",
          ])
        }
      }
    }
  }

  struct Revoke: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Takes a token back; from the next request on it is worth nothing.",
      discussion: """
        Example:
          canvass-collector token revoke tablet-1
        """)

    @OptionGroup var database: DatabaseOption

    @Argument(help: "The name that it was added with.")
    var name: String

    func run() throws {
      try reporting { try database.ledger().revokeToken(name, at: now()) }
    }
  }
}
