import Foundation
import GRDB
import Records
import Sealing
import Testing

@testable import Store

/// What lies on the disk, who can read it, and what becomes of it when the interview is finished.
@Suite struct SealingTests {
  let device: StudyDevice
  var place: Place { device.place }
  var store: Store { device.store }
  var study: StudyKeyPair { device.study }

  init() throws { device = try StudyDevice() }

  func bytesOnDisk() throws -> Data {
    let names = try FileManager.default.contentsOfDirectory(atPath: place.store)
    return try names.filter { $0 != "media" }.reduce(into: Data()) { all, name in
      all += try Data(contentsOf: URL(filePath: place.store + "/" + name))
    }
  }

  @Test func `nothing of a draft can be read from the disk`() throws {
    try store.begin(id(1))
    try store.append(answered(2, "needle-in-an-answer"), to: id(1), summary: "needle-in-a-list")
    #expect(try bytesOnDisk().range(of: Data("needle".utf8)) == nil)
    #expect(try bytesOnDisk().range(of: Data("heard".utf8)) == nil)
    #expect(try store.journal(of: id(1)) == [began(), answered(2, "needle-in-an-answer")])
    #expect(try store.drafts().map(\.summary) == ["needle-in-a-list"])
  }

  @Test func `a finished interview opens with the study's key and with nothing here`() throws {
    try device.finishSealed(id(1), "needle")
    let kept = try #require(try store.record(id(1)))
    #expect(kept.isSealed)
    let sealed = try SealedRecord(json: kept.frozen().bytes)
    #expect(try sealed.open(with: study).bytes == specimen(id(1), answer: "needle").bytes)
    #expect(throws: StoreFault.keyDestroyed(id: id(1))) { try store.journal(of: id(1)) }
    #expect(try store.interview(id(1))?.summary == "")
    #expect(try bytesOnDisk().range(of: Data("needle".utf8)) == nil)
  }

