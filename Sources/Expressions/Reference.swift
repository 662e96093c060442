/// Something outside the expression that it reads.
public struct Reference: Sendable {
  public enum Target: Sendable {
    /// `${name}`: the question of that name, nearest by repeat.
    case named(String)
    /// A location path.
    case path(Path)
  }

  public let target: Target
  /// The UTF-8 range of the expression's text that it was written on.
  public let range: Range<Int>
  /// The path whose members the predicate around it judges; nil outside predicates.
  public let context: Context?
  /// Whether predicates judge all that it gives together: `(/data/person)[1]`.
  public internal(set) var isFiltered = false

  /// The predicates of one step of a path are judged for each node that the step gives.
  public struct Context: Sendable, Hashable {
    /// The number of the reference that the predicate stands in; nil where it filters the value of
    /// an expression in parentheses.
    public let reference: Int?
    /// Which of the path's steps, from 0; -1 for its start.
    public let step: Int

    /// In place of a step: all that the path gives.
    public static let whole = Int.max

    public init(reference: Int?, step: Int) {
      self.reference = reference
      self.step = step
    }
  }

  init(_ target: Target, range: Range<Int>, context: Context?) {
    self.target = target
    self.range = range
    self.context = context
  }

  /// As an author would write it.
  public var text: String {
    switch target {
    case .named(let name): "${\(name)}"
    case .path(let path): path.text
    }
  }
}

/// A location path.
public struct Path: Sendable {
  public enum Start: Sendable, Hashable {
    /// `/data/…`
    case root
    /// `.`, `..`, or a name: from the question that the expression belongs to, or from the node that
    /// a predicate is judging.
    case here
    /// `current()/…`: from the question that the expression belongs to, also inside a predicate.
    case current
    /// `${name}[…]/…`
    case named(String)
    /// `instance('list')/…`: the rows of a choice list.
    case list(String)
  }

  public enum Axis: Sendable, Hashable {
    case child(String)
    case anyChild
    case parent
    case attribute(String)
  }

  public struct Step: Sendable {
    public let axis: Axis
    public let predicates: [Predicate]
  }

  public let start: Start
  /// What of a `${name}` start is kept.
  public let startPredicates: [Predicate]
  public let steps: [Step]

  public init(start: Start, startPredicates: [Predicate] = [], steps: [Step]) {
    self.start = start
    self.startPredicates = startPredicates
    self.steps = steps
  }

  /// `.`
  static let current = Path(start: .here, steps: [])

  public var text: String {
    let words = steps.map { $0.axis.text + String(repeating: "[…]", count: $0.predicates.count) }
    let joined = words.joined(separator: "/")
    switch start {
    case .root: return "/" + joined
    case .here: return joined.isEmpty ? "." : joined
    case .current: return joined.isEmpty ? "current()" : "current()/" + joined
    case .named(let name):
      let mark = String(repeating: "[…]", count: startPredicates.count)
      return joined.isEmpty ? "${\(name)}\(mark)" : "${\(name)}\(mark)/\(joined)"
    case .list(let name): return "instance('\(name)')/" + joined
    }
  }
}

extension Path.Axis {
  fileprivate var text: String {
    switch self {
    case .child(let name): name
    case .anyChild: "*"
    case .parent: ".."
    case .attribute(let name): "@" + name
    }
  }
}

/// `[…]`: what of a set of nodes is kept, by place or by what holds.
public struct Predicate: Sendable {
  let node: Node

  /// Whether the member at that place, counted from 1, is kept: a number is a place, a set of nodes is
  /// none, whatever it holds. The lookup stands on the member.
  public func holds(at place: Int, in lookup: any Lookup) -> Bool {
    if node.isSet(in: lookup) { return node.truth(in: lookup) }
    switch node.value(in: lookup) {
    case .number(let number): return number == Double(place)
    case let value: return value.truth
    }
  }
}
