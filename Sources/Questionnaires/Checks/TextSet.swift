/// Texts that something may be: some and no others, or all but some.
enum TextSet {
  case only(Set<String>)
  case except(Set<String>)

  static let all = TextSet.except([])

  func contains(_ text: String) -> Bool {
    switch self {
    case .only(let texts): texts.contains(text)
    case .except(let texts): !texts.contains(text)
    }
  }

  mutating func formIntersection(_ other: TextSet) {
    switch (self, other) {
    case (.only(let mine), _): self = .only(mine.filter(other.contains))
    case (.except(let mine), .only(let theirs)):
      self = .only(theirs.filter { !mine.contains($0) })
    case (.except(var mine), .except(let theirs)):
      self = .all
      mine.formUnion(theirs)
      self = .except(mine)
    }
  }

  mutating func formUnion(_ other: TextSet) {
    switch (self, other) {
    case (.only(var mine), .only(let theirs)):
      self = .all
      mine.formUnion(theirs)
      self = .only(mine)
    case (.only(let mine), .except(let theirs)): self = .except(theirs.subtracting(mine))
    case (.except(let mine), _): self = .except(mine.filter { !other.contains($0) })
    }
  }
}
