import Interviews

/// A regular expression, read so far that a text can be made that fits it: letters, classes, groups,
/// alternatives, and how often. What it does not understand is passed over; the engine judges what
/// comes of it.
indirect enum TextPattern {
  case oneOf([Character])
  case sequence([TextPattern])
  case alternatives([TextPattern])
  case repeated(TextPattern, ClosedRange<Int>)

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

  /// Takes so many steps at most: groups that write nothing can be repeated without end.
  private func write(to out: inout String, _ steps: inout Int, _ random: inout RandomSource) {
    guard out.utf8.count < 2000, steps > 0 else { return }
    steps -= 1
    switch self {
    case .oneOf(let characters):
      if let character = random.pick(characters) { out.append(character) }
    case .sequence(let parts):
      for part in parts { part.write(to: &out, &steps, &random) }
    case .alternatives(let parts): random.pick(parts)?.write(to: &out, &steps, &random)
    case .repeated(let part, let range):
      for _ in 0..<random.within(range) where steps > 0 {
        part.write(to: &out, &steps, &random)
      }
    }
  }
}
