import Interviews
import Questionnaires
import Records
import Simulations
import TestKit
import Testing

@Suite struct SimulationTests {
  @Test(arguments: BundledFiles.questionnaires)
  func `every interview on a bundled questionnaire is finished validly`(name: String) throws {
    let file = try BundledFiles.questionnaire(name)
    var simulation = Simulation(try Scenario.form(file), Plan(count: 12, seed: 7))
    while let held = try simulation.next() {
      #expect(held.failures.isEmpty)
      #expect(held.interview.outcome != nil)
      #expect(held.interview.recomputed().unresolved.map(\.failure) == [])
    }
    let report = simulation.report(in: file)
    #expect(report.allFinished)
    #expect(report.interviews == 12)
  }

  /// By a step, by two: nothing that one interview draws is drawn again by the next ones.
  @Test func `interviews that follow each other share no numbers`() throws {
    let file = try BundledFiles.questionnaire(BundledFiles.questionnaires[0])
    var simulation = Simulation(try Scenario.form(file), Plan(count: 20, seed: 3))
    var halves: [String] = []
    while let held = try simulation.next() {
      let digits = held.id.dropFirst(5).filter { $0 != "-" }
      // The digits beside those that say which kind of identity it is.
      halves += [digits.prefix(12).dropFirst(), digits.dropFirst(17).prefix(11)].map(String.init)
    }
    #expect(halves.count == 40)
    #expect(Set(halves).count == halves.count)
  }

  @Test(arguments: BundledFiles.questionnaires)
  func `three hundred interviews reach all of a bundled questionnaire, and none is a dead end`(
    name: String
  ) throws {
    let file = try BundledFiles.questionnaire(name)
    var simulation = Simulation(try Scenario.form(file), Plan(count: 300))
    while try simulation.next() != nil {}
    let report = simulation.report(in: file)
    #expect(report.items.filter { $0.reached == 0 }.map(\.path) == [])
    #expect(report.constraints.filter { $0.held == 0 }.map(\.item) == [])
    // What these refuse, their filters have taken away already.
    let shielded = ["priorities/prio_2", "priorities/prio_3"]
    let unbroken = report.constraints.filter { $0.failed == 0 && !shielded.contains($0.item) }
    #expect(unbroken.map(\.item) == [])
    #expect(report.items.filter { $0.withoutAnswer > 0 }.map(\.path) == [])
    #expect(report.stuck.map(\.item) == [])
  }

  @Test func `one seed gives the same interviews, event by event, and another gives others`()
    throws
  {
    let form = try Scenario.form(BundledFiles.questionnaire("oecs-diaspora-survey"))
    func journals(_ seed: UInt64) throws -> [[JournalEntry]] {
      var simulation = Simulation(form, Plan(count: 4, seed: seed))
      var journals: [[JournalEntry]] = []
      while let held = try simulation.next() { journals.append(held.interview.entries) }
      return journals
    }
    let first = try journals(3)
    #expect(try journals(3) == first)
    #expect(try journals(4) != first)
  }

  @Test func `a simulated interview is replayed from its journal like any other`() throws {
    let form = try Scenario.form(BundledFiles.questionnaire("diaspora-skills-register"))
    var simulation = Simulation(form, Plan(count: 5))
    while let held = try simulation.next() {
      let key = QuestionnaireKey(id: "a", version: "1", hash: "b")
      let replayed = try Interview(form, journal: held.interview.entries)
      #expect(
        replayed.record(id: held.id, questionnaire: key)
          == held.interview.record(id: held.id, questionnaire: key))
    }
  }

  @Test(arguments: [
    """
    {"type": "integer", "name": "a", "label": "?", "required": true,
     "constraint": ". >= 100 and . <= 600 and . mod 97 = 5"}
    """,
    """
    {"type": "date", "name": "came", "label": "?", "required": true, "constraint": ". <= today()"},
    {"type": "date", "name": "left", "label": "?", "required": true,
     "constraint": ". > ${came} and . < today()"}
    """,
    """
    {"type": "integer", "name": "low", "label": "?", "required": true,
     "constraint": ". >= 0 and . < 10"},
    {"type": "integer", "name": "high", "label": "?", "required": true,
     "constraint": ". > ${low} and . < 2"}
    """,
    """
    {"type": "integer", "name": "a", "label": "?", "required": true, "constraint": ". >= 0 and . < 10"},
    {"type": "integer", "name": "b", "label": "?", "required": true, "constraint": ". > ${a}"},
    {"type": "integer", "name": "c", "label": "?", "required": true,
     "constraint": ". > ${b} and . < 5"}
    """,
    """
    {"type": "text", "name": "code", "label": "?", "required": true,
     "constraint": "regex(., '[A-Z]{2}-[0-9]{4}') and starts-with(., 'LC')"}
    """,
    """
    {"type": "integer", "name": "pin", "label": "?", "required": true,
     "constraint": ". >= 100000 and . <= 999999 and . mod 97 = 5"}
    """,
    """
    {"type": "integer", "name": "n", "label": "?", "required": true, "constraint": ". > 0 and . < 9"},
    {"type": "select_one", "name": "s", "label": "?", "choices": "yes_no", "required": true,
     "choice_filter": "${n} = 4"}
    """,
    """
    {"type": "text", "name": "a", "label": "?", "required": true,
     "constraint": "contains(., 'zq') and string-length(.) > 5 and string-length(.) < 9"}
    """,
    """
    {"type": "integer", "name": "a", "label": "?", "required": true,
     "constraint": ". mod 1009 = 17 and . > 5000 and . < 6100"}
    """,
    """
    {"type": "integer", "name": "a", "label": "?", "required": true,
     "constraint": ". * . = 144 and . < 0"}
    """,
  ])
  func `answers that are hard to find are found`(items: String) throws {
    var simulation = Simulation(try Scenario(items).interview.form, Plan(count: 60))
    while let held = try simulation.next() {
      #expect(held.failures.isEmpty)
      #expect(held.interview.outcome == .complete)
    }
  }

  @Test func `a rule about what is never shown is kept by who answers the question before it`()
    throws
  {
    let story = try Scenario(
      """
      {"type": "integer", "name": "age", "label": "Age?", "constraint": ". >= 0 and . < 4"},
      {"type": "calculate", "name": "double", "calculation": "${age} * 2",
       "checks": [{"rule": ". < 5", "message": "Too much.", "severity": "critical"}]}
      """)
    var simulation = Simulation(story.interview.form, Plan(count: 20))
    while let held = try simulation.next() {
      #expect(held.failures.isEmpty)
      #expect(held.interview.outcome == .complete)
    }
  }

  @Test func `the days of fieldwork are filled in order and end on the same day`() throws {
    let story = try Scenario(#"{"type": "text", "name": "who", "label": "Who?"}"#)
    var simulation = Simulation(story.interview.form, Plan(count: 20, days: 10))
    var days: [String] = []
    var ids: Set<String> = []
    while let held = try simulation.next() {
      days.append(held.interview.entries[0].at.day.description)
      ids.insert(held.id)
      #expect(held.interview.beginning.interviewer == Simulation.interviewer)
    }
    #expect(days == days.sorted())
    #expect(Set(days).count == 10)
    #expect(days.first == "2026-06-21")
    #expect(days.last == "2026-06-30")
    #expect(ids.count == 20)
  }
}
