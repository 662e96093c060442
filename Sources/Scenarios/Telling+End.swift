import Expressions
import Interviews
import Questionnaires
import Values

/// What is expected of the interview as a whole, and of its figures.
extension Telling {
  mutating func judgeEnd(_ expected: Expectations) {
    for wanted in expected.indicators { judgeIndicator(wanted) }
    for wanted in expected.denominators { judgeDenominator(wanted) }
    for wanted in expected.bands { judgeBand(wanted) }
    if let outcome = expected.outcome { judgeOutcome(outcome) }
    if let complete = expected.complete { judgeComplete(complete) }
    if let critical = expected.critical { judgeCritical(critical) }
    if let quotas = expected.quotas { judgeQuotas(quotas) }
    if let kept = expected.kept { judgeKept(kept) }
  }

  private var outcomeRule: OutcomeRule? {
    outcomeNode.flatMap { interview.item($0).definition.outcome }
  }

  private mutating func judgeOutcome(_ wanted: Placed<String>) {
    let found = outcomeRule?.code ?? Expectations.completed
    if found != wanted.value {
      differ(.outcome(wanted: wanted.value, found: found), nil, at: wanted.offset)
    }
  }

  private mutating func judgeKept(_ wanted: Placed<Expectations.Kept>) {
    let found: Expectations.Kept = outcomeRule?.keepsAnswers == false ? .nothing : .answers
    if found != wanted.value {
      differ(.kept(wanted: wanted.value, found: found), nil, at: wanted.offset)
    }
  }

  /// These quotas and no others.
  private mutating func judgeQuotas(_ wanted: Placed<[Placed<String>]>) {
    let met = form.quotas.filter { interview.meets($0) }.map(\.definition.name.value)
    let known = form.quotas.map(\.definition.name.value)
    for name in wanted.value where !met.contains(name.value) {
      let isKnown = known.contains(name.value)
      let nearest = Spelling.nearest(to: name.value, among: known)
      differ(isKnown ? .notCounted : .noQuota(nearest: nearest), name.value, at: name.offset)
    }
    let named = Set(wanted.value.map(\.value))
    for name in met where !named.contains(name) { differ(.counted, name, at: wanted.offset) }
  }

  private mutating func judgeComplete(_ wanted: Placed<Bool>) {
    let open = interview.unresolved.map { node, failure in
      Difference.Open(path: interview.path(of: node), failure: failure)
    }
    if open.isEmpty == wanted.value { return }
    differ(wanted.value ? .notComplete(open) : .complete, nil, at: wanted.offset)
  }

  /// These critical checks and no others.
  private mutating func judgeCritical(_ wanted: Placed<[Placed<String>]>) {
    let broken = interview.brokenChecks.filter { $0.check.severity == .critical }.map(\.node)
    var named: Set<NodeID> = []
    for path in wanted.value {
      let node = Located(path.value, in: interview)?.node
      if let node { named.insert(node) }
      if node.map(broken.contains) != true { differ(.criticalHolds, path.value, at: path.offset) }
    }
    var seen = named
    for node in broken where seen.insert(node).inserted {
      differ(.criticalBroken, interview.path(of: node), at: wanted.offset)
    }
  }

  // MARK: Figures

  private mutating func judgeIndicator(_ wanted: Expectations.Wanted) {
    guard let value = value(wanted), !value.text.says(wanted.text.value) else { return }
    differ(
      .indicator(wanted: wanted.text.value, found: value.text), wanted.path.value,
      at: wanted.text.offset)
  }

  private mutating func judgeDenominator(_ wanted: Expectations.Wanted) {
    guard let indicator = indicator(wanted) else { return }
    guard indicator.per != nil else {
      return differ(.noDenominator, wanted.path.value, at: wanted.path.offset)
    }
    let found = interview.value(of: indicator).per.map(DecimalNotation.text) ?? ""
    if !found.says(wanted.text.value) {
      differ(
        .denominator(wanted: wanted.text.value, found: found), wanted.path.value,
        at: wanted.text.offset)
    }
  }

  private mutating func judgeBand(_ wanted: Expectations.Wanted) {
    guard let value = value(wanted), (value.band?.name ?? "") != wanted.text.value else { return }
    differ(
      .band(wanted: wanted.text.value, found: value.band?.name), wanted.path.value,
      at: wanted.text.offset)
  }

  private mutating func value(_ wanted: Expectations.Wanted) -> IndicatorValue? {
    indicator(wanted).map { interview.value(of: $0) }
  }

  private mutating func indicator(_ wanted: Expectations.Wanted) -> FormIndicator? {
    let name = wanted.path.value
    guard let indicator = form.indicator(named: name) else {
      let nearest = Spelling.nearest(to: name, among: form.indicators.map(\.name))
      differ(.noFigure(nearest: nearest), name, at: wanted.path.offset)
      return nil
    }
    return indicator
  }
}

extension String {
  /// Whether it is what an author wrote, to as many decimals as were written.
  fileprivate func says(_ wanted: String) -> Bool {
    if self == wanted { return true }
    guard let number = DecimalNotation.number(of: self),
      let other = DecimalNotation.number(of: wanted)
    else { return false }
    let decimals = wanted.split(separator: ".").dropFirst().first?.utf8.count ?? 0
    guard (1...9).contains(decimals) else { return false }
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    return (number * scale).rounded() == (other * scale).rounded()
  }
}
