import Questionnaires

extension Change {
  /// How much it matters.
  public var severity: Severity {
    switch kind {
    case .added(let newcomer): newcomer.severity
    case .moved(let isConditional): isConditional ? .breaking : .harmless
    case .itemsReordered, .listReplaced, .choicesReordered, .languagesAdded: .harmless
    case .removed: removalSeverity
    case .renamed: type == .group || type == .note ? .harmless : .careful
    case .movedAcrossRepeats: holdsAnswers ? .breaking : .careful
    case .retyped(let from, let isComputed): retypingSeverity(from, isComputed)
    case .reworded(let part, _, let isSlight): part == .label && !isSlight ? .careful : .harmless
    case .constraint(let change): change.isNarrowing ? .breaking : .harmless
    case .rule(let rule, let change): rule.severity(of: change)
    case .checks(let addCritical, let losesConfirmed):
      addCritical || losesConfirmed ? .breaking : .careful
    case .scaleNarrowed, .discards, .hangsOnChanged, .choicesExclude, .filledInIsLost,
      .probesGone:
      .breaking
    case .endsOthers(let keepsAnswers): keepsAnswers ? .careful : .breaking
    case .setting(let setting): setting.severity
    case .choicesAdded, .choicesRenamed, .choicesAltered, .languagesRemoved: .careful
    case .identity: .breaking
    case .choicesRemoved(_, _, let losesAnswers): losesAnswers ? .breaking : .careful
    case .choicesRelabelled(_, let isSlight): isSlight ? .harmless : .careful
    }
  }

  private var type: ItemType? { if case .item(_, _, let type) = subject { type } else { nil } }

  private var holdsAnswers: Bool { type?.holdsAnswers ?? false }

  private var removalSeverity: Severity {
    switch type {
    case .group, .note: .harmless
    case .repeat: .breaking
    default: holdsAnswers ? .breaking : .careful
    }
  }

  private func retypingSeverity(_ from: ItemType, _ isComputed: Bool) -> Severity {
    guard let type else { return .careful }
    if from.isComputed, type.holdsAnswers, !isComputed { return .breaking }
    if from.isQuestion, type == .hidden, isComputed { return .breaking }
    if from == .repeat || type == .repeat { return .breaking }
    switch Retyping(from: from, to: type) {
    case .nothing, .keeps: return .careful
    case .mayLose, .loses: return .breaking
    }
  }
}

extension ItemType {
  /// Whether a draft's journal can hold an answer of it.
  var holdsAnswers: Bool { isQuestion || self == .hidden }

  /// Whether a draft has a value of it that nobody answered.
  var isComputed: Bool { isMetadata || self == .calculate }
}

extension RuleChange {
  /// Whether something that was allowed may now be refused.
  fileprivate var isNarrowing: Bool { self == .added || self == .tightened || self == .changed }
}

extension Newcomer {
  fileprivate var severity: Change.Severity {
    switch self {
    case .idle: .harmless
    case .required, .checked, .end(keepsAnswers: true): .careful
    case .end(keepsAnswers: false): .breaking
    }
  }
}

extension Rule {
  fileprivate func severity(of change: RuleChange) -> Change.Severity {
    switch self {
    case .instanceLabel, .instanceName: .harmless
    case .required: change.isNarrowing ? .careful : .harmless
    case .readOnly, .choiceFilter: change.isNarrowing ? .breaking : .harmless
    case .relevant: change.isNarrowing ? .breaking : .careful
    case .repeatCount: change.isNarrowing ? .breaking : .careful
    case .calculation, .trigger, .defaultValue, .randomize: .careful
    }
  }
}

extension Setting {
  fileprivate var severity: Change.Severity {
    switch self {
    case .parameters, .orOther, .outcome, .nonresponse, .personalData, .sensitive,
      .nonresponseCodes, .quotas, .indicators, .kiosk, .recording, .publicKeys, .languageOrder:
      .careful
    case .codes: .breaking
    case .appearance, .rationale, .tags, .title, .description, .submission, .probes, .choices,
      .checkMessages:
      .harmless
    }
  }
}
