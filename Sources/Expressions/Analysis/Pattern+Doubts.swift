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
  /// So many repetitions cost as much as if there were no bound: 2 to this power is more than the
  /// steps after which a pattern is given up.
  private static let manyRepetitions = 18

  /// The innermost repetition from which on the number of ways to fit one text grows by a factor
  /// with every character or few.
  fileprivate var costlyPart: String? {
    switch self {
    case .character, .start, .end, .opaque, .repeated(_, _, _, isFinal: true, _): return nil
    case .sequence(let parts), .choice(let parts):
      for part in parts { if let found = part.costlyPart { return found } }
      return nil
    case .repeated(let part, _, let most, _, let text):
      if let inner = part.costlyPart { return inner }
      guard most ?? .max >= Self.manyRepetitions, let places = PatternPlaces(repeating: part) else {
        return nil
      }
      return PatternAmbiguity(places).isExponential ? text : nil
    }
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
