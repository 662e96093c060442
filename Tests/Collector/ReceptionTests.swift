import Records
import Testing

@testable import Collector

struct ReceptionTests {
  let place: Place
  let ledger: Ledger
  let reception: Reception

  init() throws {
    place = try Place()
    ledger = try Ledger(file: place.database, newIdentity: "c")
    reception = Reception(ledger: ledger) { noon }
  }

  private func receive(_ records: [FrozenRecord], size: Int = 1000) async throws -> BatchReply {
    try await receive(Batch.body(records), size: size)
  }

  private func receive(_ bytes: [UInt8], size: Int = 1000) async throws -> BatchReply {
    try await reception.receive(Pieces(bytes: bytes, size: size), from: "tablet-1")
  }

  @Test(arguments: [1, 7, 1000, 1_000_000])
  func `records are kept and acknowledged in order, however they are cut up`(
    size: Int
  ) async throws {
    let records = try (1...300).map { try frozen($0) }
    let reply = try await receive(records, size: size)
    #expect(reply.collector == "c")
    #expect(
      reply.results
        == records.enumerated().map { index, record in
          RecordResult(
            key: record.key,
            verdict: .stored(
              Receipt(
                key: record.key, collector: "c", receivedAt: noon, sequence: index + 1)))
        })
    var kept: [[UInt8]] = []
    try ledger.forEachRecord { kept.append($0) }
    #expect(kept == records.map(\.bytes))
  }

  @Test func `sending twice changes nothing, and gives the first receipt again`() async throws {
    let records = try (1...5).map { try frozen($0) }
    let first = try await receive(records)
    let before = try ledger.records()
    let second = try await receive(records + records)
    #expect(second.words == Array(repeating: "duplicate", count: 10))
    #expect(try ledger.records() == before)
    for (one, other) in zip(first.results, second.results) {
      guard case .stored(let receipt) = one.verdict, case .duplicate(receipt) = other.verdict else {
        Issue.record("another receipt")
        return
      }
    }
  }

  @Test func `another content under one identity is kept apart`() async throws {
    let (mine, theirs) = (try frozen(1, answer: "yes"), try frozen(1, answer: "no"))
    #expect(try await receive([mine]).words == ["stored"])
    #expect(
      try await receive([theirs, theirs, mine]).words == ["conflict", "conflict", "duplicate"])
    #expect(try ledger.conflicts(of: id(1)).map(\.record) == [theirs])
    #expect(
      try ledger.conflicts().map(\.source) == ["tablet-1"] && ledger.conflicts(of: id(2)).isEmpty)
    #expect(try ledger.records().map(\.conflicts) == [1])
    var kept: [[UInt8]] = []
    try ledger.forEachRecord { kept.append($0) }
    #expect(kept == [mine.bytes])
  }

  @Test func `what is not sound is refused by name, each for itself`() async throws {
    let good = try frozen(1)
    var damaged = try frozen(2)
    damaged = FrozenRecord(key: damaged.key, bytes: try frozen(3).bytes)
    let nobody = try FrozenRecord(id: id(4), bytes: Array("{}".utf8), digest: sha256)
    let other = try FrozenRecord(id: id(5), bytes: good.bytes, digest: sha256)
    let draft = try frozen(6, state: .draft)
    let long = Array(repeating: UInt8(ascii: "x"), count: Limits.lineBytes + 1)
    let body =
      Array("\n{}\nnonsense\n".utf8) + Batch.body([good, damaged, nobody, other, draft]) + long
      + Array("\n".utf8) + Batch.body([try frozen(7)])
    #expect(
      try await receive(body).words == [
        "malformed never", "malformed never", "stored", "damaged later",
        "not_an_interview never", "other_identity never", "not_finalized never",
        "too_large never", "stored",
      ])
    #expect(try ledger.records().count == 2)
  }

  /// A sealed record that nobody can open, for its keys are zeros.
  private func sealed(_ number: Int, _ other: String = "", _ key: String = "") throws
    -> FrozenRecord
  {
    let letters = String(repeating: "A", count: 64)
    let text =
      #"{"sealed":1,"id":"\#(id(number))","questionnaire":{"id":"s","version":"1","#
      + #""hash":"sha256:00"},"finalized":"\#(noon)",\#(other)"keys":[{"name":"study\#(key)","#
      + #""fingerprint":"0000000000000000","encapsulated":"\#(letters.prefix(43))=","sealed":"\#(letters)"}],"#
      + #""body":"\#(letters)"}"#
    return try FrozenRecord(id: id(number), bytes: Array(text.utf8), digest: sha256)
  }

  @Test func `of sealed records nothing is taken that no seal covers or a terminal obeys`()
    async throws
  {
    let records = try [
      sealed(1), sealed(2, #""note":"anything","#), sealed(3, "", #"\u001b[2J"#),
      sealed(4, #""withdrawal":"\u0007","#), sealed(5, #""withdrawal":"00","#),
    ]
    let refused = "not_an_interview never"
    #expect(try await receive(records).words == ["stored", refused, refused, refused, "stored"])
  }

  @Test func `a last line needs no line end`() async throws {
    #expect(try await receive(Batch.body([try frozen(1)]).dropLast()).words == ["stored"])
  }

  @Test func `a cut keeps the complete lines, wherever it falls`() async throws {
    let records = try (1...3).map { try frozen($0) }
    let body = Batch.body(records)
    var ends = 0
    for (number, record) in records.enumerated() {
      ends += record.line.count + 1
      for cut in [ends - 1, ends, ends + 10] where cut < body.count {
        let ledger = try Ledger(file: place.path + "/\(number)-\(cut)/c.sqlite")
        let reception = Reception(ledger: ledger) { noon }
        await #expect(throws: Pieces.BrokenOff.self) {
          try await reception.receive(
            Pieces(bytes: Array(body.prefix(cut)), breaksOff: true), from: "x")
        }
        #expect(try ledger.records().count == (cut < ends ? number : number + 1))
      }
    }
  }

  @Test func `a batch beyond the limit is refused, with its first lines kept`() async throws {
    let filler = Array(repeating: UInt8(ascii: " "), count: Limits.batchBytes)
    await #expect(throws: ErrorReply.tooLarge) {
      try await receive(Batch.body([try frozen(1)]) + filler, size: 1 << 16)
    }
    #expect(try ledger.records().count == 1)
  }

  @Test func `so many lines that their answers would be a flood are refused`() async throws {
    let flood = Array(repeating: Array("{}\n".utf8), count: Limits.lines).flatMap { $0 }
    await #expect(throws: ErrorReply.tooLarge) {
      try await receive(Batch.body([try frozen(1)]) + flood)
    }
    #expect(try ledger.records().count == 1)
  }

  @Test func `many devices at once all get their verdicts`() async throws {
    let reception = reception
    try await withThrowingTaskGroup(of: Void.self) { group in
      for device in 0..<20 {
        group.addTask {
          let records = try (1...10).map { try frozen(device * 10 + $0) }
          let reply = try await reception.receive(
            Pieces(bytes: Batch.body(records)), from: "tablet-\(device)")
          #expect(reply.results.map(\.key) == records.map(\.key))
          #expect(Set(reply.words) == ["stored"])
        }
      }
      try await group.waitForAll()
    }
    #expect(try ledger.records().count == 200)
    #expect(Set(try ledger.records().map(\.receipt.sequence)).count == 200)
  }

  @Test func `it says what it holds and what was withdrawn`() async throws {
    _ = try await receive([try frozen(1), try frozen(2)])
    try ledger.erase(id(2), at: noon)
    let have = try ledger.have([id(1), id(2), id(3)])
    #expect(have.held.map(\.key) == [try frozen(1).key])
    #expect(have.erased == [id(2)])
  }

  @Test func `what was withdrawn is not taken again`() async throws {
    _ = try await receive([try frozen(1)])
    try ledger.erase(id(1), at: noon)
    #expect(try await receive([try frozen(1)]).words == ["erased"])
    #expect(try ledger.records().isEmpty)
    #expect(throws: CollectorFault.unknownRecord(id(1))) { try ledger.erase(id(1), at: noon) }
  }
}
