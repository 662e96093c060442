import Records
import Sync
import Testing

struct HTTPReplyTests {
  private static let good = HaveReply(collector: "c", held: [])

  @Test func `a reply is read if it is the collector's`() throws {
    #expect(
      try HTTPReply(status: 200, body: Self.good.bytes).read(as: HaveReply.self) == Self.good)
  }

  @Test(arguments: [
    (200, SyncFault.portal), (204, .portal), (511, .portal), (302, .redirected),
    (400, .refused(status: 400)), (401, .tokenRefused), (403, .tokenRefused),
    (404, .notACollector), (405, .notACollector), (408, .timedOut), (413, .tooLarge),
    (415, .refused(status: 415)), (429, .busy(retryAfterSeconds: 7)),
    (500, .serverFailed(status: 500)), (502, .serverFailed(status: 502)),
    (503, .busy(retryAfterSeconds: 7)),
  ])
  func `every status that is not the reply is a fault`(status: Int, fault: SyncFault) {
    let page = Array("<html>Welcome to the hotel</html>".utf8)
    #expect(throws: fault) {
      try HTTPReply(status: status, body: page, retryAfterSeconds: 7).read(as: HaveReply.self)
    }
  }

  @Test func `a good body under a bad status is no reply`() {
    #expect(throws: SyncFault.serverFailed(status: 500)) {
      try HTTPReply(status: 500, body: Self.good.bytes).read(as: HaveReply.self)
    }
  }

  @Test func `a collector of another protocol is named`() throws {
    let hello = Hello(collector: "c", protocols: [2, 3], time: moment(0))
    #expect(throws: SyncFault.otherProtocol(versions: [2, 3])) {
      try HTTPReply(status: 200, body: hello.bytes).hello()
    }
  }

  static let faults: [SyncFault] = [
    .badAddress, .plainHTTP(host: "h"), .tokenRefused, .notACollector,
    .otherProtocol(versions: [2]), .redirected, .untrusted, .refused(status: 400), .tooLarge,
    .busy(retryAfterSeconds: nil), .serverFailed(status: 500), .portal, .strangeReply,
    .unreachable, .timedOut, .cut,
  ]

  @Test func `every fault has a sentence of its own`() {
    #expect(Set(Self.faults.map(\.sentence)).count == Self.faults.count)
  }

  @Test(arguments: faults.filter { !$0.isPassing })
  func `a fault that does not pass by itself ends the session at once`(fault: SyncFault) {
    var session = SyncSession(outbox: [entry(1)])
    var random = Seeded(1)
    _ = session.next(now: moment(0))
    #expect(session.received(.failed(fault), now: moment(0), using: &random).isEmpty)
    guard case .done(let summary) = session.next(now: moment(0)) else {
      Issue.record("it goes on")
      return
    }
    #expect(summary.fault == fault)
    #expect(summary.left == 1)
  }
}
