/// What texts a regular expression may fit at all, said only where it is certain.
extension Pattern {
  /// The most characters that a text has which fits; nil where there is no bound, or none is known.
  public var longest: Int? { PatternReader.part(of: source)?.longest }

  /// The fewest characters that a text has which fits.
  public var shortest: Int { PatternReader.part(of: source)?.shortest ?? 0 }

  /// Whether some text of these ASCII characters alone may fit.
  public func mayFit(only characters: String) -> Bool {
    guard let part = PatternReader.part(of: source) else { return true }
    var range = CharacterRange.none
    for scalar in characters.unicodeScalars { range.insert(scalar.value) }
    return part.mayTake(only: range)
  }
}

extension PatternPart {
  fileprivate var longest: Int? {
    switch self {
    case .character: return 1
    case .start, .end: return 0
    case .opaque: return nil
    case .sequence(let parts): return Self.sum(parts.map(\.longest))
    case .choice(let ways):
      let lengths = ways.compactMap(\.longest)
      return lengths.count == ways.count ? lengths.max() : nil
    case .repeated(let part, _, let most, _, _):
      guard let most, let longest = part.longest else { return nil }
      let product = longest.multipliedReportingOverflow(by: most)
      return product.overflow ? nil : product.partialValue
    }
  }

  fileprivate var shortest: Int {
    switch self {
    case .character(let range): return range.standsAlone ? 1 : 0
    case .start, .end, .opaque: return 0
    case .sequence(let parts):
      return parts.reduce(0) { min(Self.manyCharacters, $0 + $1.shortest) }
    case .choice(let ways): return ways.map(\.shortest).min() ?? 0
    case .repeated(let part, let least, _, _, _):
      let product = part.shortest.multipliedReportingOverflow(by: least)
      return product.overflow ? Self.manyCharacters : min(Self.manyCharacters, product.partialValue)
    }
  }

  /// More than a text has.
  private static let manyCharacters = 1 << 40

  private static func sum(_ lengths: [Int?]) -> Int? {
    var sum = 0
    for length in lengths {
      guard let length else { return nil }
      let next = sum.addingReportingOverflow(length)
      if next.overflow { return nil }
      sum = next.partialValue
    }
    return sum
  }

  fileprivate func mayTake(only characters: CharacterRange) -> Bool {
    switch self {
    case .character(let range): range.overlaps(characters)
    case .start, .end, .opaque: true
    case .sequence(let parts): parts.allSatisfy { $0.mayTake(only: characters) }
    case .choice(let ways): ways.contains { $0.mayTake(only: characters) }
    case .repeated(let part, let least, _, _, _): least == 0 || part.mayTake(only: characters)
    }
  }
}
