/// What is doubtful about a regular expression that compiles.
public enum PatternDoubt: Sendable, Hashable {
  /// This part can fit one text in exponentially many ways, all of which are tried when the rest
  /// does not fit.
  case isCostly(part: String)
  /// A `^` with something before it, or a `$` with something behind: no text can fit.
  case isImpossible
}

extension Pattern {
  /// What is doubtful about the pattern. Only what is certain is said: constructions that this does
  /// not know are passed over.
  public var doubts: [PatternDoubt] {
    guard let part = PatternReader.part(of: source) else { return [] }
    var doubts: [PatternDoubt] = []
    if let costly = part.costlyPart { doubts.append(.isCostly(part: costly)) }
    if part.isImpossible { doubts.append(.isImpossible) }
    return doubts
  }
}

// MARK: - Cost

extension PatternPart {
  /// A repetition from which on the number of ways to fit one text doubles with every character.
  fileprivate var costlyPart: String? {
    switch self {
    case .character, .start, .end, .opaque: return nil
    case .sequence(let parts), .choice(let parts):
      for part in parts { if let found = part.costlyPart { return found } }
      return nil
    case .repeated(let part, _, let most, let isFinal, let text):
      if isFinal { return nil }
      if most == nil, part.isAmbiguousRepeated { return text }
      return part.costlyPart
    }
  }

  /// Whether what is repeated without bound can be cut into repetitions in several ways.
  private var isAmbiguousRepeated: Bool {
    let elements = elements
    if elements.count == 1, case .choice(let ways) = elements[0] {
      return Self.sharesCharacter(ways) || ways.contains(where: \.isAmbiguousRepeated)
    }
    return elements.indices.contains { place in
      guard let run = elements[place].endlessRun else { return false }
      // What stands around the run must be able to be part of it: then two repetitions side by side
      // are also one.
      return elements.indices.allSatisfy { other in
        other == place || elements[other].canBePart(of: run)
      }
    }
  }

  /// The characters of an unbounded repetition of one character.
  private var endlessRun: CharacterRange? {
    guard case .repeated(let part, _, nil, false, _) = self else { return nil }
    if let range = part.onlyCharacter { return range }
    return nil
  }

  private var onlyCharacter: CharacterRange? {
    let elements = elements
    guard elements.count == 1, case .character(let range) = elements[0] else { return nil }
    return range
  }

  /// Whether it may take nothing, or only characters of the run.
  private func canBePart(of run: CharacterRange) -> Bool {
    switch self {
    case .character(let range): range.overlaps(run)
    case .repeated(let part, let least, _, _, _):
      least == 0 || part.onlyCharacter.map { $0.overlaps(run) } ?? false
    case .start, .end, .opaque, .sequence, .choice: false
    }
  }

  /// Whether two of these ways are single characters that can be the same.
  private static func sharesCharacter(_ ways: [PatternPart]) -> Bool {
    var seen: [CharacterRange] = []
    for range in ways.prefix(64).compactMap(\.onlyCharacter) {
      if seen.contains(where: { $0.overlaps(range) }) { return true }
      seen.append(range)
    }
    return false
  }
}

// MARK: - Anchors

extension PatternPart {
  /// Whether no text can fit, for an anchor stands where the text neither begins nor ends.
  fileprivate var isImpossible: Bool {
    switch self {
    case .character, .start, .end, .opaque: return false
    case .choice(let ways): return ways.allSatisfy(\.isImpossible)
    case .repeated(let part, let least, _, _, _): return least > 0 && part.isImpossible
    case .sequence:
      var elements = elements[...]
      var hasTaken = false
      var hasEnded = false
      while let element = elements.popFirst() {
        if hasTaken, element.beginsAtStart { return true }
        let takes = element.least > 0
        if takes, hasEnded { return true }
        hasEnded = hasEnded || element.endsAtEnd
        hasTaken = hasTaken || takes
        if element.isImpossible { return true }
      }
      return false
    }
  }

  /// Whether it fits only where the text begins, whichever way is taken.
  private var beginsAtStart: Bool {
    switch self {
    case .start: true
    case .choice(let ways): ways.allSatisfy { $0.elements.first?.beginsAtStart ?? false }
    default: false
    }
  }

  /// Whether it fits only where the text ends.
  private var endsAtEnd: Bool {
    switch self {
    case .end: true
    case .choice(let ways): ways.allSatisfy { $0.elements.last?.endsAtEnd ?? false }
    default: false
    }
  }
}
