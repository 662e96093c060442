import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Records
import UnixSignals
import Values

/// The collector as a program that listens.
public struct CollectorServer: Sendable {
  /// How long a connection may say nothing, and how many there may be.
  private static let idleSeconds: Int64 = 60
  private static let connections = 512

  private let routes: CollectorRouter

  /// - Parameters:
  ///   - log: is given one line for each batch, without a line end and without answers.
  public init(
    ledger: Ledger, questionnaires: [QuestionnaireKey] = [],
    clock: @escaping @Sendable () -> Moment, log: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    routes = CollectorRouter(
      ledger: ledger, reception: Reception(ledger: ledger, clock: clock),
      questionnaires: questionnaires, clock: clock, log: log)
  }

  /// Listens until the task is cancelled or, if told so, until the process is asked to stop;
  /// requests under way are finished first. `ready` is given the address that it listens on,
  /// which tells the port if any would do. Refuses an address that is not free or not this
  /// machine's.
  public func run(
    on address: ListenAddress, stoppingOnSignals: Bool = false,
    ready: @escaping @Sendable (String) -> Void
  ) async throws {
    let application = Application(
      router: routes.router,
      server: .http1(
        configuration: HTTP1Channel.Configuration(
          idleTimeout: .seconds(Self.idleSeconds),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 8 << 10, maxHeaderListSize: 16 << 10, maxHeaderFieldCount: 64))),
      configuration: ApplicationConfiguration(
        address: .hostname(address.host, port: address.port), serverName: nil,
        availableConnectionsDelegate: MaximumAvailableConnections(Self.connections)),
      onServerRunning: { channel in ready(Self.url(channel.localAddress, address)) },
      logger: Self.quiet)
    do {
      try await application.runService(
        gracefulShutdownSignals: stoppingOnSignals ? [.sigterm, .sigint] : [])
    } catch is IOError {
      throw CollectorFault.cannotListen(address.description)
    }
  }

  private static func url(_ actual: SocketAddress?, _ asked: ListenAddress) -> String {
    let host = actual?.ipAddress ?? asked.host
    return "http://\(ListenAddress(host: host, port: actual?.port ?? asked.port))"
  }

  /// The framework's own log: only what stops it, and never on standard output, which belongs to
  /// results.
  private static var quiet: Logger {
    var logger = Logger(label: "collector") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = .critical
    return logger
  }
}
