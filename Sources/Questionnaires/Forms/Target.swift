import Expressions

/// What a reference means.
public enum Target: Sendable {
  /// The item's nodes below the frame of the `anchor` scope that the expression is evaluated in:
  /// one node when the item lies in that scope itself, else one for each instance.
  case item(ItemID, anchor: ScopeID, from: Standpoint)
  /// Nodes found leg by leg, as predicates and `*` need it.
  case route(Route)
  /// Rows of a choice list, or what one of their columns holds.
  case list(ListPath)
  /// A column of the row that is being judged; nil when the list has none such.
  case column(ChoiceTable.Column?)
  /// The row, node or value that is being judged.
  case member
  /// The questionnaire itself.
  case root
  /// A text that never changes: the questionnaire's id or version.
  case text(String)
  /// No node, ever.
  case nothing
}

/// Where a relative path begins.
public enum Standpoint: Sendable, Hashable {
  /// The question that the expression belongs to.
  case question
  /// The node that a predicate is judging.
  case member
}

/// A path whose nodes are found step by step.
public struct Route: Sendable {
  public let from: Standpoint
  /// The scope of the frame that it starts in.
  public let anchor: ScopeID
  /// The item in that frame that it starts at; nil for the root.
  public let base: ItemID?
  public let legs: [Leg]

  public enum Leg: Sendable {
    /// From each node: those of these items that lie in it, kept by the predicates; all instances
    /// of a repeat.
    case down([ItemID], [Predicate])
    /// From each node to the one around it.
    case up
  }

  /// Whether it may lead elsewhere from one moment to the next.
  var isVolatile: Bool {
    legs.contains { leg in
      if case .down(_, let predicates) = leg {
        predicates.contains(where: \.isVolatile)
      } else {
        false
      }
    }
  }

  /// The items that it leads to; none where it ends above what it begins with.
  var ends: [ItemID] { if case .down(let items, _)? = legs.last { items } else { [] } }

  /// Every item that it passes.
  var items: [ItemID] {
    legs.flatMap { leg -> [ItemID] in
      if case .down(let items, _) = leg { items } else { [] }
    }
  }
}

/// `instance('list')/root/item[…]/column`
public struct ListPath: Sendable {
  public let table: ChoiceTable
  public let predicates: [Predicate]
  /// Nil for the rows themselves.
  public let column: ChoiceTable.Column?
  /// What must hold of the column's value.
  public var cellPredicates: [Predicate] = []
}

/// An expression whose references are resolved. Shared by all interviews on its form.
public final class CompiledExpression: Sendable {
  public let expression: Expression
  /// What each of the expression's references means, by its number.
  public let targets: [Target]
  /// For each reference, the scope below whose frame a change concerns the expression.
  let watched: [ScopeID]
  /// Whether the value depends on the language that the interview is shown in.
  public let readsLanguage: Bool
  /// For each reference, what it means from one member that a predicate judges to the next.
  public let variations: [ReferenceVariation]

  /// The expression that says nothing: the empty text.
  public static let nothing = CompiledExpression(.emptyText, [])

  init(_ expression: Expression, _ resolved: [ReferenceResolver.Resolved]) {
    self.expression = expression
    targets = resolved.map(\.target)
    watched = resolved.map(\.watched)
    variations = resolved.map(\.variation)
    readsLanguage = expression.readsLanguage || resolved.contains { $0.target.readsLabel }
  }
}

extension Target {
  /// Whether it is the label of a row that is judged.
  fileprivate var readsLabel: Bool {
    if case .column(.label?) = self { true } else { false }
  }
}
