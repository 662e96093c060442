import Questionnaires

extension Comparison {
  mutating func compare(_ before: Outline.Entry, _ after: Outline.Entry) {
    let subject = Change.Subject.item(old: before.path, new: after.path, after.item.type)
    comparePlaces(before, after, subject)
    if before.item.type != after.item.type {
      note(subject, .retyped(from: before.item.type, isComputed: after.item.calculation != nil))
    }
    compareWords(before.item, after.item, subject)
    compareConstraints(before.item, after.item, subject)
    compareRules(before, after, subject)
    compareChecks(before.item, after.item, subject)
    compareSettings(before.item, after.item, subject)
    if after.item.type.isContainer { compareOrder(after.name, subject) }
  }

  private mutating func comparePlaces(
    _ before: Outline.Entry, _ after: Outline.Entry, _ subject: Change.Subject
  ) {
    if let sureness = pairing.sureness[before.name] { note(subject, .renamed(sureness)) }
    let isContainer = after.item.type.isContainer
    if !isContainer, pairing.isAcrossRepeats(before.name) {
      note(subject, .movedAcrossRepeats)
    } else if before.parent.flatMap({ pairing.newNames[$0] }) != after.parent {
      // An item that a group vanished around has not been moved by anybody.
      if !isDissolved(before.parent, into: after.parent) {
        note(subject, .moved(isConditional: hasNewCondition(around: after, before)))
      }
    }
  }

  /// Whether a group is gone and what was in it stands where the group stood.
  private func isDissolved(_ name: String?, into parent: String?) -> Bool {
    guard let name, pairing.newNames[name] == nil, let group = pairing.old[name] else {
      return false
    }
    return group.parent.flatMap { pairing.newNames[$0] } == parent
  }

  private mutating func compareWords(_ before: Item, _ after: Item, _ subject: Change.Subject) {
    for (part, path) in Self.words {
      let comparison = TextComparison(
        before[keyPath: path], after[keyPath: path], languages, renaming)
      guard comparison.differs else { continue }
      note(
        subject,
        .reworded(part, languages: comparison.languages, isSlight: comparison.isSlight))
    }
  }

  private static var words: [(Wording, KeyPath<Item, Text?>)] {
    [
      (.label, \.label), (.hint, \.hint), (.guidanceHint, \.guidanceHint),
      (.requiredMessage, \.requiredMessage), (.constraintMessage, \.constraintMessage),
    ]
  }

  private mutating func compareConstraints(
    _ before: Item, _ after: Item, _ subject: Change.Subject
  ) {
    guard var change = ruleChange(before.constraint?.value, after.constraint?.value) else {
      return
    }
    if let old = before.constraint?.value, let new = after.constraint?.value {
      let finer = RuleChange(
        ofCondition: renaming.expression(old), to: Renaming.tight(new),
        isWhole: after.type == .integer)
      guard let finer else { return }
      change = finer
    }
    note(subject, .constraint(change))
  }

  private mutating func compareRules(
    _ before: Outline.Entry, _ after: Outline.Entry, _ subject: Change.Subject
  ) {
    let isElsewhere = before.parent.flatMap { pairing.newNames[$0] } != after.parent
    for rule in Rule.allCases {
      let (old, new) = (before.item.text(of: rule), after.item.text(of: rule))
      // `position(..)` is that of another group now.
      let readsOthers = isElsewhere && old != nil && new.map { RuleText($0).climbs } == true
      guard var change = ruleChange(old, new) ?? (readsOthers ? .changed : nil) else { continue }
      if readsOthers {
        note(subject, .rule(rule, .changed))
        continue
      }
      if change == .changed, let old, let new {
        let columns = rule == .choiceFilter ? columnNames(before.item, after.item) : [:]
        let known = RuleText(old).renamed(renaming).withColumns(columns).tight
        guard let finer = Self.change(of: rule, from: known, to: Renaming.tight(new)) else {
          continue
        }
        change = finer
      }
      if rule == .relevant, isAskedAsBefore(before, after) { continue }
      // Nobody could answer it before either.
      if rule == .readOnly, !before.item.type.holdsAnswers { continue }
      let isLost = losesWhatItFilledIn(rule, before.item, after.item)
      note(subject, isLost ? .filledInIsLost(rule) : .rule(rule, change))
    }
  }

  /// What the columns of a question's list are called now, where that is all that became of them.
  private func columnNames(_ before: Item, _ after: Item) -> [String: String] {
    guard let old = before.choices?.value, let new = after.choices?.value else { return [:] }
    return listComparisons[ListPair(old: old, new: new)]?.columnNames ?? [:]
  }

