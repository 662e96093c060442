import Questionnaires

extension CoverageReport {
  /// So many lines of one kind stand in the short report.
  private static let most = 20

  /// The short report for people: what was reached, then what was not and why. Everything with its
  /// place, so that an editor can go there.
  public var lines: [String] {
    var lines = summary
    add("Could not be finished:", stuck.map(\.line), to: &lines)
    add("No valid answer found:", withoutAnswer, to: &lines)
    add("Never reached:", causes, to: &lines)
    let reachable = choices.filter { $0.chosen == 0 }
    add("Choices never offered:", Self.grouped(reachable.filter { $0.offered == 0 }), to: &lines)
    add(
      "Choices offered and never chosen:", Self.grouped(reachable.filter { $0.offered > 0 }),
      to: &lines)
    add(
      "Relevant in every interview that came by:",
      relevances.filter { $0.failed == 0 && $0.held > 0 }.map(\.line), to: &lines)
    add(
      "Constraints that refused nothing:",
      constraints.filter { $0.failed == 0 && $0.held > 0 }.map(\.line), to: &lines)
    return lines
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

  private func add(_ title: String, _ found: [String], to lines: inout [String]) {
    guard !found.isEmpty else { return }
    lines += ["", title] + found.prefix(Self.most).map { "  " + $0 }
    if found.count > Self.most {
      lines.append("  and \(found.count - Self.most) more; --json has them all")
    }
  }

  private var withoutAnswer: [String] {
    items.filter { $0.unanswerable > 0 }.map { item in
      let rule = constraints.first { $0.item == item.path }
      let place = rule?.place ?? item.place
      let why = rule.map { "its constraint \($0.expression) took nothing that was tried" }
      return "\(place.text): \(item.path): \(why ?? "nothing is offered that can be chosen"), "
        + "\(item.unanswerable) times"
    }
  }

  /// Items with one cause together: a section that is never relevant is one line.
  private var causes: [String] {
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
      lines.append("\(why.place(first).text): \(first.path)\(more): \(why.sentence(first))")
      place += alike.count
    }
    return lines
  }

  private static func grouped(_ choices: [Choice]) -> [String] {
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
      lines.append("\(first.place.text): \(first.item): \(names)\(more)\(filter)")
    }
    return lines
  }
}

extension Place {
  fileprivate var text: String { "\(file):\(line):\(column)" }
}

extension CoverageReport.Rule {
  fileprivate var line: String { "\(place.text): \(item): \(expression)" }
}

extension CoverageReport.Stuck {
  fileprivate var line: String {
    let place = constraint.map { "\($0.place.text): " } ?? ""
    return "\(place)interview \(number): \(item) \(failure.sentence)"
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
