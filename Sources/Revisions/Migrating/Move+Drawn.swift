import Interviews
import Questionnaires
import Records

extension Move {
  /// What chance gave in the old draft, for the items of the new version that keep it; nil where chance
  /// gave nothing.
  var drawn: DrawnByChance? {
    let (before, values) = (draft.beginning.drawn, draft.drawn)
    guard before != nil || !values.isEmpty else { return nil }
    return DrawnByChance(
      moves: (before?.moves ?? 0) + 1, entries: .max,
      values: values.compactMap { moved($0.value, of: $0.item) })
  }

  /// What somebody answered in its place is no chance, and moves as an answer.
  private func moved(
    _ value: DrawnByChance.Value, of item: FormItem
  ) -> DrawnByChance.Value? {
    guard !said.answered.contains(value.address),
      let place = try? translation.place(of: value.address),
      let text = text(value, item, place.conversion)
    else { return nil }
    let new = place.conversion.to
    let isWhole = saysTheSame(new, as: item)
    // A rule that says something else draws something else; only what is kept by `once()` was drawn for
    // good.
    guard new.draws, isWhole || new.keepsOnce && item.calculation != nil else { return nil }
    return DrawnByChance.Value(
      place.address, text, kind: item.type.isNumeric ? .number : value.kind, isWhole: isWhole)
  }

  /// What was computed is no answer that has to become another one: it stays as it is written.
  private func text(
    _ value: DrawnByChance.Value, _ old: FormItem, _ conversion: AnswerConversion
  ) -> String? {
    guard old.type.isQuestion, conversion.to.type.isQuestion else { return value.text }
    return (try? conversion.converted(value.text))?.0
  }

  /// Whether the one draws by the rule by which the other drew.
  private func saysTheSame(_ new: FormItem, as old: FormItem) -> Bool {
    guard let before = old.drawingRule, let after = new.drawingRule else { return false }
    return Self.drawing(translation.renaming.expression(before))
      == Self.drawing(Renaming.tight(after))
  }

  /// What of a rule is drawn: `once()` around all of it says that it stays, as a default does.
  private static func drawing(_ rule: String) -> String {
    let tokens = RuleToken.all(in: rule)
    guard tokens.first == .name("once"), let inner = RuleParts.unwrapped(tokens.dropFirst()) else {
      return rule
    }
    return RuleText.written(inner)
  }
}

extension ItemType {
  fileprivate var isNumeric: Bool { [.integer, .decimal, .range].contains(self) }
}

extension FormItem {
  /// What the author wrote of how its value comes about.
  fileprivate var drawingRule: String? {
    if let calculation { return calculation.expression.source }
    if case .computed(let value) = defaultValue { return value.expression.source }
    return nil
  }
}
