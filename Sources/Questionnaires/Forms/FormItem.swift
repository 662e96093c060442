/// An item's number in document order; its place in `Form.items`.
public typealias ItemID = Int

/// The number of a scope; the root is 0.
public typealias ScopeID = Int

/// One item of a form: what the author wrote, where it stands in the tree, its expressions ready to
/// be evaluated. An object, so that looking at it costs nothing.
public final class FormItem: Sendable {
  // What every computation looks at stands first, close together in memory.
  public let type: ItemType
  /// Whether reaching it ends the interview.
  public let isOutcome: Bool
  /// One bit for each aspect that has to be computed.
  private let computedAspects: UInt8
  public let place: ItemPlace
  public let rules: ItemRules
  public let name: String
  public let definition: Item

  init(_ definition: Item, at place: ItemPlace, _ rules: ItemRules) {
    self.definition = definition
    self.place = place
    self.rules = rules
    name = definition.name
    type = definition.type
    isOutcome = definition.outcome != nil
    computedAspects = Self.aspects(definition.type, place, rules)
  }

  /// Whether an aspect of it has to be computed.
  public func computes(_ aspect: DependencyGraph.Aspect) -> Bool {
    computedAspects >> UInt8(aspect.rawValue) & 1 == 1
  }

  private static func aspects(_ type: ItemType, _ place: ItemPlace, _ rules: ItemRules) -> UInt8 {
    var bits: UInt8 = 0
    func add(_ aspect: DependencyGraph.Aspect) { bits |= 1 << UInt8(aspect.rawValue) }
    // What stands outside everything and has no condition is always asked.
    if rules.relevant != nil || place.parent != nil { add(.relevance) }
    if type == .repeat { add(.instances) }
    if !type.isContainer {
      add(.value)
      add(.validity)
    }
    return bits
  }
}

/// Where an item stands.
public struct ItemPlace: Sendable {
  public let id: ItemID
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
  public let choiceTable: Int?
}

/// An item's expressions, compiled.
public struct ItemRules: Sendable {
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
  /// The rules of its checks, in the author's order.
  public internal(set) var checks: [CompiledExpression] = []

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

extension FormItem {
  public var id: ItemID { place.id }
  public var parent: ItemID? { place.parent }
  public var end: ItemID { place.end }
  public var scope: ScopeID { place.scope }
  public var slot: Int { place.slot }
  public var inner: ScopeID? { place.inner }
  public var path: String { place.path }
  public var choiceTable: Int? { place.choiceTable }

  public var relevant: CompiledExpression? { rules.relevant }
  public var required: ItemRules.Rule { rules.required }
  public var readOnly: ItemRules.Rule { rules.readOnly }
  public var constraint: CompiledExpression? { rules.constraint }
  public var calculation: CompiledExpression? { rules.calculation }
  public var choiceFilter: CompiledExpression? { rules.choiceFilter }
  public var repeatCount: CompiledExpression? { rules.repeatCount }
  public var instanceLabel: CompiledExpression? { rules.instanceLabel }
  public var defaultValue: ItemRules.Default { rules.defaultValue }
  public var randomizeSeed: CompiledExpression? { rules.randomizeSeed }
  public var trigger: ItemID? { rules.trigger }
  public var checks: [CompiledExpression] { rules.checks }

  /// The scale of a `range`; nil for any other item, whose definition is not looked at.
  public var scale: RangeScale? { type == .range ? definition.scale : nil }
}
