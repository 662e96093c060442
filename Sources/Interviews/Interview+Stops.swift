import Questionnaires
import Records
import Values

/// A place where a person stops on the way through the questionnaire: one screen.
public enum Stop: Hashable, Sendable {
  case question(NodeID)
  case note(NodeID)
  /// A group of select_ones on one list, drawn as a table.
  case grid(NodeID)
  /// A group whose questions and notes stand on one screen.
  case page(NodeID)
  /// A repeat, as a list of its instances.
  case roster(NodeID)
  case end

  /// The node that the stop stands on; nil at the end.
  public var node: NodeID? {
    switch self {
    case .question(let node), .note(let node), .grid(let node), .page(let node),
      .roster(let node):
      node
    case .end: nil
    }
  }

  /// Whether it shows a group with several questions at once.
  public var holdsSeveral: Bool {
    switch self {
    case .grid, .page: true
    case .question, .note, .roster, .end: false
    }
  }
}

extension FormItem {
  /// Whether a person ever stops at it.
  fileprivate var isAsked: Bool { type.isQuestion || type == .note || type == .repeat }
}

extension Interview {
  /// All stops as things stand, in order, up to the first outcome reached; `end` is the last.
  public var stops: [Stop] {
    var stops: [Stop] = []
    for node in nodes {
      guard let stop = stop(at: node) else { continue }
      stops.append(stop)
      if form.items[node.item].isOutcome { break }
    }
    return stops + [.end]
  }

  /// Which question a person is at, as the outline numbers them, and of about how many: those before,
  /// and all that the questionnaire could still ask. It can only turn out to be fewer.
  public func progress(at stop: Stop, row: NodeID? = nil) -> (place: Int, count: Int) {
    var place = 0
    for before in stops {
      if before == stop { break }
      place += size(of: before)
    }
    guard let node = stop.node else { return (place, place) }
    switch stop {
    case .grid, .page: if let row { place += rows(of: node).firstIndex(of: row) ?? 0 }
    case .question, .note, .roster, .end: break
    }
    let current = row ?? node
    let ahead = form.items[(current.item + 1)...].filter { $0.isAsked }.count
    return (place + 1, place + 1 + ahead)
  }

  private func size(of stop: Stop) -> Int {
    switch stop {
    case .grid(let node), .page(let node): max(1, rows(of: node).count)
    case .question, .note, .roster, .end: 1
    }
  }

  /// The stop that shows a node: itself, or the grid or page around it.
  public func stop(showing node: NodeID) -> Stop? {
    guard let parent = form.items[node.item].parent else { return stop(at: node) }
    let around = NodeID(frame: node.frame, item: parent)
    if isGrid(parent) { return .grid(around) }
    return isPage(parent) ? .page(around) : stop(at: node)
  }

  private func stop(at node: NodeID) -> Stop? {
    let item = form.items[node.item]
    if let parent = item.parent, isGrid(parent) || isPage(parent) { return nil }
    switch item.type {
    case .note: return .note(node)
    case .repeat: return .roster(node)
    case .group:
      if isGrid(node.item) { return .grid(node) }
      return isPage(node.item) && !parts(of: node).isEmpty ? .page(node) : nil
    default: return item.type.isQuestion ? .question(node) : nil
    }
  }

  /// Whether a group is drawn as one table.
  func isGrid(_ id: ItemID) -> Bool {
    let item = form.items[id]
    guard item.type == .group, item.definition.appearance.contains("table-list") else {
      return false
    }
    let questions = item.definition.items.filter { $0.type != .calculate }
    guard let list = questions.first?.choices?.value else { return false }
    return questions.allSatisfy {
      $0.type == .selectOne && $0.choices?.value == list && $0.choiceFilter == nil
        && $0.randomize == .never
    }
  }

  /// Whether a group is shown as one page. One that holds groups, repeats or an end of the interview
  /// is asked question by question.
  func isPage(_ id: ItemID) -> Bool {
    let item = form.items[id]
    guard item.type == .group, item.definition.appearance.contains("field-list") else {
      return false
    }
    return item.definition.items.allSatisfy { !$0.type.isContainer && $0.outcome == nil }
  }

  /// The questions and notes of a page that are shown as things stand.
  public func parts(of page: NodeID) -> [NodeID] {
    form.children(of: page.item).map { NodeID(frame: page.frame, item: $0) }
      .filter { isRelevant($0) && form.items[$0.item].isAsked }
  }

