/// Reads the code points of one cluster and decides whether they may stand together: which
/// invisible ones have a purpose here, and which could only hide or reorder text.
struct Joining {
  private(set) var width = 0
  private var base: Unicode.Scalar?
  private var bases = 0
  private var marks = 0
  private var endsInJoiner = false
  private var hasSelector = false

  /// A cluster that ends in an emoji joiner joins nothing.
  var isComplete: Bool { bases > 0 && !endsInJoiner }

  /// Terminals agree on a base with marks. They part over sequences that some draw as one sign,
  /// and over the soft hyphen, which some do not draw at all.
  var isWidthCertain: Bool { bases == 1 && !hasSelector && base != Joining.softHyphen }

  /// Takes the next code point, or tells that it may not follow.
  mutating func admit(_ scalar: Unicode.Scalar) -> Bool {
    switch TextWidth.width(of: scalar) {
    case nil:
      return false
    case 0:
      guard let base, marks < Glyph.mostMarks, mayFollow(scalar, base) else { return false }
      marks += 1
      endsInJoiner = scalar == Joining.joiner && !Joining.joins(base)
      if Joining.isSelector(scalar) { hasSelector = true }
    case .some(let columns):
      guard bases < Joining.mostBases else { return false }
      base = scalar
      bases += 1
      marks = 0
      width += columns
      endsInJoiner = false
    }
    return true
  }

  private func mayFollow(_ scalar: Unicode.Scalar, _ base: Unicode.Scalar) -> Bool {
    switch scalar {
    case Joining.joiner: Joining.joins(base) || Joining.isEmoji(base)
    case Joining.nonJoiner: Joining.joins(base)
    default: Joining.isMark(scalar)
    }
  }

  /// No sign that is made of several has as many; more would be a line of text in one cell.
  private static let mostBases = 10

  static let softHyphen: Unicode.Scalar = "\u{AD}"
  private static let joiner: Unicode.Scalar = "\u{200D}"
  private static let nonJoiner: Unicode.Scalar = "\u{200C}"

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: true
    // The vowels and finals of Hangul written apart.
    case .otherLetter: scalar.value >= 0x1160 && scalar.value <= 0xD7FF
    default: false
    }
  }

  private static func isSelector(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0xFE00 && scalar.value <= 0xFE0F
  }

  private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value > 0xFF && scalar.properties.isEmoji
  }

  /// Scripts that spell with the joiner and the non-joiner: from Arabic to Sinhala, Myanmar,
  /// Khmer and Mongolian. Persian cannot be written without.
  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0600...0x0DFF, 0x1000...0x109F, 0x1780...0x18AF: true
    default: false
    }
  }
}
