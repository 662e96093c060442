import Questionnaires

extension Change {
  /// What happened, and what it means, in a sentence for the author.
  public var sentence: String {
    switch kind {
    case .added, .removed, .renamed, .moved, .movedAcrossRepeats, .itemsReordered, .retyped:
      itemSentence
    case .reworded(let part, let languages, let isSlight):
      "other \(part.rawValue)" + Self.inLanguages(languages)
        + (isSlight ? " (case and punctuation only)" : "")
    case .constraint(let change): change.constraintSentence
    case .rule(let rule, let change): rule.sentence(change)
    case .filledInIsLost(let rule):
      "other \(rule.rawValue), and nobody can answer it; what drafts have in it is lost"
    case .hangsOnChanged(let gate, let causes): gate.sentence(Self.list(causes))
    case .checks(let addCritical, let losesConfirmed):
      "other checks" + (addCritical ? "; answers in drafts may not meet a critical one" : "")
        + (losesConfirmed ? "; what drafts have confirmed of one that was has no place" : "")
    case .probesGone: "probes gone; that drafts have asked them has no place"
    case .discards: "no answer is kept of the interviews that reach it; of drafts that do neither"
    case .endsOthers(keepsAnswers: true): "it may end other interviews than it did"
    case .endsOthers(keepsAnswers: false):
      "it may end other interviews than it did; of drafts that reach it no answer is kept"
    case .scaleNarrowed: "narrower scale; answers in drafts may lie beyond it"
    case .setting(.codes): "codes gone; those of drafts have no place"
    case .setting(.languageOrder):
      "the languages stand in another order; the first stands in for others"
    case .setting(let setting): "other \(setting.rawValue)"
    case .listReplaced, .choicesAdded, .choicesRemoved, .choicesRenamed, .choicesRelabelled,
      .choicesReordered, .choicesExclude, .choicesAltered:
      choiceSentence
    case .identity: "another id: this is another questionnaire, and no draft moves to it"
    case .languagesAdded(let tags): "new languages: \(Self.list(tags))"
    case .languagesRemoved(let tags):
      "languages gone: \(Self.list(tags)); drafts in them go on in the first"
    }
  }

  private var itemSentence: String {
    switch kind {
    case .added(.idle): "new"
    case .added(.required): "new and required; a draft that was done may not be any more"
    case .added(.checked):
      "new, with a critical check; a draft that was done may not be any more"
    case .added(.end(keepsAnswers: true)): "new, and ends the interviews that reach it"
    case .added(.end(keepsAnswers: false)):
      "new, and ends the interviews that reach it; of drafts that do, no answer is kept"
    case .removed(let couldBe): removalSentence(couldBe)
    case .renamed(.told): "renamed, as told"
    case .renamed(.certain): "renamed, certainly: nothing else has changed"
    case .renamed(.likely): "renamed, likely: it has the words or the contents of the old one"
    case .moved(isConditional: false): "moved to another place of the outline"
    case .moved(isConditional: true):
      "moved into a group with a condition; answers in drafts may not be asked for any more"
    case .movedAcrossRepeats: "moved into, out of or between repeats; its answers cannot follow"
    case .itemsReordered: "what is inside stands in another order"
    case .retyped(let from, let isComputed): retypingSentence(from, isComputed)
    default: ""
    }
  }

  private func removalSentence(_ couldBe: [String]) -> String {
    guard !couldBe.isEmpty, case .item(let old?, _, _) = subject else { return "gone" }
    let name = old.split(separator: "/").last.map(String.init) ?? old
    return "gone; it may have become \(Self.list(couldBe, " or ")): "
      + "if so, say --rename \(name)=\(couldBe[0])"
  }

  private func retypingSentence(_ from: ItemType, _ isComputed: Bool) -> String {
    guard case .item(_, _, let to) = subject else { return "" }
    let words = "\(from.rawValue) became \(to.rawValue)"
    if from.isQuestion, to == .hidden, isComputed {
      return words + "; a calculation takes the place of answers"
    }
    switch Retyping(from: from, to: to) {
    case .nothing:
      let isLost = from.isComputed && to.holdsAnswers && !isComputed
      return isLost ? words + "; what drafts computed cannot be kept" : words
    case .keeps: return words + "; every answer can be kept"
    case .mayLose: return words + "; answers that are none of the new type cannot be kept"
    case .loses: return words + "; answers cannot be kept"
    }
  }

  private var choiceSentence: String {
    switch kind {
    case .listReplaced: "the questions have another list"
    case .choicesAdded(let names): "new choices: \(Self.list(names))"
    case .choicesRemoved(let names, let unclear, _):
      "choices gone: \(Self.list(names))"
        + (unclear.isEmpty
          ? "" : "; whether these were renamed cannot be told: \(Self.list(unclear))")
    case .choicesRenamed(let renames):
      "choices renamed: \(Self.list(renames.map { "\($0.old) → \($0.new)" }))"
    case .choicesRelabelled(let names, let isSlight):
      "choices with another label: \(Self.list(names))"
        + (isSlight ? " (case and punctuation only)" : "")
    case .choicesReordered: "the choices stand in another order"
    case .choicesExclude(let names):
      "choices that exclude the others now: \(Self.list(names)); answers in drafts may have them "
        + "beside others"
    case .choicesAltered(let names): "choices with other columns or marks: \(Self.list(names))"
    default: ""
    }
  }

  private static func inLanguages(_ tags: [String]) -> String {
    let named = tags.filter { !$0.isEmpty }
    return named.isEmpty ? "" : " in \(list(named))"
  }

  /// The first of many words; JSON has all.
  static func list(_ words: [String], _ joint: String = ", ") -> String {
    let most = 8
    let shown = words.prefix(most).joined(separator: joint)
    return words.count > most ? shown + " and \(words.count - most) more" : shown
  }
}

extension RuleChange {
  fileprivate var constraintSentence: String {
    switch self {
    case .added: "new constraint; answers in drafts may not meet it"
    case .removed: "constraint gone"
    case .tightened: "constraint tightened; answers in drafts may not meet it"
    case .loosened: "constraint loosened"
    case .changed: "other constraint; answers in drafts may not meet it"
    }
  }
}

extension Rule {
  fileprivate func sentence(_ change: RuleChange) -> String {
    let what =
      switch change {
      case .added: "new \(rawValue)"
      case .removed: "\(rawValue) gone"
      case .tightened: "\(rawValue) tightened"
      case .loosened: "\(rawValue) loosened"
      case .changed: "other \(rawValue)"
      }
    guard change != .removed, change != .loosened else { return what }
    switch self {
    case .relevant: return what + "; answers in drafts may not be asked for any more"
    case .readOnly: return what + "; answers in drafts may have no place"
    case .choiceFilter: return what + "; chosen choices may not be offered any more"
    case .repeatCount: return what + "; instances of drafts may be beyond it"
    default: return what
    }
  }
}

extension Gate {
  fileprivate func sentence(_ causes: String) -> String {
    let what = "its \(rawValue) hangs on \(causes), where the same answers give another value now; "
    return switch self {
    case .relevant: what + "answers in drafts may not be asked for any more"
    case .repeatCount: what + "instances of drafts may be beyond it"
    case .readOnly: what + "answers in drafts may have no place"
    case .choiceFilter: what + "chosen choices may not be offered any more"
    case .constraint: what + "answers in drafts may not meet it"
    case .check: what + "answers in drafts may not meet a critical one"
    case .defaultValue: what + "nobody can answer it, and what drafts have in it is lost"
    }
  }
}
