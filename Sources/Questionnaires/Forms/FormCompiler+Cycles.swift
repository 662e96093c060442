import Expressions

/// Saying where things depend on each other in a circle.
extension FormCompiler {
  typealias Edge = DependencyGraph.Edge

  /// Reports every knot of items that wait for each other; beyond the most errors that are told, how
  /// many there are.
  mutating func reportCycles() {
    let circles = DependencyCycles(itemCount: items.count, edges: edges).all()
    for circle in circles.prefix(Self.mostErrors) { report(circle) }
    let further = circles.dropFirst(Self.mostErrors)
    guard let item = further.first?.first?.to.item else { return }
    found.count(
      further.count, at: file.place(of: items[item].definition.nameOffset), areErrors: true)
  }

  private mutating func report(_ circle: [Edge]) {
    // An edge leads from what is read to who reads it; a person thinks the other way round.
    let reads = Self.betweenItems(circle).reversed().map { $0 }
    guard let first = reads.first(where: { text(of: $0) != nil }), let text = text(of: first)
    else { return }
    let start = reads.firstIndex { $0.to == first.to && $0.from == first.from } ?? 0
    let links = (reads[start...] + reads[..<start]).map { edge in
      CycleLink(item: items[edge.to.item].name, key: edge.key)
    }
    if let (count, place) = ownCount(reads) {
      report(.finding(.repeatCountOfItself), place, at: 0, for: count)
    } else {
      report(.dependencyCycle(links), text, at: reference(in: first), for: first.to.item)
    }
  }

  /// The edges that lead from one item to another; all of them where an item depends on itself.
  private static func betweenItems(_ circle: [Edge]) -> [Edge] {
    let between = circle.filter { $0.from.item != $0.to.item }
    return between.isEmpty ? Array(circle.filter { $0.key != .place }.prefix(1)) : between
  }

  /// The repeat whose number of instances depends on what is in them.
  private func ownCount(_ reads: [Edge]) -> (ItemID, Placed<String>)? {
    for edge in reads where edge.key == .repeatCount {
      let id = edge.to.item
      let isInside = reads.contains { (id..<items[id].end).contains($0.from.item) }
      if isInside, let text = items[id].definition.repeatCount { return (id, text) }
    }
    return nil
  }

  /// What the author wrote that makes the link; nil where it follows from an item's place.
  private func text(of edge: Edge) -> Placed<String>? {
    let definition = items[edge.to.item].definition
    return switch edge.key {
    case .relevant: definition.relevant
    case .calculation: definition.calculation
    case .defaultValue: definition.defaultValue
    case .trigger: definition.trigger
    case .repeatCount: definition.repeatCount
    case .place: nil
    }
  }

  /// Where in that expression the other item is read.
  private func reference(in edge: Edge) -> Int {
    let item = items[edge.to.item]
    let compiled: CompiledExpression? =
      switch edge.key {
      case .relevant: item.relevant
      case .calculation: item.calculation
      case .repeatCount: item.repeatCount
      case .defaultValue:
        if case .computed(let value) = item.defaultValue { value } else { nil }
      case .trigger, .place: nil
      }
    guard let compiled else { return 0 }
    let number = compiled.targets.firstIndex { target in
      if case .item(let read, _, _) = target {
        (edge.from.item..<items[edge.from.item].end).contains(read)
      } else {
        false
      }
    }
    return number.map { compiled.expression.references[$0].range.lowerBound } ?? 0
  }
}
