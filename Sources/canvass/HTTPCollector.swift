import AsyncHTTPClient
import NIOCore
import NIOPosix
import NIOSSL
import Records
import Sync

/// Speaks with one collector over HTTP.
///
/// ```swift
/// let address = try CollectorAddress("https://collector.example.org")
/// try await HTTPCollector.with(address, token: token) { collector in
///   let hello = try await collector.hello()
///   let reply = try await collector.send(records)
/// }
/// ```
/// Follows no redirect, takes nothing below TLS 1.2 and no certificate that is not trusted, and
/// reads at most `largestReply` bytes of an answer. Throws `SyncFault` and nothing else.
struct HTTPCollector: Sendable {
  /// Bytes of the longest answer that is read.
  static let largestReply = 4 << 20

  private let client: HTTPClient
  private let address: CollectorAddress
  private let token: String

  /// Gives a collector to the body and closes its connections after it. Spaces and line ends around
  /// the token are dropped; one that cannot stand in a header is refused.
  static func with<Result: Sendable>(
    _ address: CollectorAddress, token: String,
    _ body: (HTTPCollector) async throws -> Result
  ) async throws -> Result {
    guard let token = headerToken(token) else { throw SyncFault.tokenRefused }
    let client = HTTPClient(configuration: .collector)
    let collector = HTTPCollector(client: client, address: address, token: token)
    let result: Swift.Result<Result, any Error>
    do {
      result = .success(try await body(collector))
    } catch {
      result = .failure(error)
    }
    try? await client.shutdown()
    return try result.get()
  }

  /// A token as it stands in a header; nil for what cannot.
  static func headerToken(_ text: String) -> String? {
    let token = text.split { $0.isWhitespace }.joined(separator: " ")
    let fits = !token.isEmpty && token.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    return fits ? token : nil
  }

  /// Asks whether there is a collector, and what it speaks.
  func hello() async throws(SyncFault) -> Hello {
    try await exchange(request(Routes.hello)).hello()
  }

  /// Asks which of these it holds; at most `Limits.ids`.
  func have(_ ids: [String]) async throws(SyncFault) -> HaveReply {
    let body = HaveRequest(ids: ids).bytes
    return try await exchange(request(Routes.have, body, "application/json"))
      .read(as: HaveReply.self)
  }

  /// Sends records in one batch and returns what became of each.
  func send(_ records: [FrozenRecord]) async throws(SyncFault) -> BatchReply {
    let body = Batch.body(records)
    return try await exchange(request(Routes.batches, body, "application/x-ndjson"))
      .read(as: BatchReply.self)
  }
}

extension HTTPCollector {
  private struct Outgoing {
    var request: HTTPClientRequest
    let seconds: Int64
  }

  private func request(_ route: String, _ body: [UInt8]? = nil, _ type: String = "") -> Outgoing {
    var request = HTTPClientRequest(url: address.text + route)
    request.headers.add(name: "Authorization", value: "Bearer " + token)
    request.headers.add(name: "Accept", value: "application/json")
    request.headers.add(name: "User-Agent", value: "canvass")
    if let body {
      request.method = .POST
      request.headers.add(name: "Content-Type", value: type)
      request.body = .bytes(ByteBuffer(bytes: body))
    }
    // A slow line is no fault: the time allowed grows with what has to pass through it.
    return Outgoing(request: request, seconds: 60 + Int64(body?.count ?? 0) / 2000)
  }

  private func exchange(_ outgoing: Outgoing) async throws(SyncFault) -> HTTPReply {
    do {
      let response = try await client.execute(
        outgoing.request, timeout: .seconds(outgoing.seconds))
      let body = try await response.body.collect(upTo: Self.largestReply)
      return HTTPReply(
        status: Int(response.status.code), body: Array(body.readableBytesView),
        retryAfterSeconds: response.headers.first(name: "Retry-After").flatMap { Int($0) })
    } catch {
      throw SyncFault(transport: error)
    }
  }
}

extension HTTPClient.Configuration {
  fileprivate static var collector: HTTPClient.Configuration {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.minimumTLSVersion = .tlsv12
    var configuration = HTTPClient.Configuration(
      tlsConfiguration: tls, redirectConfiguration: .disallow,
      timeout: .init(connect: .seconds(15), read: .seconds(60), write: .seconds(60)),
      decompression: .disabled)
    configuration.httpVersion = .http1Only
    // Whether to try again is for the session to decide, which says so to a person.
    configuration.connectionPool.retryConnectionEstablishment = false
    return configuration
  }
}

extension SyncFault {
  /// What an error of the connection means. Its text is dropped: it can hold the address.
  fileprivate init(transport error: any Error) {
    switch error {
    case let error as HTTPClientError: self = .of(error)
    case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: self = .untrusted
    case is NIOConnectionError: self = .unreachable
    case is NIOTooManyBytesError: self = .portal
    case let error as IOError:
      self = [ECONNRESET, EPIPE].contains(error.errnoCode) ? .cut : .unreachable
    default: self = .cut
    }
  }

  private static func of(_ error: HTTPClientError) -> SyncFault {
    switch error {
    case .connectTimeout, .readTimeout, .writeTimeout, .deadlineExceeded,
      .getConnectionFromPoolTimeout:
      .timedOut
    case .invalidURL, .emptyHost, .emptyScheme: .badAddress
    case .tlsHandshakeTimeout: .untrusted
    default: .cut
    }
  }
}

/// Where a collector is: `https://collector.example.org/canvass`.
struct CollectorAddress: Sendable, Hashable {
  /// The address without a slash at its end.
  let text: String

  /// Reads an address. Refuses any scheme but `https`, and `http` to this very machine unless
  /// `allowsPlainHTTP`; a name or password in it; a query; and characters that no address has.
  init(_ text: String, allowsPlainHTTP: Bool = false) throws(SyncFault) {
    let trimmed = text.last == "/" ? String(text.dropLast()) : text
    let parts = trimmed.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, trimmed.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
      !trimmed.contains(where: { "@?#\\\"<>".contains($0) })
    else { throw .badAddress }
    let authority = parts[1].prefix { $0 != "/" }
    guard let host = Self.host(authority) else { throw .badAddress }
    switch parts[0].lowercased() {
    case "https": break
    case "http":
      guard allowsPlainHTTP || Self.isLoopback(host) else { throw .plainHTTP(host: host) }
    default: throw .badAddress
    }
    self.text = trimmed
  }

  /// The host of `host`, `host:port`, `[::1]` or `[::1]:port`.
  private static func host(_ authority: Substring) -> String? {
    var host = authority
    if let colon = authority.lastIndex(of: ":"), authority.last != "]" {
      guard let port = UInt16(authority[authority.index(after: colon)...]), port > 0 else {
        return nil
      }
      host = authority[..<colon]
    }
    if host.hasPrefix("[") {
      return host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : nil
    }
    return host.isEmpty || host.contains(":") ? nil : String(host)
  }

  private static func isLoopback(_ host: String) -> Bool {
    if host == "localhost" || host == "::1" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
