/// A regular expression as far as its cost and its anchors are concerned.
indirect enum PatternPart {
  /// One character out of these.
  case character(CharacterRange)
  /// `^`
  case start
  /// `$`
  case end
  /// What takes no character, or of which nothing is known: `\b`, a look-ahead, a back-reference.
  case opaque
  case sequence([PatternPart])
  case choice([PatternPart])
  /// Something repeated; `text` is how it is written. Possessive or atomic: never tried again.
  case repeated(PatternPart, least: Int, most: Int?, isFinal: Bool, text: String)
}

/// The ASCII characters that one place of a pattern takes, and whether it takes others. What lies
/// beyond ASCII never counts as shared by two, so that whatever is said to overlap does.
struct CharacterRange {
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  /// Whether it may take what lies beyond ASCII.
  private var takesOthers = false

  static let all = CharacterRange { _ in true }
  static let digits = CharacterRange { (0x30...0x39).contains($0) }
  static let spaces = CharacterRange { $0 == 0x20 || (0x09...0x0D).contains($0) }
  static let words = CharacterRange {
    (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
      || $0 == 0x5F
  }
  /// What the point stands for: all but the line break.
  static let visible = CharacterRange { $0 != 0x0A }
  static let none = CharacterRange { _ in false }

  init(_ holds: (UInt32) -> Bool) {
    for value in 0..<128 where holds(UInt32(value)) { insert(UInt32(value)) }
    takesOthers = holds(0x80)
  }

  init(_ scalar: Unicode.Scalar) {
    insert(scalar.value)
  }

  mutating func insert(_ value: UInt32) {
    if value < 64 {
      low |= 1 << value
    } else if value < 128 {
      high |= 1 << (value - 64)
    } else {
      takesOthers = true
    }
  }

  mutating func insert(_ other: CharacterRange) {
    low |= other.low
    high |= other.high
    takesOthers = takesOthers || other.takesOthers
  }

  /// Whether each of its characters is one by itself: beyond ASCII several may be read as one, and so
  /// are a carriage return and a line feed.
  var standsAlone: Bool { !takesOthers && low & 1 << 0x0D == 0 }

  var inverted: CharacterRange {
    var inverted = self
    inverted.low = ~low
    inverted.high = ~high
    inverted.takesOthers = true
    return inverted
  }

  func overlaps(_ other: CharacterRange) -> Bool {
    low & other.low != 0 || high & other.high != 0
  }
}

extension PatternPart {
  /// The least number of characters that it takes.
  var least: Int {
    switch self {
    case .character: 1
    case .start, .end, .opaque: 0
    case .sequence(let parts): parts.reduce(0) { $0 + $1.least }
    case .choice(let parts): parts.map(\.least).min() ?? 0
    case .repeated(let part, let least, _, _, _): part.least > 0 && least > 0 ? 1 : 0
    }
  }

  /// Its parts one after the other, groups of one way opened.
  var elements: [PatternPart] {
    switch self {
    case .sequence(let parts): parts.flatMap(\.elements)
    case .choice(let parts) where parts.count == 1: parts[0].elements
    default: [self]
    }
  }
}
