import Collector
import Dispatch
import Glibc
import Records
import Sync
import Testing

@testable import canvass

@Suite(.serialized) struct HTTPCollectorTests {
  let place: Place
  let ledger: Ledger
  let token: String

  init() throws {
    place = try Place()
    ledger = try Ledger(file: place.database, newIdentity: "c")
    token = try ledger.addToken("tablet-1", at: noon)
  }

  @Test(.timeLimit(.minutes(1)))
  func `client and collector understand each other`() async throws {
    let records = try (1...100).map { try frozen($0) }
    let token = token
    try await withServer(ledger) { wire in
      let address = try CollectorAddress("http://127.0.0.1:\(wire.port)/")
      try await HTTPCollector.with(address, token: token + "\n") { collector in
        let hello = try await collector.hello()
        #expect(hello == Hello(collector: "c", time: noon))
        let sent = try await collector.send(records)
        #expect(sent.results.map(\.key) == records.map(\.key))
        let have = try await collector.have(records.map(\.key.id))
        #expect(have.held.map(\.key) == records.map(\.key))
      }
      await #expect(throws: SyncFault.tokenRefused) {
        try await HTTPCollector.with(address, token: "wrong") { try await $0.hello() }
      }
    }
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      ("HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\n<html>Welcome!", SyncFault.portal),
      (
        "HTTP/1.1 302 Found\r\nLocation: http://example.org/\r\nContent-Length: 0\r\n\r\n",
        .redirected
      ),
      (
        "HTTP/1.1 503 No\r\nRetry-After: 9\r\nContent-Length: 0\r\n\r\n",
        .busy(retryAfterSeconds: 9)
      ),
      ("HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{", .cut),
      ("HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\n{", .portal),
      ("", .cut), ("SSH-2.0-OpenSSH\r\n", .cut),
    ])
  func `whatever answers, it is a fault with a name`(reply: String, fault: SyncFault) async throws {
    let liar = try #require(Liar(reply))
    let address = try CollectorAddress("http://127.0.0.1:\(liar.port)")
    await #expect(throws: fault) {
      try await HTTPCollector.with(address, token: "t") { try await $0.hello() }
    }
    let tls = try CollectorAddress("https://127.0.0.1:\(liar.port)")
    await #expect(throws: (any Error).self) {
      _ = try await HTTPCollector.with(tls, token: "t") { try await $0.hello() }
    }
    liar.stop()
    await #expect(throws: SyncFault.unreachable) {
      try await HTTPCollector.with(address, token: "t") { try await $0.hello() }
    }
  }

  @Test(
    arguments: [
      ("https://c.example.org", nil), ("https://c.example.org:8443/canvass/", nil),
      ("http://localhost:8080", nil), ("http://[::1]:8080", nil), ("http://127.0.0.1", nil),
      ("HTTPS://c.example.org", nil),
      ("http://c.example.org", SyncFault.plainHTTP(host: "c.example.org")),
      ("http://127.0.0.1.example.org", .plainHTTP(host: "127.0.0.1.example.org")),
      ("http://192.168.1.1:80", .plainHTTP(host: "192.168.1.1")),
      ("", .badAddress), ("c.example.org", .badAddress), ("ftp://c.example.org", .badAddress),
      ("https://", .badAddress), ("https://a@b", .badAddress), ("https://a b", .badAddress),
      ("https://a\r\nX: y", .badAddress), ("https://a?b", .badAddress),
      ("https://a:0", .badAddress),
      ("http://localhost:80@evil.example", .badAddress), ("http://[::1]evil", .badAddress),
    ] as [(String, SyncFault?)])
  func `an address is taken if it is safe`(text: String, fault: SyncFault?) throws {
    if let fault {
      #expect(throws: fault) { try CollectorAddress(text) }
    } else {
      #expect(!(try CollectorAddress(text)).text.hasSuffix("/"))
    }
  }
}

/// Answers every connection with the same bytes.
private final class Liar: Sendable {
  let port: UInt16
  private let socket: Int32

  init?(_ reply: String) {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, size) == 0 && listen(socket, 8) == 0 && getsockname(socket, $0, &size) == 0
      }
    }
    guard bound else { return nil }
    self.socket = socket
    port = UInt16(bigEndian: address.sin_port)
    DispatchQueue.global().async {
      while true {
        let peer = accept(socket, nil, nil)
        guard peer >= 0 else { return }
        var block = [UInt8](repeating: 0, count: 4096)
        _ = recv(peer, &block, block.count, 0)
        _ = send(peer, reply, reply.utf8.count, Int32(MSG_NOSIGNAL))
        shutdown(peer, Int32(SHUT_WR))
        while recv(peer, &block, block.count, 0) > 0 {}
        close(peer)
      }
    }
  }

  func stop() {
    shutdown(socket, Int32(SHUT_RDWR))
    close(socket)
  }
}
