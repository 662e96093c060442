/// A sentence that comes from outside the screens: in the program's words where it has some, else as
/// it was given.
public enum Told: Sendable, Hashable, ExpressibleByStringLiteral {
  /// A phrase, and what is filled in for its `%1`, `%2`, ….
  case phrase(Phrase, [String])
  case text(String)

  public init(stringLiteral value: String) { self = .text(value) }

  public static func phrase(_ phrase: Phrase, _ values: String...) -> Told {
    .phrase(phrase, values)
  }
}

extension Catalogue {
  /// What is told, in this language.
  public func sentence(_ told: Told) -> String {
    switch told {
    case .phrase(let phrase, let values): filled(phrase, values)
    case .text(let text): text
    }
  }
}
