/// An indicator, its expressions ready to be evaluated.
public final class FormIndicator: Sendable {
  public let definition: Indicator
  public let value: CompiledExpression
  /// What a ratio divides by.
  public let per: CompiledExpression?
  /// The items that it is usually broken down by.
  public let breakdowns: [ItemID]
  public let name: String

  init(
    _ definition: Indicator, value: CompiledExpression, per: CompiledExpression?,
    breakdowns: [ItemID]
  ) {
    self.definition = definition
    self.value = value
    self.per = per
    self.breakdowns = breakdowns
    name = definition.name.value
  }
}

/// A quota, its condition ready to be evaluated.
public final class FormQuota: Sendable {
  public let definition: Quota
  public let condition: CompiledExpression
  public let name: String

  init(_ definition: Quota, condition: CompiledExpression) {
    self.definition = definition
    self.condition = condition
    name = definition.name.value
  }
}

/// What reports on a questionnaire count.
struct FormFigures: Sendable {
  var indicators: [FormIndicator] = []
  var quotas: [FormQuota] = []
}

extension Form {
  /// The figures that reports are made of, in the author's order.
  public var indicators: [FormIndicator] { figures.indicators }

  /// The kinds of interviews that are counted, in the author's order.
  public var quotas: [FormQuota] { figures.quotas }

  public func indicator(named name: String) -> FormIndicator? {
    indicators.first { $0.name == name }
  }

  /// Whether figures can be broken down by an item: each interview has one of a few values of it.
  public func canBreakDown(by item: FormItem) -> Bool { item.canBreakDown }
}

extension FormItem {
  var canBreakDown: Bool { (type == .selectOne || type == .calculate) && scope == 0 }
}
