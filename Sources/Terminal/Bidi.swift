import CFriBidi
import Values

/// The order in which text is seen, for terminals that show what they are sent from left to right: by
/// FriBidi, which does the Unicode Bidirectional Algorithm (UAX #9) and joins Arabic letters.
enum Bidi {
  /// Whether a text has anything that is not simply written from left to right.
  static func concerns(_ text: String) -> Bool {
    Inset.isRightToLeft(text)
  }

  /// Clusters with their places: what stands first on the left comes first.
  struct Line {
    /// For each place, from left to right, which cluster of the text stands there.
    var order: [Int]
    /// The clusters in their order in the text, as they are drawn.
    var clusters: [Character]
    /// Whether the line as a whole is read from right to left.
    var isRightToLeft: Bool
  }

  /// Orders one line. Text that is all of one direction has that one, and that of the layout where it
  /// has none; a mixed line has the layout's, and so has a label, which ends in a space: what it is
  /// the label of stands behind it there.
  static func line(_ text: [Character], isRightToLeft: Bool) -> Line {
    var scalars = text.flatMap { $0.unicodeScalars.map(isolate) }
    var levels = [Int8](repeating: 0, count: scalars.count)
    var (types, brackets) = (scalars, scalars)
    var joining = [UInt8](repeating: 0, count: scalars.count)
    let isFirm = text.last == " " || isMixed(text)
    let direction = fb_order(
      &scalars, &levels, Int32(scalars.count), isRightToLeft ? 1 : 0, isFirm ? 1 : 0, &types,
      &brackets, &joining)
    guard direction != 0 else {
      return Line(order: Array(text.indices), clusters: text, isRightToLeft: false)
    }
    var clusters: [Character] = []
    var clusterLevels: [Int8] = []
    var at = 0
    for character in text {
      let count = character.unicodeScalars.count
      clusters.append(cluster(scalars[at..<at + count]) ?? character)
      clusterLevels.append(levels[at])
      at += count
    }
    return Line(order: order(clusterLevels), clusters: clusters, isRightToLeft: direction == 2)
  }

  /// What was filled in is an isolate to FriBidi, of the direction of its own first letter.
  private static func isolate(_ scalar: Unicode.Scalar) -> UInt32 {
    switch scalar {
    case Inset.start: 0x2068
    case Inset.end: 0x2069
    default: scalar.value
    }
  }

  private static func isMixed(_ text: [Character]) -> Bool {
    let letters = text.lazy.filter(\.isLetter).map { concerns(String($0)) }
    return letters.contains(true) && letters.contains(false)
  }

  private static func cluster(_ values: ArraySlice<UInt32>) -> Character? {
    var text = String.UnicodeScalarView()
    for value in values {
      guard let scalar = Unicode.Scalar(value) else { return nil }
      text.append(scalar)
    }
    return text.count == values.count && String(text).count == 1 ? Character(String(text)) : nil
  }

  /// Rule L2: from the highest level down to the lowest odd one, each run of it or above is reversed.
  private static func order(_ levels: [Int8]) -> [Int] {
    var order = Array(levels.indices)
    guard let highest = levels.max(), let lowest = levels.filter({ $0 % 2 != 0 }).min() else {
      return order
    }
    for level in stride(from: highest, through: lowest, by: -1) {
      var start = 0
      while start < order.count {
        guard levels[order[start]] >= level else {
          start += 1
          continue
        }
        var end = start
        while end < order.count, levels[order[end]] >= level { end += 1 }
        order[start..<end].reverse()
        start = end
      }
    }
    return order
  }
}
