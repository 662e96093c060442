/// What stands behind an outcome that every interview reaches.
extension FormReview {
  /// The first item that is shown behind it is reported; those after it follow from that.
  mutating func reviewEnds() {
    guard let end = items.first(where: isUnconditionalEnd),
      let next = items[end.end...].first(where: { $0.type.isQuestion || $0.type == .note })
    else { return }
    note(.afterTheEnd(note: end.name), at: next.definition.nameOffset, of: next)
  }

  /// An outcome with no condition on it, nor on anything around it; one that is always true is none.
  private func isUnconditionalEnd(_ item: FormItem) -> Bool {
    guard item.type == .note, item.isOutcome, item.scope == 0 else { return false }
    var around: ItemID? = item.id
    while let id = around {
      if let relevant = items[id].relevant, relevant.expression.constantValue?.truth != true {
        return false
      }
      around = items[id].parent
    }
    return true
  }
}
