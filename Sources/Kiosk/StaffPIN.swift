import CSodium

/// The PIN by which staff leave the kiosk, as it is kept: an Argon2id hash (RFC 9106) with its salt and
/// cost in one text, as libsodium's `crypto_pwhash_str` writes it.
public struct StaffPIN: Sendable, Hashable {
  /// What is kept: `$argon2id$v=19$…`.
  public let hash: String

  /// Why digits can be no PIN.
  public enum Fault: Error, Sendable, Hashable {
    case notDigits
    case tooShort
    case tooLong
    /// The digits are all the same.
    case oneDigit
    /// Each digit is the one before with one more, or one less.
    case aRow
    /// Half of it twice, or a year of the last hundred: among the first that anybody tries.
    case guessable
    case noMemory
  }

  public static let lengths = 4...12

  /// Hashes a new PIN at libsodium's interactive cost: 64 MiB and two passes, for which whoever stands
  /// before a kiosk does not wait.
  public init(digits: String) throws(Fault) {
    try self.init(digits: digits, cost: .interactive)
  }

  /// How much work one try is.
  enum Cost {
    case interactive
    /// The least there is: for tests, where nothing is to be protected.
    case least
  }

  init(digits: String, cost: Cost) throws(Fault) {
    if let fault = Self.fault(of: digits) { throw fault }
    guard sodium_init() >= 0 else { throw .noMemory }
    var text = [CChar](repeating: 0, count: Int(crypto_pwhash_strbytes()))
    let (passes, memory) =
      switch cost {
      case .interactive:
        (UInt64(crypto_pwhash_opslimit_interactive()), crypto_pwhash_memlimit_interactive())
      case .least: (UInt64(crypto_pwhash_opslimit_min()), crypto_pwhash_memlimit_min())
      }
    guard
      crypto_pwhash_str(&text, digits, UInt64(digits.utf8.count), passes, memory) == 0
    else { throw .noMemory }
    let bytes = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    hash = String(decoding: bytes, as: UTF8.self)
  }

  /// A hash as it was kept; nil for what is none.
  public init?(hash: String) {
    let length = hash.utf8.count
    guard hash.hasPrefix("$argon2id$"), length < Int(crypto_pwhash_strbytes()),
      hash.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), Self.isBearable(hash),
      // Salt and hash are read as well: with one that is cut nobody would ever get in.
      crypto_pwhash_str_needs_rehash(
        hash, UInt64(crypto_pwhash_opslimit_min()), crypto_pwhash_memlimit_min()) >= 0
    else { return nil }
    self.hash = hash
  }

  /// A damaged file must not ask for all the memory there is: libsodium's own interactive cost is the
  /// most that is ever written.
  private static func isBearable(_ hash: String) -> Bool {
    guard let costs = hash.split(separator: "$").dropFirst(2).first else { return false }
    let values = costs.split(separator: ",").reduce(into: [String: Int]()) { values, part in
      let words = part.split(separator: "=")
      if words.count == 2, let value = Int(words[1]) { values[String(words[0])] = value }
    }
    guard let kibibytes = values["m"], let passes = values["t"] else { return false }
    return kibibytes <= crypto_pwhash_memlimit_interactive() >> 10
      && passes <= Int(crypto_pwhash_opslimit_interactive())
  }

  /// Whether these are the digits. Takes as long as the hash says, whatever they are.
  public func isMade(of digits: String) -> Bool {
    guard sodium_init() >= 0 else { return false }
    var kept = hash.utf8.map { CChar(bitPattern: $0) }
    kept += [CChar](repeating: 0, count: Int(crypto_pwhash_strbytes()) - kept.count)
    return crypto_pwhash_str_verify(&kept, digits, UInt64(digits.utf8.count)) == 0
  }
}
