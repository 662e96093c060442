import Questionnaires

/// Puts tallies beside what the author wrote, and finds why something was never reached.
struct Explainer {
  private let form: Form
  private let coverage: Coverage
  private let file: QuestionnaireFile
  private let reading: Reading

  init(_ form: Form, _ coverage: Coverage, _ file: QuestionnaireFile) {
    self.form = form
    self.coverage = coverage
    self.file = file
    reading = Reading(form)
  }

  func item(_ item: FormItem) -> CoverageReport.Item {
    let tally = coverage.items[item.id]
    return CoverageReport.Item(
      path: item.path, type: item.type, place: file.place(of: item.definition.nameOffset),
      reached: tally.reached, answered: tally.answered, withoutAnswer: tally.withoutAnswer,
      why: tally.reached == 0 ? why(item) : nil)
  }

  /// From the outermost item around it inwards: the first that is to blame.
  private func why(_ item: FormItem) -> CoverageReport.Why {
    for around in reading.chain(to: item) {
      let tally = coverage.items[around.id]
      if let relevant = around.definition.relevant, tally.relevant == 0, tally.irrelevant > 0 {
        return .notRelevant(
          item: around.path, expression: relevant.value, place: file.place(of: relevant.offset),
          reads: reading.paths(readBy: relevant.value, at: around.id))
      }
      if around.id != item.id, around.type == .repeat, tally.relevant > 0, tally.instances == 0 {
        return .noInstances(of: around.path)
      }
    }
    let isBehind = reading.chain(to: item).contains { coverage.items[$0.id].behindOutcome > 0 }
    return isBehind ? .behindOutcome : .notMet
  }

  func choices(_ item: FormItem) -> [CoverageReport.Choice] {
    let tally = coverage.items[item.id]
    guard tally.reached > 0 else { return [] }
    return tally.choices.names.indices.map { place in
      CoverageReport.Choice(
        item: item.path, name: tally.choices.names[place],
        place: file.place(of: item.definition.nameOffset), offered: tally.choices.offered[place],
        chosen: tally.choices.chosen[place], filter: item.definition.choiceFilter?.value)
    }
  }

  func relevance(_ item: FormItem) -> CoverageReport.Rule? {
    let tally = coverage.items[item.id]
    return rule(item.definition.relevant, of: item, held: tally.relevant, failed: tally.irrelevant)
  }

  /// Its `relevant` with every interview in which it did not hold, also behind an end.
  func branch(_ item: FormItem) -> CoverageReport.Rule? {
    let tally = coverage.items[item.id]
    return rule(
      item.definition.relevant, of: item, held: tally.relevant,
      failed: tally.irrelevant + tally.irrelevantBehindOutcome)
  }

  func constraint(_ item: FormItem) -> CoverageReport.Rule? {
    let tally = coverage.items[item.id]
    return rule(item.definition.constraint, of: item, held: tally.taken, failed: tally.refused)
  }

  /// What kept an interview from being finished: a critical check, or else the constraint.
  func rule(against stuck: SimulatedInterview.Stuck) -> CoverageReport.Rule? {
    let item = form.items[stuck.item]
    guard case .critical(let check) = stuck.failure, item.definition.checks.indices.contains(check)
    else { return constraint(item) }
    return rule(item.definition.checks[check].rule, of: item, held: 0, failed: 0)
  }

  private func rule(
    _ text: Placed<String>?, of item: FormItem, held: Int, failed: Int
  ) -> CoverageReport.Rule? {
    text.map { text in
      CoverageReport.Rule(
        item: item.path, expression: text.value, place: file.place(of: text.offset), held: held,
        failed: failed, reads: reading.paths(readBy: text.value, at: item.id))
    }
  }
}
