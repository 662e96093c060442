import Questionnaires
import Values

extension Interview {
  /// The choices that a question offers now, in the order they are shown: filtered, and shuffled
  /// where the author asked for it, always the same way in one interview.
  public func offeredChoices(_ node: NodeID) -> [Choice] {
    guard let table = form.choices(of: node.item) else { return [] }
    let item = form.items[node.item]
    let offered =
      item.choiceFilter == nil
      ? Array(table.choices) : table.choices.filter { world.passes($0, at: node) }
    return item.definition.randomize == .never ? offered : shuffled(offered, at: node)
  }

  /// The chosen names that are in the list but that the filter no longer offers: shown as no longer
  /// valid, never dropped.
  public func withdrawnChoices(_ node: NodeID) -> [Choice] {
    guard let table = form.choices(of: node.item) else { return [] }
    return answer(node).split(separator: " ").compactMap { name in
      guard let index = table.index(of: name), !world.passes(table.choices[index], at: node) else {
        return nil
      }
      return table.choices[index]
    }
  }

  /// Fixed choices keep their places; the others change places among themselves.
  private func shuffled(_ choices: [Choice], at node: NodeID) -> [Choice] {
    var seed = beginning.seed ^ UInt64(node.item) &* 0x9E37_79B9_7F4A_7C15
    if let expression = form.items[node.item].randomizeSeed {
      let number = world.value(expression, at: node).number
      seed = number.isNaN ? 0 : number.bitPattern
    }
    var random = RandomSource(seed: seed)
    let places = choices.indices.filter { !choices[$0].isFixed }
    var result = choices
    for (place, choice) in zip(places, places.map { choices[$0] }.shuffled(using: &random)) {
      result[place] = choice
    }
    return result
  }

  /// The label of a choice in the interview's language.
  public func label(of choice: Choice) -> String {
    choice.label.text(in: language, fallback: form.languages[0])
  }
}
