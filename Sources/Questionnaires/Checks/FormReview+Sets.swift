import Expressions

/// Questions inside a repeat that are read from outside it as if they had one answer.
extension FormReview {
  mutating func reviewSet(_ written: WrittenExpression, of item: FormItem?) {
    let (compiled, text) = (written.compiled, written.text)
    guard compiled.targets.contains(where: isSet) else { return }
    let expression = compiled.expression
    let single = expression.singleReadings(asCondition: written.isCondition)
    for number in single.sorted() where isSet(compiled.targets[number]) {
      guard case .item(let id, let anchor, _) = compiled.targets[number],
        let around = repeatAround(id, below: anchor)
      else { continue }
      let reference = expression.references[number]
      let name = reference.text
      note(
        .setReadAsOne(name, repeat: items[around].name), text, at: reference.range.lowerBound,
        of: item)
    }
  }

  /// Whether an item has several nodes below the frame that it is read from.
  private func isSet(_ target: Target) -> Bool {
    guard case .item(let id, let anchor, _) = target else { return false }
    return items[id].type.isContainer == false && items[id].scope != anchor
  }

  /// The outermost repeat between a frame and an item in it.
  private func repeatAround(_ id: ItemID, below anchor: ScopeID) -> ItemID? {
    var scope = items[id].scope
    var around: ItemID?
    while scope != anchor, let repeatItem = outline.scopes[scope].repeatItem {
      around = repeatItem
      scope = items[repeatItem].scope
    }
    return around
  }
}
