import Interviews
import Questionnaires

extension Report {
  /// Everything over the interviews taken in so far.
  public func result() -> ReportResult {
    ReportResult(
      questionnaire: form.questionnaire.id, version: form.questionnaire.version,
      interviews: cases.count,
      others: others.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
      otherVersions: otherVersions,
      indicators: indicators.indices.map(indicator),
      quotas: zip(form.quotas, quotaCounts).map { quota, count in
        ReportResult.QuotaResult(
          quota: quota.definition, complete: count.complete, partial: count.partial)
      })
  }

  private func indicator(at place: Int) -> ReportResult.IndicatorResult {
    let definition = indicators[place].definition
    let total = Figure(cases.map { $0.values[place] }, of: definition)
    return ReportResult.IndicatorResult(
      indicator: definition, total: cell(total, isHidden: total.isTooSmall, definition),
      breakdowns: breakdowns(place))
  }

  /// The breakdowns of an indicator. Where one puts together what another tells apart, what either hides
  /// could be worked out from both: then the coarser one shows nothing.
  private func breakdowns(_ place: Int) -> [ReportResult.Breakdown] {
    let items = breakdowns(of: indicators[place])
    let results = items.map { breakdown(place, by: $0) }
    return items.indices.map { index in
      let finer = items.indices.filter { isNested(items[$0], in: items[index]) }
      let hides = !finer.isEmpty && ([index] + finer).contains { results[$0].hidesSome }
      return hides ? results[index].hidden : results[index]
    }
  }

  /// Whether who gave the same answer to the one gave the same to the other, which has fewer.
  private func isNested(_ fine: ItemID, in coarse: ItemID) -> Bool {
    var coarser: [String: String] = [:]
    for each in cases {
      let (answer, group) = (each.groups[fine] ?? "", each.groups[coarse] ?? "")
      guard coarser[answer, default: group] == group else { return false }
      coarser[answer] = group
    }
    return Set(coarser.values).count < coarser.count
  }

  private func breakdown(_ place: Int, by item: ItemID) -> ReportResult.Breakdown {
    let definition = indicators[place].definition
    let groups = Dictionary(grouping: cases) { $0.groups[item] ?? "" }
    let answers = inOrder(Set(groups.keys), of: item)
    let figures = answers.map { answer in
      Figure((groups[answer] ?? []).map { $0.values[place] }, of: definition)
    }
    let hidden = Disclosure.hidden(
      figures.map(\.count), telling: Set(figures.indices.filter { figures[$0].tellsOfFew }))
    let cells = figures.enumerated().map { number, figure in
      cell(figure, isHidden: hidden.contains(number), definition)
    }
    return ReportResult.Breakdown(
      item: form.items[item], rows: zip(answers, cells).map { (answer: $0, cell: $1) })
  }

  private func inOrder(_ answers: Set<String>, of item: ItemID) -> [String] {
    let names = form.choices(of: item)?.list.names.filter(answers.contains) ?? []
    let rest = answers.subtracting(names).subtracting([""]).sorted()
    return names + rest + (answers.contains("") ? [""] : [])
  }

  private func cell(
    _ figure: Figure, isHidden: Bool, _ indicator: Indicator
  ) -> ReportResult.Cell {
    let least = indicator.minimumBase ?? Indicator.usualMinimumBase
    return isHidden ? .hidden : .shown(figure, isSmall: figure.count < least)
  }
}

extension ReportResult.Breakdown {
  fileprivate var hidesSome: Bool { rows.contains { $0.cell == .hidden } }

  /// The same with nothing shown.
  fileprivate var hidden: ReportResult.Breakdown {
    ReportResult.Breakdown(item: item, rows: rows.map { (answer: $0.answer, cell: .hidden) })
  }
}

extension Figure {
  fileprivate var isTooSmall: Bool { count > 0 && count < Self.leastShown || tellsOfFew }
}

/// Which figures of a row may be shown beside their total.
enum Disclosure {
  /// The places of the figures that may not be, by their bases: those of too few interviews, those that
  /// tell of few, and as many more, the smallest first, as keep these from being worked out by taking
  /// away the others from the total.
  static func hidden(
    _ bases: [Int], telling: Set<Int> = [], least: Int = Figure.leastShown
  ) -> Set<Int> {
    var hidden = telling.union(bases.indices.filter { bases[$0] > 0 && bases[$0] < least })
    guard !hidden.isEmpty else { return [] }
    func isDeducible() -> Bool {
      hidden.count == 1 || hidden.map { bases[$0] }.reduce(0, +) < least
    }
    while isDeducible() {
      let rest = bases.indices.filter { !hidden.contains($0) && bases[$0] > 0 }
      guard let next = rest.min(by: { bases[$0] < bases[$1] }) else { break }
      hidden.insert(next)
    }
    return hidden
  }
}
