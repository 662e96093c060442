import Glibc

/// Speaks gpsd's protocol on a port of its own, when a test has it speak.
final class PretendedReceiver {
  let port: UInt16
  private let listener: Int32

  init() throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let outcome = withUnsafeMutablePointer(to: &place) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 8) == 0
          && getsockname(listener, $0, &length) == 0
      }
    }
    guard listener >= 0, outcome else { throw Failure("no port could be had") }
    self.listener = listener
    port = UInt16(bigEndian: place.sin_port)
  }

  deinit { close(listener) }

  /// Takes the connection that was asked for, and says these lines on it. One that is closed again
  /// only looked whether anybody is here.
  func say(_ lines: String...) throws {
    var client: Int32 = -1
    var asked = [UInt8](repeating: 0, count: 200)
    var count = 0
    repeat {
      if client >= 0 { close(client) }
      client = accept(listener, nil, nil)
      guard client >= 0 else { throw Failure("nobody asked the receiver") }
      count = recv(client, &asked, asked.count, 0)
    } while count == 0
    defer { close(client) }
    guard String(decoding: asked.prefix(max(0, count)), as: UTF8.self).hasPrefix("?WATCH=") else {
      throw Failure("the receiver was not asked to report")
    }
    let words = Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
    guard send(client, words, words.count, 0) == words.count else {
      throw Failure("the receiver could not speak")
    }
  }
}
