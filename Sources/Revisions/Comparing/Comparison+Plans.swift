import Questionnaires

/// What a questionnaire wants beside its questions: who is counted, what is reported, how a kiosk
/// behaves. No answer is lost by it.
extension Comparison {
  mutating func comparePlans() {
    let plans: [(Setting, [String], [String])] = [
      (
        .quotas, old.quotas.flatMap { words(of: $0, renaming.expression) },
        new.quotas.flatMap { words(of: $0, Renaming.tight) }
      ),
      (
        .indicators, old.indicators.flatMap { words(of: $0, renaming.expression) },
        new.indicators.flatMap { words(of: $0, Renaming.tight) }
      ),
      (.kiosk, words(of: old.kiosk), words(of: new.kiosk)),
      (
        .recording, words(of: old.recording) { pairing.newNames[$0] ?? $0 },
        words(of: new.recording) { $0 }
      ),
      (
        .publicKeys, old.publicKeys.map { "\($0.name) \($0.key) \($0.isRecovery)" },
        new.publicKeys.map { "\($0.name) \($0.key) \($0.isRecovery)" }
      ),
    ]
    for (setting, before, after) in plans where before != after {
      note(.questionnaire, .setting(setting))
    }
  }

  private func words(of quota: Quota, _ spelt: (String) -> String) -> [String] {
    [
      quota.name.value, spelt(quota.condition.value), "\(quota.target)", quota.severity.rawValue,
      "\(quota.isCeiling)",
    ]
  }

  private func words(of indicator: Indicator, _ spelt: (String) -> String) -> [String] {
    [
      indicator.name.value, spelt(indicator.value.value), indicator.statistic.rawValue,
      indicator.per.map { spelt($0.value) } ?? "", "\(indicator.minimumBase ?? -1)",
    ] + indicator.bands.map { "\($0.name) \($0.below.map { "\($0)" } ?? "")" }
  }

  private func words(of kiosk: KioskRule?) -> [String] {
    guard let kiosk else { return [] }
    let texts = [kiosk.welcome, kiosk.thanks].map { text in
      (text?.byLanguage ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    }
    return [
      "\(kiosk.idleSeconds ?? -1)", "\(kiosk.warnSeconds ?? -1)", kiosk.onIdle?.rawValue ?? "",
    ] + texts.flatMap { ["|"] + $0 }
  }

  private func words(of rule: RecordingRule?, _ named: (String) -> String) -> [String] {
    guard let rule else { return [] }
    return [named(rule.consent.value), rule.answer.value]
      + (rule.items.map { ["only"] + $0.map { named($0.value) } } ?? [])
  }
}
