import Questionnaires
import Reports
import Values

/// A report as tables for people.
struct ReportListing {
  let result: ReportResult
  let form: Form
  /// The language of labels.
  let language: String

  /// What stands above every report: who reads figures looks for a margin of error.
  static let caution =
    "The interviews are no random sample: the figures describe those who were interviewed, and have "
    + "no margin of error."

  var lines: [String] {
    [heading, Self.caution] + notCounted + result.indicators.flatMap(lines) + quotas
  }

  private var heading: String {
    let count = counted(result.interviews, "interview")
    let others = result.otherVersions
    return "\(result.questionnaire) \(result.version): \(count)"
      + (others == 0 ? "" : ", \(others) of them on other versions")
  }

  private var notCounted: [String] {
    guard !result.others.isEmpty else { return [] }
    let ends = result.others.map { "\($0.count) ended \($0.disposition)" }
    return ["Not counted: " + ends.joined(separator: ", ")]
  }

  // MARK: Indicators

  private func lines(of result: ReportResult.IndicatorResult) -> [String] {
    let indicator = result.indicator
    let deviation = indicator.statistic == .mean ? "sd" : ""
    var table = TextTable(["", "n", "missing", indicator.statistic.rawValue, deviation, ""])
    add(result.total, named: "all", of: indicator, to: &table)
    for breakdown in result.breakdowns {
      table.add(["by \(breakdown.item.name)"])
      for (answer, cell) in breakdown.rows {
        add(cell, named: "  " + label(answer, of: breakdown.item), of: indicator, to: &table)
      }
    }
    return ["", "\(indicator.name.value): \(text(indicator.label))"] + table.lines.map { "  " + $0 }
  }

  private func add(
    _ cell: ReportResult.Cell, named name: String, of indicator: Indicator,
    to table: inout TextTable
  ) {
    guard case .shown(let figure, let isSmall) = cell else {
      table.add([name, "", "", "", "", "not shown"])
      return
    }
    let least = indicator.minimumBase ?? Indicator.usualMinimumBase
    table.add([
      name, "\(figure.count)", "\(figure.missing)",
      figure.value.map { Self.written($0, indicator.statistic) } ?? "-",
      figure.deviation.map { Self.rounded($0) } ?? "", isSmall ? "few: n < \(least)" : "",
    ])
    let indent = String(name.prefix { $0 == " " }) + "  "
    for part in figure.parts {
      let share = figure.count == 0 ? 0 : Double(part.count) / Double(figure.count)
      let name = part.name.map { self.name($0, of: indicator) } ?? "(values that few have)"
      table.add([indent + name, "\(part.count)", "", Self.percentage(share)])
    }
  }

  private func name(_ part: String, of indicator: Indicator) -> String {
    indicator.bands.first { $0.name == part }.map { text($0.label) } ?? part
  }

  private static func written(_ value: Double, _ statistic: Indicator.Statistic) -> String {
    statistic == .share ? percentage(value) : rounded(value)
  }

  private static func percentage(_ share: Double) -> String {
    DecimalNotation.text(of: (share * 1000).rounded() / 10) + " %"
  }

  private static func rounded(_ number: Double) -> String {
    DecimalNotation.text(of: (number * 100).rounded() / 100)
  }

  // MARK: Quotas

  private var quotas: [String] {
    guard !result.quotas.isEmpty else { return [] }
    var table = TextTable(["", "complete", "partial", "target", "", ""])
    for quota in result.quotas {
      let definition = quota.quota
      table.add([
        definition.label.map(text) ?? definition.name.value, "\(quota.complete)",
        "\(quota.partial)", "\(definition.target)",
        definition.isCeiling ? "at most" : "at least",
        quota.level == .open ? "" : quota.level.rawValue,
      ])
    }
    return ["", "Quotas"] + table.lines.map { "  " + $0 }
  }

  // MARK: Words

  private func text(_ text: Text) -> String {
    text.text(in: language, fallback: form.languages[0])
  }

  private func label(_ answer: String, of item: FormItem) -> String {
    guard !answer.isEmpty else { return "(no answer)" }
    guard let table = form.choices(of: item.id), let row = table.index(of: answer) else {
      return answer
    }
    return table.label(row, in: language, fallback: form.languages[0])
  }
}
