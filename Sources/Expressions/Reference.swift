/// Something outside the expression that it reads.
public struct Reference: Sendable, Hashable {
  public enum Target: Sendable, Hashable {
    /// `${name}`: the question of that name, nearest by repeat.
    case named(String)
    /// A location path.
    case path(Path)
  }

  public let target: Target
  /// The UTF-8 range of the expression's text that it was written on.
  public let range: Range<Int>

  public init(_ target: Target, range: Range<Int>) {
    self.target = target
    self.range = range
  }

  /// As an author would write it.
  public var text: String {
    switch target {
    case .named(let name): "${\(name)}"
    case .path(let path): path.text
    }
  }
}

/// A location path without predicates.
public struct Path: Sendable, Hashable {
  public enum Start: Sendable, Hashable {
    /// `/data/…`
    case root
    /// `.`, `..`, or a name: from the question that the expression belongs to.
    case current
  }

  public enum Step: Sendable, Hashable {
    case child(String)
    case anyChild
    case parent
  }

  public let start: Start
  public let steps: [Step]

  public init(from start: Start, _ steps: [Step]) {
    self.start = start
    self.steps = steps
  }

  /// `.` alone: the question that the expression belongs to.
  public static let current = Path(from: .current, [])

  public var text: String {
    let words = steps.map { step in
      switch step {
      case .child(let name): name
      case .anyChild: "*"
      case .parent: ".."
      }
    }
    let joined = words.joined(separator: "/")
    switch start {
    case .root: return "/" + joined
    case .current: return joined.isEmpty ? "." : joined
    }
  }
}
