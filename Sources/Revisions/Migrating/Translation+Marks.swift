import Questionnaires

/// Marks say a place among what the author wrote: in the new version it is the place of the same.
extension Translation {
  /// The place of the probe with the same words, in every language that both versions have.
  func moved(probe place: Int, _ conversion: AnswerConversion) throws(Obstacle) -> Int {
    let (before, after) = (conversion.from.definition.probes, conversion.to.definition.probes)
    let languages = LanguagePair.shared(old.questionnaire, new.questionnaire)
    guard before.indices.contains(place), !languages.isEmpty else { throw .probeRemoved }
    let same = after.indices.filter { before[place].asks(after[$0], languages, renaming) }
    return try nearest(place, of: same, otherwise: .probeRemoved)
  }

  /// The place of the check with the same rule, as severe as it was: whoever confirmed an answer was
  /// asked about that rule.
  func moved(check place: Int, _ conversion: AnswerConversion) throws(Obstacle) -> Int {
    let (before, after) = (conversion.from.definition.checks, conversion.to.definition.checks)
    guard before.indices.contains(place) else { throw .checkRemoved }
    let rule = renaming.expression(before[place].rule.value)
    let same = after.indices.filter { index in
      after[index].severity == before[place].severity
        && Renaming.tight(after[index].rule.value) == rule
    }
    return try nearest(place, of: same, otherwise: .checkRemoved)
  }

  /// The same place where several are the same, else the first.
  private func nearest(
    _ place: Int, of same: [Int], otherwise obstacle: Obstacle
  ) throws(Obstacle) -> Int {
    guard let first = same.first else { throw obstacle }
    return same.contains(place) ? place : first
  }
}

extension Text {
  /// Whether two probes ask the same, but for case and punctuation, in every language that both versions
  /// have.
  func asks(_ other: Text, _ languages: [LanguagePair], _ renaming: Renaming) -> Bool {
    !languages.isEmpty && TextComparison(self, other, languages, renaming).isSlight
  }
}
