import Interviews
import Questionnaires
import Records
import Simulations
import Terminal
import TestKit
import Testing

@testable import Screens

/// Every screen of the bundled questionnaires can be read, on the terminals of the field.
@Suite struct InstrumentScreensTests {
  private static let large = Size(columns: 80, rows: 24)
  private static let small = Size(columns: 40, rows: 12)

  @Test(arguments: BundledFiles.questionnaires, [Mode.capi, .casi])
  func `every screen of a bundled questionnaire can be read, large and small`(
    name: String, mode: Mode
  ) throws {
    let form = try Scenario.form(try BundledFiles.questionnaire(name))
    let plans = [Plan(count: 30), Plan(count: 15, seed: 2), Plan(count: 15, seed: 3)]
    let interviews = try plans.flatMap { try Self.held(on: form, $0) }
    for language in form.languages {
      var faults: [String] = []
      let met = try Self.walk(interviews, language, mode) { interview, stop in
        faults += Self.faults(interview, stop)
      }
      #expect(faults == [], "\(language)")
      let asked = form.items.filter { item in
        (item.type.isQuestion || item.type == .note)
          && (mode != .casi || !Self.isForInterviewers(item, form))
      }
      #expect(asked.filter { !met.contains($0.id) }.map(\.path) == [], "\(language)")
    }
  }

  /// Whether it, or what it stands in, is asked by how the interview is held.
  private static func isForInterviewers(_ item: FormItem, _ form: Form) -> Bool {
    let reads = item.relevant?.targets.contains { target in
      if case .item(let id, _, _) = target { form.items[id].type == .mode } else { false }
    }
    return reads == true
      || item.place.parent.map { isForInterviewers(form.items[$0], form) } == true
  }

  private static func held(on form: Form, _ plan: Plan) throws -> [Interview] {
    var simulation = Simulation(form, plan)
    var interviews: [Interview] = []
    while let held = try simulation.next() { interviews.append(held.interview) }
    return interviews
  }

  /// Looks at every screen of these interviews that says what none before has said. Answers with all
  /// items that were met.
  private static func walk(
    _ interviews: [Interview], _ language: String, _ mode: Mode,
    look: @escaping (Interview, Stop) -> Void
  ) throws -> Set<ItemID> {
    var met: Set<ItemID> = []
    var known: Set<[String]> = []
    for held in interviews {
      var walk = try InstrumentWalk(held, language: language, mode: mode) { interview, stop in
        guard let node = stop.node else { return }
        let rows = stop.holdsSeveral ? interview.rows(of: node) : []
        met.formUnion([node.item] + rows.map(\.item))
        let texts = ([node] + rows).map(interview.label)
        let choices = interview.offeredChoices(rows.first ?? node).map { interview.label(of: $0) }
        if known.insert(["\(node.item)"] + texts + choices.sorted()).inserted {
          look(interview, stop)
        }
      }
      try walk.go()
    }
    return met
  }

  private static func faults(_ interview: Interview, _ stop: Stop) -> [String] {
    let name = stop.node.map { interview.item($0).name } ?? ""
    var faults: [String] = []
    let seen = SeenStop(interview, stop, size: large)
    faults += seen.missing.map { "\(name) 80x24: \($0)" }
    var tight = SeenStop(interview, stop, size: small)
    faults += tight.unreadable().map { "\(name) 40x12: \($0)" }
    for line in seen.lines where TextWidth.columns(of: line) > large.columns {
      faults.append("\(name) 80x24: wider than the screen: \(line)")
    }
    for line in tight.lines where TextWidth.columns(of: line) > small.columns {
      faults.append("\(name) 40x12: wider than the screen: \(line)")
    }
    return faults
  }
}