  /// The questions of a grid or a page that are asked as things stand.
  public func rows(of grid: NodeID) -> [NodeID] {
    form.children(of: grid.item).map { NodeID(frame: grid.frame, item: $0) }
      .filter { isRelevant($0) && form.items[$0.item].type.isQuestion }
  }

  /// Where going on leads: from the last question of an instance back to its roster, from a roster
  /// past its instances. Only what lies between is looked at, however long the questionnaire.
  public func stop(after stop: Stop) -> Stop {
    guard let node = stop.node, !isBehindOutcome(node) else { return .end }
    var following = NodesAfter(node, in: world)
    if case .roster = stop { following.passInstances() }
    var next = Stop.end
    while case .end = next, let node = following.next() {
      if let found = self.stop(at: node) { next = found }
    }
    guard let (roster, instance) = enclosingInstance(of: node) else { return next }
    return isInside(next, instance: instance, of: roster) ? next : .roster(roster)
  }

  /// Whether an outcome that was reached at the node, or before it, has ended the interview.
  public func isBehindOutcome(_ node: NodeID) -> Bool {
    let place = world.documentOrder(of: node)
    return form.outcomes.contains { outcome in
      world.frames(of: form.items[outcome].scope, below: 0).contains { frame in
        let note = NodeID(frame: frame, item: outcome)
        return world.isRelevant(note)
          && !place.lexicographicallyPrecedes(world.documentOrder(of: note))
      }
    }
  }

  /// Where going back leads; nil at the beginning.
  public func stop(before stop: Stop) -> Stop? {
    let before = Array(stops.prefix { $0 != stop })
    guard let node = stop.node else {
      return before.last.map { skippingInstances($0) }
    }
    guard let (roster, instance) = enclosingInstance(of: node) else {
      return before.last.map { skippingInstances($0) }
    }
    guard let previous = before.last, isInside(previous, instance: instance, of: roster) else {
      return .roster(roster)
    }
    return skippingInstances(previous, within: node)
  }

  /// Going back from behind a repeat leads to its roster, not into its last instance.
  func skippingInstances(_ stop: Stop, within node: NodeID? = nil) -> Stop {
    guard var inner = stop.node else { return stop }
    var result = stop
    while inner.frame != node?.frame ?? 0, let roster = roster(around: inner.frame) {
      result = .roster(roster)
      inner = roster
    }
    return result
  }

  private func isInside(_ stop: Stop, of roster: NodeID) -> Bool {
    instanceFrame(of: stop, in: roster) != nil
  }

  private func isInside(_ stop: Stop, instance: Instance, of roster: NodeID) -> Bool {
    instanceFrame(of: stop, in: roster) == instance.frame
  }

  /// The instance of a roster that a stop lies in, however deep.
  private func instanceFrame(of stop: Stop, in roster: NodeID) -> Int? {
    guard var frame = stop.node?.frame else { return nil }
    while let around = self.roster(around: frame) {
      if around == roster { return frame }
      frame = around.frame
    }
    return nil
  }

  /// The first stop inside an instance that has something left to do, else its first.
  public func firstStop(in instance: Instance, of roster: NodeID) -> Stop? {
    let nodes = nodes(in: instance, of: roster)
    let open = nodes.first { isOpen($0) }
    return (open ?? nodes.first { stop(showing: $0) != nil }).flatMap { stop(showing: $0) }
  }

  /// Whether a question still waits for its answer: asked, neither answered nor declined.
  public func isOpen(_ node: NodeID) -> Bool {
    form.items[node.item].type.isQuestion && isRelevant(node) && answer(node).isEmpty
      && (nonresponse(node) == nil || nonresponse(node) == .askLater)
  }

  /// The outcome that this stop brings, if it brings one.
  public func outcomeRule(at stop: Stop) -> Outcome? {
    guard case .note(let node) = stop, let rule = form.items[node.item].definition.outcome else {
      return nil
    }
    return Outcome(code: rule.code, keep: rule.keepsAnswers ? .answers : .nothing)
  }

  /// Where the person was last; the first stop at the beginning, the nearest one before when what
  /// was visited is no longer asked.
  public var currentStop: Stop {
    let stops = stops
    guard hasArrived else { return stops[0] }
    guard let visited else { return .end }
    if let node = node(at: visited), let stop = stop(showing: node), stops.contains(stop) {
      return stop
    }
    let item = form.item(named: visited.name)?.id ?? 0
    return stops.last { ($0.node?.item ?? .max) <= item } ?? stops[0]
  }
}
