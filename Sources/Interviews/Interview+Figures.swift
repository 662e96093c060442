import Questionnaires
import Values

/// What one interview gives to an indicator.
public struct IndicatorValue: Sendable, Hashable {
  /// As the expression gives it, with 1 and 0 for true and false; empty: it is not in the base.
  public let text: String
  /// The same as a number, where it is one.
  public let number: Double?
  /// What it counts against, for a ratio.
  public let per: Double?
  public let band: Indicator.Band?
}

extension Interview {
  /// What this interview gives to an indicator. What is no number that can be computed with, such as
  /// a division by nothing, is not in the base.
  public func value(of indicator: FormIndicator) -> IndicatorValue {
    let text = world.value(indicator.value, at: .root).figureText
    let number = Value.string(text).finiteNumber
    let per = indicator.per.flatMap { world.value($0, at: .root).finiteNumber }
    return IndicatorValue(
      text: text, number: number, per: per,
      band: number.flatMap { indicator.definition.band(of: $0) })
  }

  /// Whether this interview is of the kind that a quota counts.
  public func meets(_ quota: FormQuota) -> Bool { world.truth(quota.condition, at: .root) }
}

extension Value {
  fileprivate var figureText: String {
    switch self {
    case .boolean(let truth): truth ? "1" : "0"
    case .number(let number): number.isFinite ? text : ""
    case .string, .day, .moment: text
    }
  }

  fileprivate var finiteNumber: Double? { number.isFinite && !isEmpty ? number : nil }
}
