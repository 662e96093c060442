import Interviews

/// A regular expression, read so far that a text can be made that fits it: letters, classes, groups,
/// alternatives, and how often. What it does not understand is passed over; the engine judges what
/// comes of it.
indirect enum TextPattern {
  case oneOf([Character])
  case sequence([TextPattern])
  case alternatives([TextPattern])
  /// So often; open where the author set no end.
  case repeated(TextPattern, ClosedRange<Int>, isOpen: Bool)

  init(_ source: String) {
    var reader = TextPatternReader(source)
    self = reader.alternatives(depth: 0)
  }

  /// A text that fits, of two thousand letters at most.
  func sample(_ random: inout RandomSource) -> String {
    var out = ""
    var steps = 20_000
    write(to: &out, &steps, &random)
    return out
  }

  /// A text of that length that fits, as far as one is soon found.
  func sample(_ random: inout RandomSource, length: Int) -> String? {
    for open in stride(from: length, through: 0, by: -1) {
      for _ in 0..<2 {
        var (out, steps) = ("", 2_000)
        write(to: &out, &steps, &random, open: open)
        if out.count == length { return out }
      }
    }
    return nil
  }

  /// Takes so many steps at most: groups that write nothing can be repeated without end.
  ///
  /// - Parameter open: how often what has no end is written.
  private func write(
    to out: inout String, _ steps: inout Int, _ random: inout RandomSource, open: Int? = nil
  ) {
    guard out.utf8.count < 2000, steps > 0 else { return }
    steps -= 1
    switch self {
    case .oneOf(let characters):
      if let character = random.pick(characters) { out.append(character) }
    case .sequence(let parts):
      for part in parts { part.write(to: &out, &steps, &random, open: open) }
    case .alternatives(let parts):
      random.pick(parts)?.write(to: &out, &steps, &random, open: open)
    case .repeated(let part, let range, let isOpen):
      let wanted = isOpen ? open.map { max($0, range.lowerBound) } : nil
      for _ in 0..<(wanted ?? random.within(range)) where steps > 0 {
        part.write(to: &out, &steps, &random, open: open)
      }
    }
  }
}
