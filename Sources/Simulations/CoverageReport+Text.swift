import Questionnaires

extension CoverageReport {
  /// The short report for people: what was reached, then what was not and why. Everything with its
  /// place, so that an editor can go there.
  public var lines: [String] {
    var report = TextReport(summary)
    report.add("Could not be finished:", stuck.map(\.line))
    report.add("No valid answer found:", withoutAnswer)
    report.add("Never reached:", Self.causes(of: items))
    let unchosen = choices.filter { $0.chosen == 0 }
    report.add("Choices never offered:", Self.grouped(unchosen.filter { $0.offered == 0 }))
    report.add(
      "Choices offered and never chosen:", Self.grouped(unchosen.filter { $0.offered > 0 }))
    report.add(
      "Relevant in every interview that came by:",
      relevances.filter { $0.failed == 0 && $0.held > 0 }.map(\.line))
    report.add(
      "Constraints that refused nothing:",
      constraints.filter { $0.failed == 0 && $0.held > 0 }.map(\.line))
    return report.lines
  }

  private var summary: [String] {
    let ends =
      outcomes.map { "\($0.count) ended \($0.code)" }
      + (stuck.isEmpty
        ? []
        : [
          "\(stuck.count) could not be finished"
        ])
    let chosen = choices.filter { $0.chosen > 0 }.count
    let both = relevances.filter { $0.held > 0 && $0.failed > 0 }.count
    return [
      "\(questionnaire) \(version), seed \(plan.seed): \(interviews) interviews, "
        + ends.joined(separator: ", "),
      "\(items.filter { $0.reached > 0 }.count) of \(items.count) items reached, "
        + "\(chosen) of \(choices.count) choices chosen, "
        + "\(both) of \(relevances.count) relevances true and false, "
        + "\(constraints.filter { $0.held > 0 && $0.failed > 0 }.count) of \(constraints.count) "
        + "constraints met and missed",
    ]
  }

  private var withoutAnswer: [String] {
    items.filter { $0.withoutAnswer > 0 }.map { item in
      let rule = constraints.first { $0.item == item.path }
      let place = rule?.place ?? item.place
      let why = rule.map { "its constraint \($0.expression) took nothing that was tried" }
      return "\(place): \(item.path): \(why ?? "nothing is offered that can be chosen"), "
        + "in \(item.withoutAnswer) of \(interviews) interviews"
    }
  }

  /// Items with one cause together: a section that is never relevant is one line.
  static func causes(of items: [Item]) -> [String] {
    var lines: [String] = []
    var place = 0
    while place < items.count {
      guard let why = items[place].why else {
        place += 1
        continue
      }
      let first = items[place]
      let alike = items[place...].prefix {
        $0.why == why && ($0.path == first.path || $0.path.hasPrefix(first.path + "/"))
      }
      let more = alike.count > 1 ? " and the \(alike.count - 1) inside it" : ""
      lines.append("\(why.place(first)): \(first.path)\(more): \(why.sentence(first))")
      place += alike.count
    }
    return lines
  }

  static func grouped(_ choices: [Choice]) -> [String] {
    var lines: [String] = []
    var rest = choices[...]
    while let first = rest.first {
      let same = rest.prefix { $0.item == first.item }
      rest = rest.dropFirst(same.count)
      let names = same.prefix(8).map(\.name).joined(separator: ", ")
      let more = same.count > 8 ? " and \(same.count - 8) more" : ""
      let filter =
        first.offered == 0
        ? first.filter.map { "; choice_filter \($0) let none of them through" } ?? "" : ""
      lines.append("\(first.place): \(first.item): \(names)\(more)\(filter)")
    }
    return lines
  }
}

extension CoverageReport.Rule {
  fileprivate var line: String { "\(place): \(item): \(expression)" }
}

extension CoverageReport.Stuck {
  fileprivate var line: String {
    return "\(rule?.place ?? place): interview \(number): \(item) \(failure.sentence)"
  }
}

extension CoverageReport.Why {
  fileprivate func place(_ item: CoverageReport.Item) -> Place {
    if case .notRelevant(_, _, let place, _) = self { place } else { item.place }
  }

  fileprivate func sentence(_ unreached: CoverageReport.Item) -> String {
    switch self {
    case .notRelevant(let item, let expression, _, let reads):
      let whose = item == unreached.path ? "relevant" : "relevant of \(item)"
      let names = reads.isEmpty ? "no question" : reads.joined(separator: ", ")
      return "\(whose) held in no interview: \(expression); it reads \(names)"
    case .behindOutcome: return "lies behind an outcome that ended every interview before"
    case .noInstances(let item): return "is inside \(item), which never had an instance"
    case .notMet: return "nobody came by; try more interviews"
    }
  }
}
