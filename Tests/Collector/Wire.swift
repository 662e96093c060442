import Dispatch
import Dispatch
import Glibc

@testable import Collector

/// A collector on a port of its own, as long as the body runs.
func withServer(
  _ ledger: Ledger, log: @escaping @Sendable (String) -> Void = { _ in },
  _ body: @Sendable (Wire) async throws -> Void
) async throws {
  let (addresses, announce) = AsyncStream.makeStream(of: String.self)
  let server = CollectorServer(ledger: ledger, clock: { noon }, log: log)
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      try await server.run(on: ListenAddress("127.0.0.1:0")) { announce.yield($0) }
    }
    for await address in addresses {
      let port = UInt16(address.split(separator: ":").last ?? "") ?? 0
      try await body(Wire(port: port))
      break
    }
    group.cancelAll()
  }
}

/// A client that sends exactly what it is told, and can hang up in the middle.
struct Wire: Sendable {
  let port: UInt16

  /// Sends the bytes, hangs up for its part if told so, and reads to the end. It waits on a thread of
  /// its own: the server needs those that tasks run on.
  func exchange(_ bytes: [UInt8], hangsUp: Bool = false) async -> String? {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(returning: exchangeBlocking(bytes, hangsUp: hangsUp))
      }
    }
  }

  private func exchangeBlocking(_ bytes: [UInt8], hangsUp: Bool) -> String? {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0 else { return nil }
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, size) }
    }
    guard connected == 0 else { return nil }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { break }
      rest = rest.dropFirst(count)
    }
    if hangsUp {
      shutdown(socket, Int32(SHUT_WR))
    }
    var reply: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(socket, &block, block.count, 0)
      guard count > 0 else { break }
      reply += block.prefix(count)
    }
    return String(decoding: reply, as: UTF8.self)
  }

  /// One request with a token, on a connection of its own.
  func request(
    _ method: String, _ path: String, token: String? = nil, headers: [String] = [],
    body: [UInt8]? = nil
  ) async -> (status: Int, body: [UInt8]) {
    let reply =
      await exchange(Self.head(method, path, token, headers, body?.count) + (body ?? [])) ?? ""
    let parts = reply.split(separator: "\r\n\r\n", maxSplits: 1)
    let status = reply.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return (status, parts.count == 2 ? Array(parts[1].utf8) : [])
  }

  static func head(
    _ method: String, _ path: String, _ token: String?, _ headers: [String], _ length: Int?
  ) -> [UInt8] {
    var lines = ["\(method) \(path) HTTP/1.1", "Host: localhost", "Connection: close"] + headers
    if let token { lines.append("Authorization: Bearer \(token)") }
    if let length { lines.append("Content-Length: \(length)") }
    return Array((lines + ["", ""]).joined(separator: "\r\n").utf8)
  }
}
