import JSONDocuments

extension Change {
  /// Where, as people read it: `home/age → home/age_years`.
  public var place: String {
    switch subject {
    case .questionnaire: "questionnaire"
    case .item(let old?, let new?, _): old == new ? new : "\(old) → \(new)"
    case .item(let old, let new, _): new ?? old ?? ""
    case .choices(let old, let new, _): "choices " + (old == new ? new : "\(old) → \(new)")
    }
  }

  /// Place and sentence, with the questions that a choice list concerns.
  public var line: String {
    guard case .choices(_, _, let questions) = subject, !questions.isEmpty else {
      return "\(place): \(sentence)"
    }
    return "\(place) (\(Self.list(questions))): \(sentence)"
  }

  /// The same for scripts; names are all there.
  public var json: JSONValue {
    .present(
      [("severity", .string(severity.rawValue)), ("change", .string(word))] + whereMembers
        + facts + [("what", .string(sentence))])
  }

  private var whereMembers: [(String, JSONValue?)] {
    switch subject {
    case .questionnaire: []
    case .item(let old, let new, let type):
      [
        ("old", old.map(JSONValue.string)), ("new", new.map(JSONValue.string)),
        ("type", .string(type.rawValue)),
      ]
    case .choices(let old, let new, let questions):
      [("old_list", .string(old)), ("new_list", .string(new)), ("items", strings(questions))]
    }
  }

  private var word: String {
    switch kind {
    case .added: "added"
    case .removed: "removed"
    case .renamed: "renamed"
    case .moved: "moved"
    case .movedAcrossRepeats: "moved_across_repeats"
    case .itemsReordered: "items_reordered"
    case .retyped: "retyped"
    case .reworded(let part, _, _): part.rawValue
    case .constraint: "constraint"
    case .checks: "checks"
    case .probesGone: "probes_gone"
    case .scaleNarrowed: "scale_narrowed"
    case .discards: "answers_discarded"
    case .endsOthers: "ends_others"
    case .rule(let rule, _): rule.rawValue
    case .filledInIsLost: "filled_in_is_lost"
    case .hangsOnChanged: "hangs_on_changed"
    case .setting(let setting): setting.rawValue
    case .listReplaced: "list_replaced"
    case .choicesAdded: "choices_added"
    case .choicesRemoved: "choices_removed"
    case .choicesRenamed: "choices_renamed"
    case .choicesRelabelled: "choices_relabelled"
    case .choicesReordered: "choices_reordered"
    case .choicesExclude: "choices_exclude"
    case .choicesAltered: "choices_altered"
    case .identity: "id"
    case .languagesAdded: "languages_added"
    case .languagesRemoved: "languages_removed"
    }
  }

  private var facts: [(String, JSONValue?)] {
    switch kind {
    case .removed(let couldBe): [("could_be", couldBe.isEmpty ? nil : strings(couldBe))]
    case .renamed(let sureness): [("sure", .string(sureness.rawValue))]
    case .retyped(let from, _): [("from", .string(from.rawValue))]
    case .reworded(_, let languages, _): [("languages", strings(languages))]
    case .constraint(let change), .rule(_, let change): [("how", .string(change.rawValue))]
    case .filledInIsLost(let rule): [("rule", .string(rule.rawValue))]
    case .choicesRemoved(let names, let unclear, _):
      [("names", strings(names)), ("unclear", unclear.isEmpty ? nil : strings(unclear))]
    case .choicesRenamed(let renames):
      [("names", .object(renames.map { JSONValue.Member($0.old, .string($0.new)) }))]
    case .hangsOnChanged(let gate, let causes):
      [("rule", .string(gate.rawValue)), ("causes", strings(causes))]
    case .choicesAdded(let names), .choicesRelabelled(let names, _), .choicesAltered(let names),
      .choicesExclude(let names), .languagesAdded(let names), .languagesRemoved(let names):
      [("names", strings(names))]
    case .added, .moved, .movedAcrossRepeats, .itemsReordered, .checks, .probesGone,
      .scaleNarrowed, .discards, .endsOthers, .setting, .listReplaced, .choicesReordered,
      .identity:
      []
    }
  }

  private func strings(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }
}
