import Expressions
import Interviews
import Questionnaires
import TestKit
import Testing
import Values

/// The rows of the table of recorded answers that read questions, each judged in an interview with
/// the answers of its context. What is said where the other engine deviates is decided in
/// `ContextDecisions`.
@Suite struct ContextConformanceTests {
  static let rows = ConformanceRow.all.filter(\.needsQuestions)
  static let agreed = rows.filter { ContextDecisions.decided[key($0)] == nil }
  static let decided = rows.filter { ContextDecisions.decided[key($0)] != nil }

  private static func key(_ row: ConformanceRow) -> ContextDecisions.Key {
    ContextDecisions.Key(row.expression, row.place, row.zone)
  }

  @Test func `every row is judged, here or without an interview`() {
    #expect(ConformanceRow.all.count == 1069)
    #expect(Self.agreed.count + Self.decided.count == 1069 - 703)
  }

  @Test func `every row on which the other engine deviates is decided, and three more`() {
    #expect(Self.agreed.filter { !$0.deviation.isEmpty }.map(\.description) == [])
    #expect(Self.decided.filter(\.deviation.isEmpty).count == 3)
    let keys = Set(Self.decided.map(Self.key))
    #expect(Set(ContextDecisions.decided.keys).subtracting(keys).isEmpty)
  }

  @Test(arguments: agreed)
  func `what reads questions means what it means elsewhere`(row: ConformanceRow) throws {
    if row.type.contains("error") {
      #expect(throws: (any Error).self) { try Self.evaluation(row) }
      return
    }
    let zone = ZoneClock(row.zone)
    switch try Self.evaluation(row) {
    case .value(let value):
      let recorded = RecordedValue(type: row.type, text: row.value)
      #expect(recorded.isSame(as: value, in: zone), "\(value) is not \(row.value)")
    case .set(let members):
      let recorded = row.value.split(separator: "|").map(RecordedValue.init(member:))
      try #require(row.type == "nodeset" && recorded.count == members.count, "\(members)")
      for (recorded, member) in zip(recorded, members) {
        #expect(recorded.isSame(as: member, in: zone), "\(member) is not \(recorded)")
      }
    }
  }

  @Test(arguments: decided)
  func `where that engine deviates, the decision holds`(row: ConformanceRow) throws {
    let decision = try #require(ContextDecisions.decided[Self.key(row)])
    let said = (try? Self.evaluation(row))?.written ?? ContextDecisions.refused
    #expect(said == decision.says, "\(decision.why)")
  }

  private static func evaluation(_ row: ConformanceRow) throws -> Evaluation {
    let context = try #require(RecordedContext.all[row.context], "there is no such context")
    let interview = try context.interview(in: ZoneClock(row.zone))
    let node = try row.node.map { try #require(interview.node(atPath: $0)) }
    let compiled: CompiledExpression
    do throws(ExpressionFault) {
      compiled = try interview.form.expression(row.expression, seenFrom: node?.item)
    } catch { throw error }
    return try interview.evaluate(compiled, at: node)
  }
}
