import Questionnaires

extension ReachReport {
  /// What was reached, in a line.
  public var summary: String {
    let chosen = choices.filter { $0.chosen > 0 }.count
    let ends = outcomes.filter { $0.count > 0 }.map { "\($0.count) \($0.code)" }
    return "reached \(items.filter { $0.reached > 0 }.count) of \(items.count) items, "
      + "\(branches.filter(\.isReached).count) of \(branches.count) branches, "
      + "\(chosen) of \(choices.count) choices; ended: "
      + (ends.isEmpty ? "none" : ends.joined(separator: ", "))
  }

  /// The summary, then what was not reached and why, with its place.
  public var lines: [String] {
    var report = TextReport([summary])
    report.add("Never reached:", CoverageReport.causes(of: items))
    report.add("Branches never taken:", branches.filter { !$0.isReached }.flatMap(\.untaken))
    report.add("Branches that can go only one way:", branches.compactMap(\.oneWay))
    report.add(
      "Choices never offered:", CoverageReport.grouped(choices.filter { $0.offered == 0 }))
    report.add(
      "Choices offered and never chosen:",
      CoverageReport.grouped(choices.filter { $0.offered > 0 && $0.chosen == 0 }))
    report.add(
      "Of long lists chosen:", longLists.map { "\($0.item): \($0.chosen) of \($0.count)" })
    report.add("Ends never reached:", outcomes.filter { $0.count == 0 }.map(\.code))
    return report.lines
  }
}

extension ReachReport.Branch {
  fileprivate var untaken: [String] {
    [(decided != false && rule.held == 0, "held"), (decided != true && rule.failed == 0, "failed")]
      .filter(\.0)
      .map { "\(rule.place): \(rule.item): never \($0.1): \(rule.expression)" }
  }

  fileprivate var oneWay: String? {
    decided.map { always in
      "\(rule.place): \(rule.item): \(always ? "always" : "never") holds: \(rule.expression)"
    }
  }
}
