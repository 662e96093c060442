import JSONDocuments
import Questionnaires
import Values

extension ReportResult {
  /// The report for scripts. What is hidden is not in it either.
  public var json: JSONValue {
    .present([
      ("questionnaire", .string(questionnaire)), ("version", .string(version)),
      ("interviews", .integer(interviews)), ("random_sample", .bool(false)),
      (
        "not_counted",
        .object(others.map { JSONValue.Member($0.disposition, .integer($0.count)) })
      ),
      ("other_versions", .integer(otherVersions)),
      ("indicators", .array(indicators.map(\.json))), ("quotas", .array(quotas.map(\.json))),
    ])
  }
}

extension ReportResult.IndicatorResult {
  fileprivate var json: JSONValue {
    let labels = indicator.label.byLanguage.sorted { $0.key < $1.key }
    return .present([
      ("name", .string(indicator.name.value)),
      ("label", .object(labels.map { JSONValue.Member($0.key, .string($0.value)) })),
      ("statistic", .string(indicator.statistic.rawValue)),
      ("tags", .array(indicator.tags.map(JSONValue.string))), ("total", total.json),
      ("by", .object(breakdowns.map { JSONValue.Member($0.item.name, $0.json) })),
    ])
  }
}

extension ReportResult.Breakdown {
  fileprivate var json: JSONValue {
    .array(
      rows.map { answer, cell in
        guard case .object(let members) = cell.json else { return .null }
        return .object([JSONValue.Member("answer", .string(answer))] + members)
      })
  }
}

extension ReportResult.Cell {
  fileprivate var json: JSONValue {
    guard case .shown(let figure, let isSmall) = self else {
      return .present([("shown", .bool(false))])
    }
    return .present([
      ("shown", .bool(true)), ("n", .integer(figure.count)),
      ("missing", .integer(figure.missing)), ("value", figure.value.map(JSONValue.exactly)),
      ("standard_deviation", figure.deviation.map(JSONValue.exactly)),
      ("small_base", .bool(isSmall)),
      ("parts", figure.parts.isEmpty ? nil : .array(figure.parts.map(\.json))),
    ])
  }
}

extension Figure.Part {
  fileprivate var json: JSONValue {
    .present([
      ("name", name.map(JSONValue.string)), ("rare", name == nil ? .bool(true) : nil),
      ("n", .integer(count)),
    ])
  }
}

extension ReportResult.QuotaResult {
  fileprivate var json: JSONValue {
    .present([
      ("name", .string(quota.name.value)), ("complete", .integer(complete)),
      ("partial", .integer(partial)), ("target", .integer(quota.target)),
      ("severity", .string(quota.severity.rawValue)),
      ("most", .bool(quota.isCeiling)), ("level", .string(level.rawValue)),
      ("warning", warning.map(JSONValue.string)),
    ])
  }
}

extension JSONValue {
  fileprivate static func exactly(_ number: Double) -> JSONValue {
    .number(DecimalNotation.text(of: number))
  }
}
