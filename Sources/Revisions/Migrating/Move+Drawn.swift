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
      moves: (before?.moves ?? 0) + 1, entries: draft.entries.count,
      values: values.compactMap { moved($0.value, of: $0.item) })
  }

  /// What somebody answered in its place is no chance, and moves as an answer.
  private func moved(
    _ value: DrawnByChance.Value, of item: FormItem
  ) -> DrawnByChance.Value? {
    guard !said.answered.contains(value.address),
      let place = try? translation.place(of: value.address),
      isKept(by: place.conversion.to, drawnBy: item),
      let (text, _) = try? place.conversion.converted(value.text)
    else { return nil }
    return DrawnByChance.Value(place.address, text, kind: value.kind)
  }

  /// A rule that says something else draws something else; only what is kept by `once()` was drawn for
  /// good.
  private func isKept(by new: FormItem, drawnBy old: FormItem) -> Bool {
    guard new.draws else { return false }
    if new.keepsOnce, old.calculation != nil { return true }
    guard let before = old.drawingRule, let after = new.drawingRule else { return false }
    return translation.renaming.expression(before) == Renaming.tight(after)
  }
}

extension FormItem {
  /// What the author wrote of how its value comes about.
  fileprivate var drawingRule: String? {
    if let calculation { return calculation.expression.source }
    if case .computed(let value) = defaultValue { return value.expression.source }
    return nil
  }
}
