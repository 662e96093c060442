import Questionnaires

extension Comparison {
  /// Rules that say what they said and hang on what was changed: answers of drafts are lost by them as
  /// by a rule that an author changed.
  mutating func compareGates() {
    let origins = origins()
    guard !origins.isEmpty else { return }
    let reach = Reach(form, origins)
    let told = toldGates()
    for item in form.items where pairing.oldNames[item.name] != nil {
      if let outcome = item.definition.outcome {
        compareEnd(item, outcome, reach)
        continue
      }
      for gate in gates(of: item) where told[item.path]?.contains(gate) != true {
        let drawn = origins.hasOtherDraws && gate.draws(at: item) ? ["what is drawn"] : []
        let causes = gate.causes(at: item, reach).filter { $0 != item.path } + drawn
        guard !causes.isEmpty else { continue }
        let old = pairing.oldNames[item.name].flatMap { pairing.old[$0]?.path }
        note(.item(old: old, new: item.path, item.type), .hangsOnChanged(gate, causes))
      }
    }
  }

  /// A default is lost only where it is all that there can be.
  private func gates(of item: FormItem) -> [Gate] {
    let keepsOnlyDefault =
      pairing.oldNames[item.name].flatMap { pairing.old[$0]?.item }
      .map { losesWhatItFilledIn(.defaultValue, $0, item.definition) } ?? false
    return Gate.allCases.filter { $0 != .defaultValue || keepsOnlyDefault }
  }

  /// An end loses nothing of its own: it ends the interviews that reach it.
  private mutating func compareEnd(_ item: FormItem, _ outcome: OutcomeRule, _ reach: Reach) {
    let causes = reach.causes(ofAsking: item)
    let subject = Change.Subject.item(
      old: pairing.oldNames[item.name].flatMap { pairing.old[$0]?.path }, new: item.path, item.type)
    let kind = Change.Kind.endsOthers(keepsAnswers: outcome.keepsAnswers)
    guard !causes.isEmpty, !changes.contains(Change(subject, kind)) else { return }
    note(subject, kind)
  }

  /// By path: the rules of which it has been told already that answers may be lost by them.
  private func toldGates() -> [String: Set<Gate>] {
    var told: [String: Set<Gate>] = [:]
    for change in changes where change.severity == .breaking {
      guard case .item(_, let path?, _) = change.subject, let gate = change.kind.gate else {
        continue
      }
      told[path, default: []].insert(gate)
    }
    return told
  }
}

extension Gate {
  /// Whether it draws by chance by itself: nothing keeps that over a move.
  fileprivate func draws(at item: FormItem) -> Bool {
    let rule: CompiledExpression? =
      switch self {
      case .relevant: item.relevant
      case .repeatCount: item.repeatCount
      case .choiceFilter: item.choiceFilter
      case .constraint: item.constraint
      case .readOnly, .check, .defaultValue: nil
      }
    return rule.map { $0.expression.calls("random") || $0.expression.calls("uuid") } ?? false
  }

  fileprivate func causes(at item: FormItem, _ reach: Reach) -> [String] {
    switch self {
    case .relevant: reach.causes(of: item.relevant, at: item)
    case .repeatCount: reach.causes(of: item.repeatCount, at: item)
    case .choiceFilter: reach.causes(ofFilter: item.choiceFilter, at: item)
    case .constraint: reach.causes(of: item.constraint, at: item)
    case .readOnly:
      if case .when(let rule) = item.readOnly { reach.causes(of: rule, at: item) } else { [] }
    case .check:
      item.checks.indices.filter { item.definition.checks[$0].severity == .critical }
        .flatMap { reach.causes(of: item.checks[$0], at: item) }
    case .defaultValue:
      if case .computed(let value) = item.defaultValue {
        reach.causes(of: value, at: item)
      } else {
        []
      }
    }
  }
}

extension Change.Kind {
  /// The rule that it is about.
  fileprivate var gate: Gate? {
    switch self {
    case .rule(.relevant, _): .relevant
    case .rule(.repeatCount, _): .repeatCount
    case .rule(.readOnly, _): .readOnly
    case .rule(.choiceFilter, _): .choiceFilter
    case .constraint: .constraint
    case .checks: .check
    case .filledInIsLost(.defaultValue): .defaultValue
    default: nil
    }
  }
}
