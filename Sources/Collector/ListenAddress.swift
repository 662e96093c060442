/// Where to listen: `127.0.0.1:8080`, `[::1]:0`, `localhost:8080`.
public struct ListenAddress: Sendable, Hashable {
  public let host: String
  /// 0 means any that is free.
  public let port: Int

  /// `127.0.0.1:8080`.
  public static let standard = ListenAddress(host: "127.0.0.1", port: 8080)

  init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  /// Reads `HOST:PORT`; an IPv6 address stands in brackets.
  public init(_ text: String) throws(CollectorFault) {
    guard let colon = text.lastIndex(of: ":"),
      let port = UInt16(text[text.index(after: colon)...])
    else { throw .unfitAddress(text) }
    var host = String(text[..<colon])
    if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
    guard !host.isEmpty, text.hasPrefix("[") == host.contains(":") else {
      throw .unfitAddress(text)
    }
    self.host = host
    self.port = Int(port)
  }

  /// Whether nobody but this machine can reach it.
  public var isLoopback: Bool {
    if host == "localhost" || host == "::1" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}

extension ListenAddress: CustomStringConvertible {
  public var description: String { (host.contains(":") ? "[\(host)]" : host) + ":\(port)" }
}
