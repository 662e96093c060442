import ArgumentParser
import Collector

/// `canvass-collector serve`.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Takes batches in over HTTP until it is told to stop.",
    discussion: """
      Example:
        canvass-collector serve --listen 127.0.0.1:8080 --questionnaires forms

      It does not encrypt: put a TLS proxy in front of it. Port 0 takes any free port, and the \
      address is told on standard error as soon as it listens.
      """)

  @OptionGroup var database: DatabaseOption

  @Option(
    help: ArgumentHelp("Address and port to listen on.", valueName: "host:port"),
    transform: Self.address)
  var listen = ListenAddress.standard

  @Option(
    help: ArgumentHelp("A folder of questionnaires to tell clients about.", valueName: "folder"))
  var questionnaires: String?

  @Flag(help: "Listen on an address that other machines can reach.")
  var allowRemote = false

  func run() async throws {
    try await reporting {
      guard listen.isLoopback || allowRemote else {
        throw CollectorFault.remoteAddress(listen.description)
      }
      let keys = try questionnaires.map(QuestionnaireFolder.keys) ?? []
      let server = CollectorServer(
        ledger: try database.ledger(), questionnaires: keys, clock: now, log: tell)
      try await server.run(on: listen, stoppingOnSignals: true) { tell("listening on " + $0) }
    }
  }

  private static func address(_ text: String) throws -> ListenAddress {
    do {
      return try ListenAddress(text)
    } catch {
      throw ValidationError(error.sentence)
    }
  }
}