  /// Whether a rule that is gone or another gave a value of which nobody could make an answer, and
  /// which no calculation gives again.
  func losesWhatItFilledIn(_ rule: Rule, _ before: Item, _ after: Item) -> Bool {
    guard rule == .defaultValue || rule == .calculation, before.text(of: rule) != nil,
      before.type.holdsAnswers, after.type.holdsAnswers, after.calculation == nil
    else { return false }
    if rule == .defaultValue, before.calculation != nil { return false }
    return before.type == .hidden || before.readOnly != .never && after.readOnly != .never
  }

  /// What became of a rule that is written otherwise; nil if it means what it meant.
  private static func change(
    of rule: Rule, from old: String, to new: String
  ) -> RuleChange? {
    switch rule {
    case .relevant, .choiceFilter: return RuleChange(ofCondition: old, to: new)
    case .repeatCount:
      guard let old = Int(old), let new = Int(new) else { return .changed }
      return new > old ? .loosened : .tightened
    default: return .changed
    }
  }

  private mutating func compareSettings(
    _ before: Item, _ after: Item, _ subject: Change.Subject
  ) {
    for setting in Setting.allCases where before.differs(from: after, in: setting) {
      let isNarrower = setting == .parameters && after.scaleLacksSome(of: before)
      let discards =
        setting == .outcome && after.outcome?.keepsAnswers == false
        && before.outcome?.keepsAnswers != false
      let losesProbes = setting == .probes && after.lacksSomeProbe(of: before, languages, renaming)
      note(
        subject,
        isNarrower
          ? .scaleNarrowed : discards ? .discards : losesProbes ? .probesGone : .setting(setting))
    }
  }

  private mutating func compareChecks(
    _ before: Item, _ after: Item, _ subject: Change.Subject
  ) {
    let old = before.checks.map { Check(renaming.expression($0.rule.value), $0.severity) }
    let new = after.checks.map { Check(Renaming.tight($0.rule.value), $0.severity) }
    guard old != new else { return }
    let addCritical = new.contains { $0.severity == .critical && !old.contains($0) }
    let losesConfirmed = old.contains { $0.severity == .soft && !new.contains($0) }
    note(subject, .checks(addCritical: addCritical, losesConfirmed: losesConfirmed))
  }

  /// What a check asks, by its new names.
  private struct Check: Equatable {
    let rule: String
    let severity: CheckRule.Severity

    init(_ rule: String, _ severity: CheckRule.Severity) {
      (self.rule, self.severity) = (rule, severity)
    }
  }
}

extension Item {
  /// Whether the scale of a range has no place for some number that the old one offered.
  fileprivate func scaleLacksSome(of old: Item) -> Bool {
    guard let before = old.scale, let after = scale else { return false }
    return (0...min(before.steps, 10_000)).contains { step in
      after.place(of: before.number(after: step)) == nil
    } || after.place(of: before.end) == nil
  }

  /// Whether an interviewer may have asked something beside the old question that the new one does not.
  fileprivate func lacksSomeProbe(
    of old: Item, _ languages: [LanguagePair], _ renaming: Renaming
  ) -> Bool {
    !old.probes.allSatisfy { before in
      probes.contains { before.asks($0, languages, renaming) }
    }
  }

  /// What an author wrote of a rule.
  func text(of rule: Rule) -> String? {
    switch rule {
    case .relevant: relevant?.value
    case .required: required.text
    case .calculation: calculation?.value
    case .trigger: trigger?.value
    case .defaultValue: defaultValue?.value
    case .readOnly: readOnly.text
    case .choiceFilter: choiceFilter?.value
    case .repeatCount: repeatCount?.value
    case .instanceLabel: instanceLabel?.value
    case .randomize: randomize.text
    case .instanceName: nil
    }
  }

  fileprivate func differs(from other: Item, in setting: Setting) -> Bool {
    switch setting {
    case .appearance: appearance != other.appearance
    case .parameters: parameters != other.parameters
    case .orOther: orOther != other.orOther
    case .outcome:
      outcome?.code != other.outcome?.code || outcome?.keepsAnswers != other.outcome?.keepsAnswers
    case .nonresponse: nonresponse != other.nonresponse
    case .personalData: personalData != other.personalData
    case .sensitive: sensitive != other.sensitive
    case .codes: codes != nil && other.codes == nil
    case .rationale: rationale != other.rationale
    case .tags: tags != other.tags
    case .choices:
      type == other.type && !type.isSelect && (choices == nil) != (other.choices == nil)
    case .probes: nameless.probes != other.nameless.probes
    case .checkMessages:
      checks.count == other.checks.count
        && nameless.checks.map(\.message) != other.nameless.checks.map(\.message)
    case .title, .description, .submission, .nonresponseCodes, .quotas, .indicators, .kiosk,
      .recording, .publicKeys, .languageOrder:
      false
    }
  }
}

extension Requirement {
  /// As an expression; nil where it never holds.
  fileprivate var text: String? {
    switch self {
    case .never: nil
    case .always: "true()"
    case .when(let rule): rule.value
    }
  }
}
