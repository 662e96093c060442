import JSONDocuments
import Records
import Testing
import Values

@testable import Sealing

/// What is sealed, who can open it, and what happens to it on its way.
@Suite struct SealedRecordTests {
  let heading: RecordHeading
  let study: StudyKeyPair
  let recovery: StudyKeyPair
  let device: DeviceSigner
  let record: [UInt8]

  init() throws {
    heading = RecordHeading(
      id: "uuid:1",
      questionnaire: QuestionnaireKey(id: "oecs", version: "1", hash: "sha256:00"),
      finalized: try #require(Moment("2026-11-22T10:00:00.000Z")), disposition: nil,
      isSealed: true)
    record = Self.record("uuid:1", heading)
    study = try StudyKeyPair(name: "iom-2026")
    recovery = try StudyKeyPair(name: "recovery")
    device = DeviceSigner(try SecretKey())
  }

  static func record(_ id: String, _ heading: RecordHeading) -> [UInt8] {
    JSONWriter.bytes(
      InterviewRecord(
        id: id, questionnaire: heading.questionnaire, state: .finalized, language: "en",
        mode: .capi, started: heading.finalized, finalized: heading.finalized,
        answers: [.text(name: "name", "Ana María")]
      ).json)
  }

  @Test func `a record below another one's heading is not trusted`() throws {
    let other = try SealedRecord(
      Self.record("uuid:2", heading), heading: heading, under: SecretKey(),
      to: [study.publicKey()], signedBy: device)
    #expect(throws: SealingFault.badSignature) { try other.open(with: study) }
  }

  func sealed() throws -> SealedRecord {
    try SealedRecord(
      record, heading: heading, under: SecretKey(),
      to: [study.publicKey(), recovery.publicKey()], signedBy: device)
  }

  @Test func `each of the study keys opens it, and it says which device made it`() throws {
    let sealed = try SealedRecord(json: sealed().bytes)
    for pair in [study, recovery] {
      let opened = try sealed.open(with: pair)
      #expect(opened.bytes == record)
      #expect(try opened.signer == device.publicKey())
    }
  }

  @Test(arguments: [nil, String(repeating: "0f", count: 32)])
  func `what is made here is what a collector takes`(withdrawal: String?) throws {
    let long = try StudyKeyPair(
      name: "étude régionale 学习 دراسة " + String(repeating: "n", count: 300))
    let heading = RecordHeading(
      id: heading.id, questionnaire: heading.questionnaire, finalized: heading.finalized,
      isSealed: true, withdrawal: withdrawal)
    for length in 0..<4 {
      let bytes = try SealedRecord(
        record + [UInt8](repeating: 0x20, count: length), heading: heading, under: SecretKey(),
        to: [study.publicKey(), long.publicKey()], signedBy: device
      ).bytes
      #expect(try RecordHeading(json: bytes) == heading)
    }
  }

  @Test func `another key is told whose record it is not`() throws {
    let other = try StudyKeyPair(name: "other")
    #expect(throws: SealingFault.otherKey(sealedTo: ["iom-2026", "recovery"])) {
      try sealed().open(with: other)
    }
  }

  @Test func `nothing of what was said stands in it`() throws {
    let bytes = try sealed().bytes
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(!text.contains("Ana"))
    #expect(!text.contains("QW5h"))  // Base64 of "Ana"
  }

  @Test func `how much was said cannot be told from its size`() throws {
    let key = try SecretKey()
    let sizes = try [10, 300, 800].map { count in
      try SealedRecord(
        [UInt8](repeating: 0x61, count: count), heading: heading, under: key,
        to: [study.publicKey()], signedBy: device
      ).bytes.count
    }
    #expect(Set(sizes).count == 1)
  }

  @Test func `every changed byte of the sealed parts is noticed`() throws {
    let bytes = try sealed().bytes
    var accepted = 0
    for place in stride(from: 0, to: bytes.count, by: 7) {
      var changed = bytes
      changed[place] ^= 0x01
      guard let read = try? SealedRecord(json: changed),
        let opened = try? read.open(with: study)
      else { continue }
      // A change in what the other key needs, or in a name, does not touch this one's reading.
      accepted += 1
      #expect(opened.bytes == record)
    }
    #expect(accepted < bytes.count / 7)
  }

  @Test func `a heading cannot be put on another record`() throws {
    let first = try sealed()
    let other = RecordHeading(
      id: "uuid:2", questionnaire: heading.questionnaire, finalized: heading.finalized,
      disposition: nil, isSealed: true)
    let text = String(decoding: first.bytes, as: UTF8.self)
      .replacing(heading.id, with: other.id)
    let forged = try SealedRecord(json: Array(text.utf8))
    #expect(throws: SealingFault.damaged) { try forged.open(with: study) }
  }

  @Test func `a record signed by nobody is not trusted`() throws {
    var payload = try SignedPayload(record, by: device).padded
    payload[40] ^= 1
    #expect(throws: SealingFault.badSignature) { try SignedPayload(payload) }
  }

  @Test func `what is kept of an interview opens with the key inside`() throws {
    let key = try SecretKey()
    let sealed = try SealedRecord(
      record, heading: heading, under: key, to: [study.publicKey()], signedBy: device)
    let entry = try key.derived(for: "journal").seal(Array("said".utf8), as: "1")
    let found = try sealed.open(with: study).interviewKey
    #expect(try found.derived(for: "journal").open(entry, as: "1") == Array("said".utf8))
  }
}
