import Records

/// A file that is sealed piece by piece while it comes, so that nothing of it is ever written in clear
/// and it can be of any size.
///
/// It is a heading (the magic and 16 random bytes) and frames: four bytes, big-endian, of which the
/// highest bit says that this is the last piece and the others how long it is sealed, then what
/// `SecretKey.seal` made of it. Each piece is sealed as its number in this file of this name, and
/// as the last one or not: so none can be changed, exchanged, left out, moved to another file, and no
/// file be cut and pass for whole. One that was cut opens up to there: what a dying machine has
/// recorded is worth having.
public struct SealedStream: Sendable {
  /// How every such file begins.
  public static let magic = Array("canvass/file/1\n".utf8)
  private static let saltSize = 16
  /// Bytes of the heading.
  public static let headingSize = magic.count + saltSize
  /// Bytes of the longest piece, in clear.
  public static let largestPiece = 1 << 18
  /// Bytes that stand before a sealed piece.
  public static let frameSize = 4
  private static let lastMark: UInt32 = 1 << 31

  private let key: SecretKey
  private let place: String
  private var number = 0
  /// What the file begins with.
  public let heading: [UInt8]

  /// A new file.
  ///
  /// - Parameter secret: the key of its interview.
  public init(new name: String, under secret: SecretKey) throws(SealingFault) {
    try self.init(name, secret, salt: Self.salt())
  }

  /// A file whose heading was read. Refuses one that is none.
  public init(
    of name: String, heading: [UInt8], under secret: SecretKey
  ) throws(SealingFault) {
    guard heading.count == Self.headingSize, heading.starts(with: Self.magic) else {
      throw .damaged
    }
    try self.init(name, secret, salt: Array(heading.suffix(Self.saltSize)))
  }

  private init(_ name: String, _ secret: SecretKey, salt: [UInt8]) throws(SealingFault) {
    key = try secret.derived(for: "file")
    heading = Self.magic + salt
    place = "\(hexadecimal(salt)) \(name)"
  }

  private static func salt() -> [UInt8] {
    var random = SystemRandomNumberGenerator()
    return (0..<saltSize).map { _ in UInt8.random(in: 0...255, using: &random) }
  }

  private func context(isLast: Bool) -> String {
    "canvass/piece/1 \(number) \(isLast ? "last" : "more") \(place)"
  }
}

extension SealedStream {
  /// The next frame: a piece of at most `largestPiece` bytes.
  public mutating func seal(
    _ piece: some Collection<UInt8>, isLast: Bool = false
  ) throws(SealingFault) -> [UInt8] {
    let sealed = try key.seal(piece, as: context(isLast: isLast))
    number += 1
    let word = UInt32(sealed.count) | (isLast ? Self.lastMark : 0)
    return (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) } + sealed
  }

  /// What the bytes before a sealed piece say. Refuses a length that no piece has, before anything of
  /// that length is read.
  public static func frame(
    _ bytes: [UInt8]
  ) throws(SealingFault) -> (length: Int, isLast: Bool) {
    guard bytes.count == frameSize else { throw .damaged }
    let word = bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    let length = Int(word & ~lastMark)
    guard (SecretKey.overhead...SecretKey.overhead + largestPiece).contains(length) else {
      throw .damaged
    }
    return (length, word & lastMark != 0)
  }

  /// Opens the next piece.
  public mutating func open(
    _ sealed: some Collection<UInt8>, isLast: Bool
  ) throws(SealingFault) -> [UInt8] {
    let piece = try key.open(sealed, as: context(isLast: isLast))
    number += 1
    return piece
  }
}
