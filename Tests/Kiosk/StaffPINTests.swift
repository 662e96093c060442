import Testing

@testable import Kiosk

@Suite struct StaffPINTests {
  @Test(
    arguments: [
      ("0000", .oneDigit), ("1234", .aRow), ("9876", .aRow), ("7890", .aRow), ("4747", .guessable),
      ("1984", .guessable), ("471", .tooShort), ("4711081234567", .tooLong), ("47a1", .notDigits),
      ("٤٧١١", .notDigits), ("", .tooShort), ("4711", nil), ("471108", nil),
    ] as [(String, StaffPIN.Fault?)])
  func `a PIN that is easy to guess is refused`(digits: String, fault: StaffPIN.Fault?) {
    #expect(StaffPIN.fault(of: digits) == fault)
  }

  @Test func `what is kept is a hash with a salt of its own`() throws {
    let (first, second) = (
      try StaffPIN(digits: "471108", cost: .least), try StaffPIN(digits: "471108", cost: .least)
    )
    #expect(first.hash != second.hash)
    #expect(first.hash.hasPrefix("$argon2id$v=19$"))
    let again = try #require(StaffPIN(hash: first.hash))
    #expect(again.isMade(of: "471108"))
    #expect(!again.isMade(of: "471180"))
  }

  @Test func `what is set costs a guesser 64 MiB a try`() throws {
    #expect(try StaffPIN(digits: "471108").hash.contains("$m=65536,t=2,"))
  }

  @Test(
    arguments: [
      "", "4711", "$argon2i$v=19$m=8,t=1,p=1$c2FsdA$aGFzaA",
      "$argon2id$v=19$m=99999999,t=1,p=1$c2FsdA$aGFzaA",
      "$argon2id$v=19$m=8,t=9999,p=1$c2FsdA$aGFzaA", "$argon2id$v=19$\u{1B}[2J",
      "$argon2id$v=19$m=65536,t=2,p=1$x$y", "$argon2id$v=19$m=65536,t=2,p=1$$",
    ])
  func `what is no hash, or would stop the machine, is none`(text: String) {
    #expect(StaffPIN(hash: text) == nil)
  }
}
