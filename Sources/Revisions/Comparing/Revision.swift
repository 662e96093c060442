import Questionnaires

/// What happened to a questionnaire from one version to the next: which item is which, and every
/// change, in document order.
///
/// ```swift
/// let revision = try Revision(from: old, to: new)
/// revision.changes.filter { $0.severity == .breaking }
/// ```
public struct Revision: Sendable {
  /// In the new version's order; what is gone stands where it stood, and what hangs on a change at the
  /// end.
  public let changes: [Change]
  let pairing: Pairing
  /// For each pair of lists that a question had and has: new names of choices by old ones.
  let choiceNames: [ListPair: [String: String]]
  /// Rewrites what the author wrote of old items and choices to their new names.
  let renaming: Renaming

  /// Compares two versions. `renames` are a person's word where the texts leave doubt; refuses names
  /// that are not there.
  public init(
    from old: Questionnaire, to form: Form, renames: [Rename] = []
  ) throws(RenameFault) {
    let new = form.questionnaire
    let languages = LanguagePair.shared(old, new)
    pairing = try Pairing(Outline(old), Outline(new), languages: languages, renames: renames)
    var comparison = Comparison(old, form, pairing, languages)
    comparison.run()
    changes = comparison.changes
    choiceNames = comparison.choiceNames
    renaming = comparison.renaming
  }

  /// What an old item is called now; nil if it is gone.
  public func newName(of old: String) -> String? { pairing.newNames[old] }

  /// How sure it is that an old item has a new name; nil if it kept its own, or is gone.
  public func sureness(of old: String) -> Sureness? { pairing.sureness[old] }

  /// Whether the repeats around an item, those around it now, are others than before.
  func isAcrossRepeats(_ old: String) -> Bool { pairing.isAcrossRepeats(old) }
}

extension Pairing {
  /// Whether answers of an old item have no instance to stand in any more.
  func isAcrossRepeats(_ name: String) -> Bool {
    guard let before = old[name], let after = newNames[name].flatMap({ new[$0] }) else {
      return false
    }
    let kept = before.repeats.map { newNames[$0] }
    return kept.count != after.repeats.count || !zip(kept, after.repeats).allSatisfy { $0 == $1 }
  }
}

/// The choice lists of one question, before and after.
struct ListPair: Hashable {
  let old: String
  let new: String
}
