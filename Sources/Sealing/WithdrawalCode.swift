import CSodium
import Records

/// What a respondent is given at the end: whoever brings it back can have the interview erased. Only
/// its digest is kept, so that nobody who reads the store or a record can withdraw in their name.
public struct WithdrawalCode: Sendable, Hashable {
  /// Twelve letters and digits without those that look alike (Crockford's Base32): 60 random bits.
  private let letters: String

  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
  private static let length = 12

  /// A new code from the system's random numbers.
  public init() throws(SealingFault) {
    guard sodium_init() >= 0 else { throw .noMemory }
    letters = String(
      (0..<Self.length).map { _ in Self.alphabet[Int(randombytes_uniform(32))] })
  }

  /// Reads what a person brings: spaces, hyphens and small letters do not matter, and letters that
  /// look like digits count as these. Nil if it can be no code.
  public init?(_ text: String) {
    let read = text.uppercased().filter { !"- \u{A0}".contains($0) }.map { letter -> Character in
      switch letter {
      case "O": "0"
      case "I", "L": "1"
      default: letter
      }
    }
    guard read.count == Self.length, read.allSatisfy(Self.alphabet.contains) else { return nil }
    letters = String(read)
  }

  /// As it is shown and said: `K7QF-2M8D-XR4T`.
  public var text: String {
    let all = Array(letters)
    return stride(from: 0, to: all.count, by: 4).map { String(all[$0..<$0 + 4]) }
      .joined(separator: "-")
  }

  /// What is kept of it: 64 hexadecimal digits.
  public var digest: String {
    hexadecimal(sha256(Array("canvass/withdrawal/1 \(letters)".utf8)))
  }
}
