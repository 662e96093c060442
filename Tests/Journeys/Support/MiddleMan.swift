import Glibc
import TestKit

/// Stands between a client and its collector and passes on what they say, until it is to break off.
/// Does nothing by itself: a test that calls it waits in it.
final class MiddleMan {
  /// When it breaks off.
  enum Moment: CaseIterable {
    /// Half of what the client sends of a batch has arrived at the collector.
    case halfOfTheBatch
    /// The collector has the batch, and its answer has not reached the client.
    case beforeTheAnswer
    /// When the client is done.
    case never
  }

  let port: UInt16
  var address: String { "http://127.0.0.1:\(port)" }
  private let listener: Int32
  private let limit: Duration = .seconds(20)

  init() throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var place = Self.place(port: 0)
    guard listener >= 0,
      Self.with(&place, { bind(listener, $0, $1) }) == 0, listen(listener, 4) == 0
    else { throw Failure("no port could be had") }
    _ = fcntl(listener, F_SETFD, FD_CLOEXEC)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    _ = withUnsafeMutablePointer(to: &place) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getsockname(listener, $0, &length)
      }
    }
    self.listener = listener
    port = UInt16(bigEndian: place.sin_port)
  }

  deinit { close(listener) }

  /// Takes one connection and passes on what comes, until that moment. `broken` is done then, while
  /// both ends still wait.
  func passOn(to port: UInt16, until moment: Moment, broken: () throws -> Void = {}) throws {
    let deadline = ContinuousClock.now + limit
    _ = try ready([listener], until: deadline)
    let client = accept(listener, nil, nil)
    let collector = try Self.connected(to: port)
    defer {
      close(client)
      close(collector)
    }
    var said: [UInt8] = []
    while true {
      let readable = try ready([client, collector], until: deadline)
      if readable[1], moment == .beforeTheAnswer, Self.isBatch(said) { return try broken() }
      if readable[0] {
        let bytes = Self.take(client)
        if bytes.isEmpty { return }
        said += bytes
        if moment == .halfOfTheBatch, Self.isBatch(said) {
          Self.give(Array(bytes.prefix(bytes.count / 2)), collector)
          return try broken()
        }
        Self.give(bytes, collector)
      }
      if readable[1] {
        let bytes = Self.take(collector)
        if bytes.isEmpty { return }
        Self.give(bytes, client)
      }
    }
  }

  /// Whether a whole batch was sent, as far as one can tell: its line is there.
  private static func isBatch(_ said: [UInt8]) -> Bool {
    said.firstRange(of: Array("POST /v1/batches".utf8)) != nil
      && said.firstRange(of: Array("\"sha256\"".utf8)) != nil
  }

  private func ready(
    _ descriptors: [Int32], until deadline: ContinuousClock.Instant
  ) throws -> [Bool] {
    var waits = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let left = max(0, (deadline - .now) / .milliseconds(1))
    guard poll(&waits, nfds_t(waits.count), Int32(left.rounded(.up))) > 0 else {
      throw Failure("nobody said anything in time")
    }
    return waits.map { $0.revents != 0 }
  }

  private static func connected(to port: UInt16) throws -> Int32 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    var place = place(port: port)
    guard with(&place, { connect(descriptor, $0, $1) }) == 0 else {
      close(descriptor)
      throw Failure("the collector takes no connection")
    }
    return descriptor
  }

  private static func place(port: UInt16) -> sockaddr_in {
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_port = port.bigEndian
    place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return place
  }

  private static func with(
    _ place: inout sockaddr_in, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    withUnsafePointer(to: &place) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }

  private static func take(_ descriptor: Int32) -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    return Array(buffer.prefix(max(0, count)))
  }

  private static func give(_ bytes: [UInt8], _ descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
