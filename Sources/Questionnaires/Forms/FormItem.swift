import Expressions

/// An item's number in document order; its place in `Form.items`.
public typealias ItemID = Int

/// The number of a scope; the root is 0.
public typealias ScopeID = Int

/// One item of a form: what the author wrote, where it stands in the tree, its expressions ready to
/// be evaluated.
public struct FormItem: Sendable {
  public let id: ItemID
  public let definition: Item
  /// The group or repeat around it; nil for a section or another item of the root.
  public let parent: ItemID?
  /// One past the last item inside it: its subtree is `id + 1 ..< end`.
  public internal(set) var end: ItemID
  /// The repeat instance that its answer belongs to, or the root.
  public let scope: ScopeID
  /// Its place among the items of that scope.
  public let slot: Int
  /// For a repeat: the scope that each of its instances is a frame of.
  public internal(set) var inner: ScopeID?
  /// `knowledge/heard_oecs`
  public let path: String
  /// The place of its choice list in `Form.choiceTables`.
  public internal(set) var choiceTable: Int?

  public internal(set) var relevant: CompiledExpression?
  public internal(set) var required: Rule = .never
  public internal(set) var readOnly: Rule = .never
  public internal(set) var constraint: CompiledExpression?
  public internal(set) var calculation: CompiledExpression?
  public internal(set) var choiceFilter: CompiledExpression?
  public internal(set) var repeatCount: CompiledExpression?
  public internal(set) var instanceLabel: CompiledExpression?
  public internal(set) var defaultValue: Default = .none
  public internal(set) var randomizeSeed: CompiledExpression?
  /// A calculation with a trigger runs when that question changes, and only then.
  public internal(set) var trigger: ItemID?

  public var name: String { definition.name }
  public var type: ItemType { definition.type }
}

extension FormItem {
  /// Never, always, or as an expression says.
  public enum Rule: Sendable {
    case never
    case always
    case when(CompiledExpression)
  }

  /// What a question starts with.
  public enum Default: Sendable {
    case none
    /// A value in lexical form.
    case value(String)
    case computed(CompiledExpression)
  }
}

/// An expression whose references are resolved.
public struct CompiledExpression: Sendable {
  public let expression: Expression
  /// What each of the expression's references means, by its number.
  public let targets: [Target]
}

/// What a reference means.
public enum Target: Sendable, Hashable {
  /// The item's nodes below the frame of the `anchor` scope that the expression is evaluated in:
  /// one node when the item lies in that scope itself, else one for each instance.
  case item(ItemID, anchor: ScopeID)
  /// A column of the choice that a filter is judging.
  case column(String)
}

/// The root, or the inside of a repeat: items whose answers live and die together.
public struct Scope: Sendable {
  public let id: ScopeID
  /// The repeat that this is the inside of; nil for the root.
  public let repeatItem: ItemID?
  public let parent: ScopeID?
  /// How many repeats are around.
  public let depth: Int
  /// Its items in document order; an item's slot is its place here.
  public internal(set) var items: [ItemID] = []
}

extension [Scope] {
  /// The innermost scope around both.
  public func common(_ a: ScopeID, _ b: ScopeID) -> ScopeID {
    var (a, b) = (a, b)
    while a != b {
      if self[a].depth >= self[b].depth {
        a = self[a].parent ?? 0
      } else {
        b = self[b].parent ?? 0
      }
    }
    return a
  }
}
