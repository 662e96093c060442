import JSONDocuments
import Records
import Synchronization
import Testing

@testable import Collector

/// The few things that only a real connection shows.
@Suite(.serialized) struct ServerTests {
  let place: Place
  let ledger: Ledger
  let token: String

  init() throws {
    place = try Place()
    ledger = try Ledger(file: place.database, newIdentity: "c")
    token = try ledger.addToken("tablet-1", at: noon)
  }

  @Test(.timeLimit(.minutes(1)))
  func `it introduces itself, takes a batch and says what it holds`() async throws {
    let records = try (1...3).map { try frozen($0) }
    try await withServer(ledger) { wire in
      let hello = await wire.request("GET", Routes.hello, token: token)
      let introduction = try Hello(json: hello.body)
      #expect(introduction == Hello(collector: "c", time: noon))
      let sent = await wire.request(
        "POST", Routes.batches, token: token, body: Batch.body(records))
      #expect(sent.status == 200)
      let words = try BatchReply(json: sent.body).words
      #expect(words == ["stored", "stored", "stored"])
      let have = await wire.request(
        "POST", Routes.have, token: token, body: HaveRequest(ids: [id(1), id(9)]).bytes)
      let held = try HaveReply(json: have.body).held
      #expect(held.map(\.key) == [records[0].key])
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `complete lines before a cut are kept, and the rest can follow`() async throws {
    let records = try (1...3).map { try frozen($0) }
    let body = Batch.body(records)
    try await withServer(ledger) { wire in
      let head = Wire.head("POST", Routes.batches, token, [], body.count)
      let two = records[0].line.count + records[1].line.count + 2
      _ = await wire.exchange(head + body.prefix(two + 50), hangsUp: true)
      let have = await wire.request(
        "POST", Routes.have, token: token, body: HaveRequest(ids: records.map(\.key.id)).bytes)
      let held = try HaveReply(json: have.body).held
      #expect(held.map(\.key) == records.prefix(2).map(\.key))
      let rest = await wire.request(
        "POST", Routes.batches, token: token, body: Batch.body([records[2]]))
      let words = try BatchReply(json: rest.body).words
      #expect(words == ["stored"])
    }
    #expect(try ledger.records().count == 3)
  }

  @Test(.timeLimit(.minutes(1)))
  func `without a valid token nothing is told or taken`() async throws {
    try ledger.revokeToken("tablet-1", at: noon)
    let body = Batch.body([try frozen(1)])
    try await withServer(ledger) { wire in
      for token in [nil, "", "x", token] {
        let hello = await wire.request("GET", Routes.hello, token: token)
        #expect(hello.status == 401)
        let sent = await wire.request("POST", Routes.batches, token: token, body: body)
        #expect(sent.status == 401)
        let error = try JSONReader.parse(sent.body)["error"]?.string
        #expect(error == "token_refused")
      }
      #expect(await wire.request("GET", Routes.health).status == 200)
    }
    #expect(try ledger.records().isEmpty)
  }

  @Test(.timeLimit(.minutes(1)))
  func `every error is a code and a sentence`() async throws {
    let many = HaveRequest(ids: (0...Limits.ids).map(id)).bytes
    try await withServer(ledger) { wire in
      let replies = [
        await wire.request("GET", "/nothing", token: token),
        await wire.request("POST", Routes.have, token: token, body: Array("[]".utf8)),
        await wire.request("POST", Routes.have, token: token, body: many),
        await wire.request(
          "POST", Routes.batches, token: token, headers: ["Content-Encoding: gzip"], body: [1]),
      ]
      #expect(replies.map(\.status) == [404, 400, 400, 415])
      for reply in replies {
        let node = try JSONReader.parse(reply.body)
        #expect(node["error"]?.string?.isEmpty == false)
        #expect(node["message"]?.string?.isEmpty == false)
      }
      let huge = Wire.head("POST", Routes.batches, token, [], Limits.batchBytes + 1)
      #expect(await wire.exchange(huge, hangsUp: true)?.contains(" 413 ") == true)
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `an address that is taken is named`() async throws {
    let ledger = ledger
    try await withServer(ledger) { wire in
      let taken = try ListenAddress("127.0.0.1:\(wire.port)")
      let other = CollectorServer(ledger: ledger) { noon }
      await #expect(throws: CollectorFault.cannotListen(taken.description)) {
        try await other.run(on: taken) { _ in }
      }
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `the log holds no answer, no token and no identity`() async throws {
    let log = Log()
    let records = [try frozen(1, answer: "needle")]
    try await withServer(ledger, log: { log.add($0) }) { wire in
      _ = await wire.request("POST", Routes.batches, token: token, body: Batch.body(records))
    }
    #expect(log.lines == ["tablet-1: 1 stored, 0 known already, 0 not taken"])
  }
}

/// Lines from several threads.
final class Log: Sendable {
  private let kept = Mutex<[String]>([])

  func add(_ line: String) { kept.withLock { $0.append(line) } }

  var lines: [String] { kept.withLock { $0 } }
}
