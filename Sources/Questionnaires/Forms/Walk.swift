import Expressions

/// The way of a path through the form's items. As long as each step leads to one item and nothing is
/// picked out by a predicate, the last item and the scope that it is seen from say it all; from the
/// first predicate or `*` on, the legs are written down.
struct Walk {
  private let outline: FormOutline
  let standpoint: Standpoint
  /// Where it is: usually one item; none is the root.
  private(set) var items: [ItemID]
  /// The scope of the frame that all of it lies below.
  private(set) var anchor: ScopeID
  private var base: ItemID?
  private var legs: [Route.Leg] = []
  private var isRouted = false
  /// Repeats entered while the way was plain, outermost first.
  private var entered: [ItemID] = []

  /// `scope` is that of the frame that the expression is evaluated in; a member's own is known.
  init(
    from items: [ItemID], _ standpoint: Standpoint, _ outline: FormOutline, in scope: ScopeID = 0
  ) {
    self.outline = outline
    self.standpoint = standpoint
    self.items = items
    base = items.first
    anchor = items.first.map { outline.items[$0].inner ?? outline.items[$0].scope } ?? 0
    if standpoint == .question, !items.isEmpty { anchor = scope }
  }

  /// From `${name}`, seen from the frame of a scope around it.
  init(
    named id: ItemID, _ standpoint: Standpoint, anchor: ScopeID, _ outline: FormOutline
  ) {
    self.outline = outline
    self.standpoint = standpoint
    items = [id]
    self.anchor = anchor
    base = outline.scopes[anchor].repeatItem
    entered = Self.repeats(down: anchor, to: id, outline) + [id]
  }

  /// The repeats between a scope and an item in it, the item itself left out.
  private static func repeats(
    down anchor: ScopeID, to id: ItemID, _ outline: FormOutline
  ) -> [ItemID] {
    var found: [ItemID] = []
    var scope = outline.items[id].scope
    while scope != anchor, let around = outline.scopes[scope].repeatItem {
      found.insert(around, at: 0)
      scope = outline.items[around].scope
    }
    return found
  }

  /// To a child of that name; false when there is none.
  mutating func enter(_ children: [ItemID]) -> Bool {
    guard !children.isEmpty else { return false }
    items = children
    record(children)
    return true
  }

  mutating func enterAny(_ children: [ItemID]) -> Bool {
    guard !children.isEmpty else { return false }
    routed()
    items = children
    legs.append(.down(children, []))
    return true
  }

  private mutating func record(_ children: [ItemID]) {
    if isRouted {
      legs.append(.down(children, []))
    } else if let only = children.first, outline.items[only].inner != nil {
      entered.append(only)
    }
  }

  /// To what is around; false above the root.
  mutating func leave() -> Bool {
    guard !items.isEmpty else { return false }
    if isRouted || !entered.isEmpty {
      routed()
      legs.append(.up)
      items = outline.parents(of: items)
      return true
    }
    // From inside an instance to the repeat is to stay in that instance; from the repeat on, the
    // frame is the one around it.
    if let here = items.first, outline.items[here].inner != nil {
      anchor = outline.items[here].scope
    }
    items = outline.parents(of: items)
    base = items.first
    return true
  }

  /// Only what the predicates keep of where it is.
  mutating func keep(_ predicates: [Predicate]) {
    routed()
    if case .down(let found, let kept)? = legs.last {
      legs[legs.count - 1] = .down(found, kept + predicates)
    } else {
      legs.append(.down(items, predicates))
    }
  }

  /// Writes down what was plain until now.
  private mutating func routed() {
    guard !isRouted else { return }
    isRouted = true
    legs += entered.map { .down([$0], []) }
    if let last = items.first, last != base, entered.last != last { legs.append(.down([last], [])) }
    entered = []
  }

  /// The legs, if it was not plain to the end.
  var route: Route? {
    isRouted ? Route(from: standpoint, anchor: anchor, base: base, legs: legs) : nil
  }
}
