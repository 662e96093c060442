/// The places of a part of a pattern at which a character is taken, and which may stand behind which:
/// Glushkov's automaton, without empty steps. A place that follows another in two ways stands twice.
struct PatternPlaces {
  private(set) var ranges: [CharacterRange] = []
  private(set) var following: [[Int]] = []

  /// A larger part is not looked at: nobody reads what can be said of it.
  private static let mostPlaces = 128

  private struct TooLarge: Error {}

  /// Where a part begins and ends, and whether it may take nothing.
  private struct Span {
    var first: [Int] = []
    var last: [Int] = []
    var mayBeEmpty = true
  }

  /// Those of a part that is repeated without end; nil where it is too large, or holds what is no
  /// plain taking of characters.
  init?(repeating part: PatternPart) {
    guard let span = try? self.span(of: part) else { return nil }
    connect(span, span)
  }

  private mutating func span(of part: PatternPart) throws(TooLarge) -> Span {
    switch part {
    case .character(let range): return try place(range)
    case .start, .end, .opaque, .repeated(_, _, _, isFinal: true, _): throw TooLarge()
    case .sequence(let parts):
      var whole = Span()
      for part in parts { whole = join(whole, try span(of: part)) }
      return whole
    case .choice(let ways):
      var whole = Span(mayBeEmpty: false)
      for way in ways {
        let span = try span(of: way)
        whole.first += span.first
        whole.last += span.last
        whole.mayBeEmpty = whole.mayBeEmpty || span.mayBeEmpty
      }
      return whole
    case .repeated(let part, let least, let most, _, _): return try copies(part, least, most)
    }
  }

  private mutating func place(_ range: CharacterRange) throws(TooLarge) -> Span {
    guard ranges.count < Self.mostPlaces else { throw TooLarge() }
    ranges.append(range)
    following.append([])
    return Span(first: [ranges.count - 1], last: [ranges.count - 1], mayBeEmpty: false)
  }

  /// `x{2,4}` is `xx(x(x)?)?`, `x{2,}` is `xx+`.
  private mutating func copies(
    _ part: PatternPart, _ least: Int, _ most: Int?
  ) throws(TooLarge) -> Span {
    var whole = Span()
    for number in 0..<max(least, most == nil ? 1 : 0) {
      let copy = try span(of: part)
      // Copies of what takes no character are all the same.
      if copy.first.isEmpty { return whole }
      let isEndless = most == nil && number + 1 >= least
      if isEndless { connect(copy, copy) }
      whole = join(whole, copy)
    }
    if most == nil, least == 0 { whole.mayBeEmpty = true }
    guard let most, most > least else { return whole }
    return join(whole, try optionalCopies(part, most - least))
  }

  private mutating func optionalCopies(
    _ part: PatternPart, _ count: Int
  ) throws(TooLarge) -> Span {
    var spans: [Span] = []
    for _ in 0..<count {
      let copy = try span(of: part)
      if copy.first.isEmpty { break }
      spans.append(copy)
    }
    var whole = Span()
    for span in spans.reversed() {
      whole = join(span, whole)
      whole.mayBeEmpty = true
    }
    return whole
  }

  private mutating func join(_ left: Span, _ right: Span) -> Span {
    connect(left, right)
    return Span(
      first: left.mayBeEmpty ? left.first + right.first : left.first,
      last: right.mayBeEmpty ? left.last + right.last : right.last,
      mayBeEmpty: left.mayBeEmpty && right.mayBeEmpty)
  }

  /// What ends the one may be followed by what begins the other.
  private mutating func connect(_ left: Span, _ right: Span) {
    for place in left.last { following[place] += right.first }
  }
}
