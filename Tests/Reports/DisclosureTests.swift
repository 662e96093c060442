import JSONDocuments
import Questionnaires
import Testing

@testable import Reports

/// What is shown of few.
@Suite struct DisclosureTests {
  private func rows(_ women: Int, _ men: Int, _ others: Int) throws -> [(String, String)] {
    var cases = Cases()
    cases.add(women, ["sex": "w", "pay": "50"])
    cases.add(men, ["sex": "m", "pay": "70"])
    cases.add(others, ["sex": "x", "pay": "90"])
    let breakdown = try #require(try cases.result(["mean_pay"]).indicators[0].breakdowns.first)
    return breakdown.rows.map { answer, cell in
      switch cell {
      case .hidden: (answer, "hidden")
      case .shown(let figure, let isSmall): (answer, "\(figure.count)\(isSmall ? " few" : "")")
      }
    }
  }

  private func told(_ women: Int, _ men: Int, _ others: Int) throws -> String {
    try rows(women, men, others).map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  @Test func `bases below the author's least are flagged`() throws {
    #expect(try told(40, 29, 10) == "w 40, m 29 few, x 10 few")
  }

  @Test func `fewer than ten are not shown, nor the next, from which they could be worked out`()
    throws
  {
    #expect(try told(40, 29, 9) == "w 40, m hidden, x hidden")
    #expect(try told(40, 9, 8) == "w 40, m hidden, x hidden")
    // Together they are still fewer than ten.
    #expect(try told(40, 5, 4) == "w hidden, m hidden, x hidden")
  }

  @Test func `nothing is worked out from nothing`() {
    #expect(Disclosure.hidden([]) == [])
    #expect(Disclosure.hidden([0, 0, 50]) == [])
    #expect(Disclosure.hidden([0, 3, 50]) == [1, 2])
    #expect(Disclosure.hidden([3]) == [0])
  }

  /// Women 40 of all, others 9 of the rest: from both tables together more could be worked out than
  /// from either.
  @Test
  func `what puts together the groups of another breakdown shows nothing where that hides some`()
    throws
  {
    func shown(_ others: Int) throws -> [[Bool]] {
      var cases = Cases()
      cases.add(40, ["sex": "w", "pay": "50"])
      cases.add(29, ["sex": "m", "pay": "70"])
      cases.add(others, ["sex": "x", "pay": "90"])
      return try cases.result(["nested"]).indicators[0].breakdowns.map { breakdown in
        breakdown.rows.map { $0.cell != .hidden }
      }
    }
    #expect(try shown(10) == [[true, true], [true, true, true]])
    #expect(try shown(9) == [[false, false], [true, false, false]])
  }

  @Test func `a total of few is not shown either, in no form`() throws {
    var cases = Cases()
    cases.add(9, ["sex": "w", "pay": "50"])
    let result = try cases.result(["mean_pay"])
    #expect(result.indicators[0].total == .hidden)
    let json = String(decoding: JSONWriter.bytes(result.json), as: UTF8.self)
    #expect(!json.contains("\"n\""), "\(json)")
  }

  @Test func `what fewer than five have in common is put together with what gives it away`() throws
  {
    var cases = Cases()
    cases.add(20, ["town": "Roseau"])
    cases.add(12, ["town": "Marigot"])
    cases.add(3, ["town": "Colihaut"])
    guard case .shown(let figure, _) = try cases.result(["where"]).indicators[0].total else {
      Issue.record("hidden")
      return
    }
    #expect(figure.parts.map(\.name) == ["Roseau", nil])
    #expect(figure.parts.map(\.count) == [20, 15])
  }

  @Test(arguments: [(3, 20), (20, 3)])
  func `a share that tells of fewer than five is not shown`(yes: Int, no: Int) throws {
    var cases = Cases()
    cases.add(yes, ["pay": "150"])
    cases.add(no, ["pay": "50"])
    #expect(try cases.result(["rich"]).indicators[0].total == .hidden)
  }

  @Test func `groups of a calculation stand in the order of its list`() throws {
    var cases = Cases()
    cases.add(12, ["pay": "90"])
    cases.add(12, ["pay": "50"])
    let result = try cases.result(["sum_pay"], by: "band")
    #expect(result.indicators[0].breakdowns[0].rows.map(\.answer) == ["small", "big"])
  }

  @Test func `one breakdown can stand for all, with those who gave no answer last`() throws {
    var cases = Cases()
    cases.add(12, ["pay": "50"])
    cases.add(12, ["sex": "m", "pay": "50"])
    let result = try cases.result(["sum_pay"], by: "sex")
    #expect(result.indicators[0].breakdowns[0].rows.map(\.answer) == ["m", ""])
  }
}
