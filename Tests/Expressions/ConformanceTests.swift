import Expressions
import TestKit
import Testing
import Values

/// The recorded answers of the engine that forms in the field are written for: every row that needs
/// no question. Where that engine is known to deviate, what is said instead is decided in
/// `Deviations`.
@Suite struct ConformanceTests {
  static let rows = ConformanceRow.all.filter { !$0.needsQuestions }
  static let agreed = rows.filter(\.deviation.isEmpty)
  static let deviating = rows.filter { !$0.deviation.isEmpty }

  @Test func `every row is judged, here or in an interview`() {
    #expect(ConformanceRow.all.count == 1069)
    #expect(Self.agreed.count + Self.deviating.count == 703)
  }

  @Test(arguments: agreed)
  func `what needs no question means what it means elsewhere`(row: ConformanceRow) throws {
    if row.type.contains("error") {
      #expect(throws: SyntaxFault.self) { try Self.value(row) }
      return
    }
    let value: Value
    do throws(SyntaxFault) {
      value = try Self.value(row)
    } catch {
      Issue.record("\(error.sentence)")
      return
    }
    switch row.type {
    case "number": #expect(isSame(value, row.value), "\(value) is not \(row.value)")
    case "boolean": #expect(value == .boolean(row.value == "true"))
    case "string": #expect(value == .string(row.value))
    case "date":
      switch value {
      case .day(let day): #expect("\(day)T00:00:00.000" == row.value.prefix(23))
      case .moment(let moment): #expect(moment.milliseconds == Moment(row.value)?.milliseconds)
      default: Issue.record("\(value) is no date")
      }
    default: Issue.record("a row of type \(row.type)")
    }
  }

  /// A call that cannot be made is a fault where it is tried, not in a branch that is never taken.
  private static func value(_ row: ConformanceRow) throws(SyntaxFault) -> Value {
    let lookup = PlainLookup(zone: row.zone)
    let value = try Expression(row.expression, isLenient: true).value(in: lookup)
    if let fault = lookup.brokenCall { throw fault }
    return value
  }

  /// Equal as doubles; functions of the C library may differ in the last place.
  private func isSame(_ value: Value, _ text: String) -> Bool {
    guard case .number(let number) = value, let expected = Double(text.lowercased()) else {
      return false
    }
    if number.isNaN || expected.isNaN { return number.isNaN && expected.isNaN }
    return number == expected || abs(number - expected) <= abs(expected).ulp * 2
  }

  @Test(arguments: deviating)
  func `where that engine deviates, the decision holds`(row: ConformanceRow) throws {
    let key = Deviations.Key(row.expression, row.zone)
    let decided = try #require(Deviations.decided[key], "nothing is decided on this row")
    do throws(SyntaxFault) {
      #expect(try Self.value(row).text == decided.says, "\(decided.why)")
    } catch {
      #expect(decided.says == Deviations.refused, "\(error.sentence)")
    }
  }

  @Test func `every decision is about a row`() {
    let rows = Set(Self.deviating.map { Deviations.Key($0.expression, $0.zone) })
    #expect(Set(Deviations.decided.keys).subtracting(rows).isEmpty)
  }
}