  @Test func `the key of a finished interview leaves not a byte on the disk`() throws {
    try store.begin(id(1))
    let key = try #require(
      try store.unrestricted { try Data.fetchOne($0, sql: "SELECT sealed FROM keys") })
    #expect(try bytesOnDisk().range(of: key) != nil)
    try store.finalize(
      id(1), entry: finished(2), record: specimen(id(1)), summary: "", to: [study.publicKey()])
    #expect(try bytesOnDisk().range(of: key) == nil)
  }

  @Test func `the journal stays for the owner of the study's key`() throws {
    try store.begin(id(1))
    try store.append(answered(2, "said"), to: id(1), summary: "")
    let events = try store.sealedEvents(of: id(1))
    try store.finalize(
      id(1), entry: finished(3), record: specimen(id(1)), summary: "", to: [study.publicKey()])
    let opened = try SealedRecord(json: try #require(try store.record(id(1))).frozen().bytes)
      .open(with: study)
    let key = InterviewKey(id: id(1), secret: opened.interviewKey)
    #expect(
      try key.open([UInt8](events[1]), 2, minute(2).description) == answered(2, "said").event)
  }

  @Test func `a draft that went on as another is shut with it`() throws {
    try store.begin(id(1))
    try store.move(
      id(1), entries: 1, to: id(2), questionnaire: survey, bytes: surveyBytes,
      journal: [began()], summary: "", at: minute(20))
    try store.finalize(
      id(2), entry: finished(2), record: specimen(id(2)), summary: "", to: [study.publicKey()])
    #expect(throws: StoreFault.keyDestroyed(id: id(1))) { try store.journal(of: id(1)) }
  }

  @Test func `the name that the device signs with comes from its key, whatever stands beside it`()
    throws
  {
    try device.finishSealed(id(1), "said")
    let bytes = try #require(try store.record(id(1))?.record?.bytes)
    let signer = try SealedRecord(json: bytes).open(with: study).signer
    let other = hexadecimal(try DeviceSigner(SecretKey()).publicKey())
    try store.tamper("UPDATE device SET identity = '\(other)'")
    #expect(try store.signerFingerprint() == DeviceSigner.fingerprint(of: signer))
  }

  @Test func `without its passphrase a store gives away nothing that was said`() throws {
    try store.begin(id(1))
    try store.append(answered(2, "said"), to: id(1), summary: "Ana")
    try store.finish(id(2))
    try store.protect(with: "mango tree at noon", cost: .least)

    let other = try Store(directory: place.store)
    #expect(other.isLocked)
    #expect(try other.drafts().map(\.id) == [id(1)])
    #expect(try other.drafts().map(\.summary) == [""])
    #expect(throws: StoreFault.locked(path: place.store)) { try other.journal(of: id(1)) }
    #expect(try other.record(id(2))?.content == .locked)
    #expect(throws: StoreFault.locked(path: place.store)) {
      try other.append(answered(3), to: id(1), summary: "")
    }
    #expect(throws: StoreFault.sealing(path: place.store, .wrongPassphrase)) {
      try other.unlock("mango tree at moon")
    }
    try other.unlock("mango tree at noon")
    #expect(try other.journal(of: id(1)) == [began(), answered(2, "said")])
    #expect(try other.record(id(2))?.record == specimen(id(2)))
  }

  @Test func `what was protected after the fact cannot be opened with what lay there before`()
    throws
  {
    try store.begin(id(1))
    let before = try store.unrestricted { try String.fetchOne($0, sql: "SELECT lock FROM device") }
    try store.protect(with: "mango tree at noon", cost: .least)
    let found = try #require(before)
    let key = found.dropFirst(8).prefix(40)
    #expect(try bytesOnDisk().range(of: Data(key.utf8)) == nil)
  }

  @Test func `a changed passphrase opens it and the old one does not`() throws {
    try store.begin(id(1))
    try store.protect(with: "the first of them", cost: .least)
    try store.protect(with: "the second of them", cost: .least)
    let other = try Store(directory: place.store)
    #expect(throws: StoreFault.sealing(path: place.store, .wrongPassphrase)) {
      try other.unlock("the first of them")
    }
    try other.unlock("the second of them")
    #expect(try other.journal(of: id(1)) == [began()])
    try other.protect(with: nil)
    #expect(try !Store(directory: place.store).isLocked)
  }

  @Test func `one damaged key keeps nobody from a passphrase, and is named`() throws {
    for number in 1...3 {
      try store.begin(id(number))
      try store.append(answered(2), to: id(number), summary: "")
    }
    try store.damage("keys", "sealed", of: id(2))
    #expect(throws: StoreFault.damagedKey(id: id(2))) { try store.journal(of: id(2)) }
    #expect(try store.protect(with: "mango tree at noon", cost: .least) == [id(2)])
    let other = try Store(directory: place.store)
    try other.unlock("mango tree at noon")
    for number in [1, 3] { #expect(try other.journal(of: id(number)).count == 2) }
    #expect(throws: StoreFault.damagedKey(id: id(2))) { try other.journal(of: id(2)) }
    #expect(try other.interviews().filter { !$0.isSound }.map(\.id) == [id(2)])
    #expect(try other.keptFiles().isEmpty)
  }

  @Test func `a locked store reads again after its passphrase`() throws {
    try store.begin(id(1))
    try store.lock()
    #expect(!store.isLocked)  // there is nothing that could bring the key back
    try store.protect(with: "mango tree at noon", cost: .least)
    try store.lock()
    #expect(store.isLocked)
  }

  // MARK: Somebody changes what lies there

  @Test func `an entry that was changed is found, and those before it are named sound`() throws {
    try store.begin(id(1))
    for number in 2...5 { try store.append(answered(number), to: id(1), summary: "") }
    try store.tamper(
      "UPDATE journal SET event = x'00' WHERE interview = '\(id(1))' AND sequence = 3")
    #expect(throws: StoreFault.damagedJournal(id: id(1), entry: 3)) {
      try store.journal(of: id(1))
    }
  }

  @Test(arguments: [
    "DELETE FROM journal WHERE sequence = 5",
    "DELETE FROM journal",
    "DELETE FROM journal WHERE sequence = 3",
    "UPDATE journal SET at = '2020-01-01T00:00:00.000Z' WHERE sequence = 3",
    "UPDATE journal SET link = x'00' WHERE sequence = 3",
    "UPDATE journal SET event = (SELECT event FROM journal WHERE sequence = 2) WHERE sequence = 3",
    "UPDATE interviews SET head = x'00'",
  ])
  func `a journal from which something was taken or moved is not trusted`(sql: String) throws {
    try store.begin(id(1))
    for number in 2...5 { try store.append(answered(number), to: id(1), summary: "") }
    try store.tamper(sql)
    let fault = #expect(throws: StoreFault.self) { try store.journal(of: id(1)) }
    guard case .damagedJournal(id(1), _) = fault else {
      Issue.record("it was \(String(describing: fault))")
      return
    }
  }

  @Test func `one damaged interview keeps nobody from the others`() throws {
    for number in 1...3 { try store.begin(id(number)) }
    try store.damage("keys", "sealed", of: id(2))
    #expect(try store.drafts().count == 3)
    #expect(try store.journal(of: id(3)) == [began()])
    #expect(throws: StoreFault.self) { try store.journal(of: id(2)) }
  }

  @Test func `a sealed record that was changed is neither sent nor read`() throws {
    try device.finishSealed(id(1), "x")
    try store.damage("contents", "bytes", of: id(1))
    #expect(try store.record(id(1))?.content == .damaged)
    #expect(try store.frozen(store.outbox().map(\.key)).isEmpty)
  }

  // MARK: Wiping

  @Test func `nothing is wiped that no collector holds`() throws {
    try store.finish(id(1))
    #expect(try store.acknowledged(before: minute(99)).isEmpty)
    #expect(throws: StoreFault.notAcknowledged(id: id(1))) { try store.wipe([id(1)]) }
    try store.keep([receipt(id(1), sha256: digest("b"))])
    #expect(throws: StoreFault.notAcknowledged(id: id(1))) { try store.wipe([id(1)]) }
    #expect(try store.record(id(1))?.record == specimen(id(1)))
  }

  @Test func `what was wiped leaves that it was held, its digest and its receipt`() throws {
    try store.finish(id(1))
    let events = try store.sealedEvents(of: id(1))
    try store.keep([receipt(id(1))])
    try store.wipe([id(1)])
    let kept = try #require(try store.record(id(1)))
    #expect(kept.content == .wiped && kept.state == .sent && kept.key.sha256 == digest("a"))
    #expect(try store.receipts(of: id(1)).count == 1)
    #expect(try store.journal(of: id(1)).isEmpty)
    #expect(try store.interview(id(1))?.state == .sent)
    for event in events { #expect(try bytesOnDisk().range(of: event) == nil) }
    #expect(throws: StoreFault.alreadyBegun(id: id(1))) { try store.begin(id(1)) }
  }

  @Test func `what is due is told by the clock of this device`() throws {
    try store.finish(id(1))
    try store.keep([receipt(id(1))], at: minute(50))
    #expect(try store.acknowledged(before: minute(49)).isEmpty)
    #expect(try store.acknowledged(before: minute(50)).map(\.key.id) == [id(1)])
    // The same receipt once more does not begin the time anew.
    try store.keep([receipt(id(1))], at: minute(80))
    #expect(try store.acknowledged(before: minute(50)).map(\.key.id) == [id(1)])
  }

  @Test func `what was personal goes first`() throws {
    try store.finish(id(1))
    try store.keep([receipt(id(1))])
    try store.reduce(id(1), to: Array("{}".utf8))
    #expect(try store.record(id(1))?.content == .reduced(Array("{}".utf8)))
    #expect(try store.record(id(1))?.record == nil)
    #expect(try store.journal(of: id(1)).isEmpty)
    try store.wipe([id(1)])
    #expect(try store.record(id(1))?.content == .wiped)
  }

  // MARK: Withdrawal

  @Test func `whoever brings the code finds the interview, and it goes`() throws {
    let code = try WithdrawalCode()
    try store.begin(id(1))
    try store.finalize(
      id(1), entry: finished(2), record: specimen(id(1)), summary: "", withdrawal: code.digest)
    #expect(try store.interview(withdrawnBy: WithdrawalCode().digest) == nil)
    #expect(try store.interview(withdrawnBy: code.digest) == id(1))
    try store.erase(id(1), at: minute(20))
    #expect(try store.interview(withdrawnBy: code.digest) == nil)
    #expect(try store.record(id(1)) == nil)
  }
}
