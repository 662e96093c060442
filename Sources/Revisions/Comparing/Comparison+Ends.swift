import Questionnaires

extension Comparison {
  /// The notes that end interviews: whether they may end others than they did.
  mutating func compareEnds() {
    let ends = pairing.new.entries.filter { $0.item.outcome != nil }
    for (place, end) in ends.enumerated() {
      guard let outcome = end.item.outcome,
        let before = pairing.oldNames[end.name].flatMap({ pairing.old[$0] }),
        before.item.outcome != nil
      else { continue }
      let kept = Set(conditions(around: end, in: pairing.new, Renaming.tight))
      let lost = conditions(around: before, in: pairing.old, renaming.expression)
        .contains { !kept.contains($0) }
      if lost || ends[(place + 1)...].contains(where: { stood($0, before: end) }) {
        note(
          .item(old: before.path, new: end.path, end.item.type),
          .endsOthers(keepsAnswers: outcome.keepsAnswers))
      }
    }
  }

  /// Whether an end stood before another one that it stands behind now, and does not do the same.
  private func stood(_ later: Outline.Entry, before end: Outline.Entry) -> Bool {
    guard let old = pairing.oldNames[later.name], let other = pairing.oldNames[end.name],
      let place = pairing.old.place(of: old), let former = pairing.old.place(of: other)
    else { return false }
    let isSame =
      later.item.outcome?.code == end.item.outcome?.code
      && later.item.outcome?.keepsAnswers == end.item.outcome?.keepsAnswers
    return place < former && !isSame
  }

  /// What must hold for it to be reached, by the names of the new version.
  private func conditions(
    around entry: Outline.Entry, in outline: Outline, _ spelt: (String) -> String
  ) -> [String] {
    ([entry] + outline.ancestors(of: entry)).compactMap { $0.item.relevant.map { spelt($0.value) } }
  }
}
