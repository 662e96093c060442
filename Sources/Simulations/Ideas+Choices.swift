import Interviews
import Questionnaires

extension Ideas {
  /// More of a long list is not looked at for one answer.
  private static let most = 60

  /// Mostly a choice that nobody has chosen yet.
  mutating func oneChoice(_ node: NodeID, _ isNew: (String) -> Bool) -> [String] {
    let other = interview.item(node).definition.orOther ? ["other"] : []
    let names = random.shuffled(offered(node).map(\.name) + other)
    guard random.happens(60) else { return names }
    return names.filter(isNew) + names.filter { !isNew($0) }
  }

  /// Sets of all sizes, small ones first; an exclusive choice stands alone. Every single choice comes
  /// at last, and all together, with the exclusive ones even, which a constraint may have to refuse.
  mutating func someChoices(_ node: NodeID, _ isNew: (String) -> Bool) -> [String] {
    let choices = offered(node)
    let alone = choices.filter(\.isExclusive).map(\.name)
    let together = choices.filter { !$0.isExclusive }.map(\.name)
    var sets: [[String]] = []
    if let name = random.pick(alone), random.happens(isNew(name) ? 50 : 10) { sets.append([name]) }
    for round in 0..<24 {
      let size = min(together.count, 1 + random.below(3) + round / 6)
      let names = random.shuffled(together)
      let first = round < 8 ? names.first(where: isNew) : nil
      let rest = names.filter { $0 != first }
      sets.append((first.map { [$0] } ?? []) + rest.prefix(first == nil ? size : size - 1))
    }
    sets += random.shuffled(together + alone).map { [$0] } + [together, together + alone]
    return sets.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
  }

  mutating func orders(_ node: NodeID) -> [String] {
    let names = offered(node).map(\.name)
    guard !names.isEmpty else { return [] }
    return (0..<12).map { _ in random.shuffled(names).joined(separator: " ") }
  }

  /// What is offered as things stand; of a long list some.
  private mutating func offered(_ node: NodeID) -> [(name: String, isExclusive: Bool)] {
    let choices = interview.offeredChoices(node)
    guard choices.count > Self.most else { return choices.map { ($0.name, $0.isExclusive) } }
    var places: Set<Int> = []
    var some: [(String, Bool)] = []
    for _ in 0..<Self.most {
      let place = random.below(choices.count)
      guard places.insert(place).inserted else { continue }
      let choice = choices[place]
      some.append((choice.name, choice.isExclusive))
    }
    return some
  }
}
