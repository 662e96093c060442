import Foundation
import JSONDocuments
import Records
import Testing
import Values

@testable import Sealing

/// Keys, passphrases and codes.
@Suite struct KeyTests {
  let moment = Moment(milliseconds: 0, offsetMinutes: 0)

  @Test func `what one key seals, no other opens`() throws {
    let (mine, other) = (try SecretKey(), try SecretKey())
    let sealed = try mine.seal([1, 2, 3], as: "a")
    #expect(try mine.open(sealed, as: "a") == [1, 2, 3])
    #expect(throws: SealingFault.damaged) { try other.open(sealed, as: "a") }
  }

  @Test func `what was sealed as one thing does not open as another`() throws {
    let key = try SecretKey()
    let sealed = try key.seal([1], as: "entry 1")
    #expect(throws: SealingFault.damaged) { try key.open(sealed, as: "entry 2") }
  }

  @Test func `a key that remembers what is derived from it gives the same`() throws {
    let bytes = Array(UInt8(1)...32)
    let (plain, remembering) = (try SecretKey(bytes), try SecretKey(bytes))
    remembering.rememberPurposes()
    for _ in 0..<2 {
      for purpose in ["journal", "head"] {
        let sealed = try remembering.seal([7], for: purpose, as: "a")
        #expect(try plain.open(sealed, for: purpose, as: "a") == [7])
        let mark = remembering.mark(of: [7], for: purpose, as: "a")
        #expect(plain.isMark(mark, of: [7], for: purpose, as: "a"))
      }
    }
    #expect(
      remembering.mark(of: [7], for: "journal", as: "a")
        != remembering.mark(of: [7], for: "head", as: "a"))
  }

  @Test func `every flipped bit of something sealed is noticed`() throws {
    let key = try SecretKey()
    let sealed = try key.seal(Array("a person's name".utf8), as: "a")
    for place in sealed.indices {
      for bit in 0..<8 {
        var changed = sealed
        changed[place] ^= 1 << bit
        #expect(throws: SealingFault.damaged) { try key.open(changed, as: "a") }
      }
    }
  }

  @Test func `the same sealed twice looks different`() throws {
    let key = try SecretKey()
    #expect(try key.seal([1], as: "a") != key.seal([1], as: "a"))
  }

  @Test func `a passphrase opens what it locked, another does not`() throws {
    let key = try SecretKey()
    let lock = try PassphraseLock(
      json: PassphraseLock(key, passphrase: "mango tree at noon", cost: .least, as: "device").bytes)
    let opened = try lock.open("mango tree at noon", as: "device")
    #expect(try opened.open(key.seal([7], as: "x"), as: "x") == [7])
    #expect(throws: SealingFault.wrongPassphrase) {
      try lock.open("mango tree at moon", as: "device")
    }
  }

  @Test func `a passphrase is the same however its letters are composed`() throws {
    let lock = try PassphraseLock(
      SecretKey(), passphrase: "passw\u{F6}rd of caf\u{E9}", cost: .least, as: "device")
    _ = try lock.open("passwo\u{308}rd of cafe\u{301}", as: "device")
  }

  @Test func `a lock that asks for all the memory there is is refused`() throws {
    let lock = try PassphraseLock(SecretKey(), passphrase: "x", cost: .least, as: "d")
    let written = String(decoding: lock.bytes, as: UTF8.self)
    for (asked, fault) in [
      (("\"memory\":8192", "\"memory\":999999999999999"), SealingFault.tooCostly),
      (("\"memory\":8192", "\"memory\":1073741825"), .tooCostly),
      (("\"passes\":1", "\"passes\":11"), .tooCostly),
      (("\"passes\":1", "\"passes\":0"), .damaged),
      (("\"memory\":8192", "\"memory\":-1"), .damaged),
    ] {
      let greedy = written.replacing(asked.0, with: asked.1)
      #expect(throws: fault) {
        try PassphraseLock(json: Array(greedy.utf8)).open("x", as: "d")
      }
    }
    #expect(SealingFault.tooCostly.sentence.contains("1 GiB, 10 passes"))
  }

  @Test func `a key file with a passphrase gives its key to nobody else`() throws {
    let pair = try StudyKeyPair(name: "iom-2026")
    let file = try StudyKeyFile(pair, created: moment, passphrase: "correct horse", cost: .least)
    let read = try StudyKeyFile(json: file.bytes)
    #expect(read.isLocked)
    #expect(try read.publicKey == pair.publicKey())
    #expect(throws: SealingFault.wrongPassphrase) { try read.pair { "wrong horse" } }
    #expect(try read.pair { "correct horse" }.publicKey() == pair.publicKey())
    #expect(!String(decoding: file.bytes, as: UTF8.self).contains("private"))
  }

  @Test func `a key file without a passphrase asks for none`() throws {
    let pair = try StudyKeyPair(name: "iom-2026")
    let read = try StudyKeyFile(
      json: StudyKeyFile(pair, created: moment, passphrase: nil).bytes)
    let opened = try read.pair { () throws(SealingFault) in throw .wrongPassphrase }
    #expect(try opened.publicKey() == pair.publicKey())
  }

  @Test func `a key file whose halves do not belong together is refused`() throws {
    let (first, second) = (try StudyKeyPair(name: "a"), try StudyKeyPair(name: "a"))
    let file = try StudyKeyFile(first, created: moment, passphrase: nil)
    let text = String(decoding: file.bytes, as: UTF8.self)
      .replacing(try first.publicKey().text, with: try second.publicKey().text)
    #expect(throws: SealingFault.damaged) {
      try StudyKeyFile(json: Array(text.utf8)).pair { "" }
    }
  }

  @Test(arguments: ["", "abc", "AAAA", "!", String(repeating: "A", count: 44)])
  func `what is no public key is refused`(text: String) {
    #expect(throws: SealingFault.notAKey) { try StudyKey(name: "x", key: text) }
  }

  @Test(arguments: [
    [UInt8](repeating: 0, count: 32), [1] + [UInt8](repeating: 0, count: 31),
    [
      0xE0, 0xEB, 0x7A, 0x7C, 0x3B, 0x41, 0xB8, 0xAE, 0x16, 0x56, 0xE3, 0xFA, 0xF1, 0x9F, 0xC4,
      0x6A, 0xDA, 0x09, 0x8D, 0xEB, 0x9C, 0x32, 0xB1, 0xFD, 0x86, 0x62, 0x05, 0x16, 0x5F, 0x49,
      0xB8, 0x00,
    ],
  ])
  func `a key with which everybody agrees is none`(bytes: [UInt8]) {
    #expect(throws: SealingFault.notAKey) {
      try StudyKey(name: "x", key: Data(bytes).base64EncodedString())
    }
  }

  @Test func `a withdrawal code is read as people write it`() throws {
    let code = try WithdrawalCode()
    let spoken = code.text.lowercased().replacing("-", with: " ")
    #expect(WithdrawalCode(spoken) == code)
    #expect(WithdrawalCode(code.text.replacing("0", with: "O").replacing("1", with: "l")) == code)
    #expect(WithdrawalCode("K7QF-2M8D") == nil)
    #expect(WithdrawalCode("K7QF-2M8D-XR4U") == nil)  // there is no U
  }

  @Test func `a withdrawal code cannot be found from what is kept of it`() throws {
    let code = try WithdrawalCode()
    #expect(!code.digest.uppercased().contains(code.text.replacing("-", with: "")))
    #expect(try code.digest != WithdrawalCode().digest)
  }

  @Test func `a chain notices what is taken away, put in or exchanged`() {
    func head(_ entries: [[UInt8]]) -> [UInt8] {
      entries.reduce([]) { HashChain.link(after: $0, $1) }
    }
    let whole = head([[1], [2], [3]])
    #expect(whole != head([[1], [3]]))
    #expect(whole != head([[1], [2]]))
    #expect(whole != head([[2], [1], [3]]))
    #expect(whole != head([[1], [2], [2], [3]]))
  }
}
