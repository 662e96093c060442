import Testing

@testable import Reports

/// Every statistic against numbers worked out by hand.
@Suite struct FigureTests {
  /// Pay 10, 20, … 120, and two who did not say.
  private var cases: Cases {
    var cases = Cases()
    for step in 1...12 {
      cases.add(1, ["sex": "w", "pay": "\(step * 10)", "hours": "\(step)", "town": " Castries"])
    }
    cases.add(2, ["sex": "m", "town": "castries "])
    return cases
  }

  @Test func `a mean has its base, what is missing, its deviation and its bands`() throws {
    let figure = try #require(try cases.total("mean_pay"))
    #expect(figure.count == 12)
    #expect(figure.missing == 2)
    #expect(figure.value == 65)
    // The variance of 1…12 with n - 1 is 13, so that of the tens is 1300.
    #expect(figure.deviation == 1300.0.squareRoot())
    #expect(figure.parts == [.init(name: "low", count: 7), .init(name: "high", count: 5)])
  }

  @Test(arguments: [
    ("median_pay", 65.0), ("sum_pay", 780), ("rich", 5.0 / 12), ("per_hour", 10), ("towns", 1),
  ])
  func `a statistic is what its name says`(name: String, value: Double) throws {
    #expect(try cases.total(name)?.value == value)
  }

  @Test func `who gave no answer is not in the base of a share`() throws {
    #expect(try cases.total("rich")?.missing == 2)
  }

  @Test func `a distribution folds what few have`() throws {
    var cases = Cases()
    cases.add(12, ["town": "Castries"])
    cases.add(3, ["town": "Soufrière"])
    cases.add(2, ["town": "Dennery"])
    let figure = try #require(try cases.total("where"))
    #expect(figure.parts == [.init(name: "Castries", count: 12), .init(name: nil, count: 5)])
  }

  @Test func `a default that was cleared does not come back`() throws {
    var cases = Cases()
    cases.add(10, ["pay": "10"])
    #expect(try cases.total("per_hour")?.count ?? 0 == 0)
  }

  @Test func `who refused or is not asked is counted apart, and an interview only once`() throws {
    var cases = cases
    cases.add(3, [:], disposition: "210")
    cases.add(1, ["pay": "50"], disposition: "410")
    cases.add(1, ["pay": "50"], disposition: "120", version: "1")
    let result = try cases.result(["mean_pay"])
    #expect(result.interviews == 15)
    #expect(result.others.map { "\($0.disposition) \($0.count)" } == ["210 3", "410 1"])
    #expect(result.otherVersions == 1)
    var report = Report(try Cases.form())
    for record in cases.records + cases.records { report.add(record) }
    #expect(report.result().interviews == 15)
  }

  @Test func `quotas count complete and partial interviews apart, and nobody else`() throws {
    var cases = Cases()
    cases.add(1, ["sex": "w"])
    cases.add(1, ["sex": "w"], disposition: nil)
    cases.add(1, ["sex": "m"])
    cases.add(3, ["sex": "m"], disposition: "120")
    cases.add(5, ["sex": "m"], disposition: "212")
    let quotas = try cases.result().quotas.prefix(2)
    #expect(quotas.map(\.complete) == [2, 1])
    #expect(quotas.map(\.partial) == [0, 3])
    #expect(quotas.map(\.level) == [.full, .open])
  }

  @Test func `a quota is full at its target and over at a tenth more, and says so`() throws {
    var cases = Cases()
    cases.add(4, ["sex": "m"])
    #expect(try cases.result().quotas[1].warning == nil)
    cases.add(1, ["sex": "m"], disposition: "120")
    let full = try cases.result().quotas[1]
    #expect(full.warning == "the quota 'men' is full: 5 of 5 (4 complete, 1 partial)")
    cases.add(1, ["sex": "m"])
    let over = try cases.result().quotas[1]
    #expect(over.level == .over)
    #expect(over.warning == "the quota 'men' is over: 6 of 5 (5 complete, 1 partial)")
  }

  @Test(arguments: [(99, "open"), (100, "full"), (109, "full"), (110, "over")])
  func `the tenth is counted exactly`(count: Int, level: String) throws {
    let hundred = try #require(try Cases.form().quotas.last).definition
    let result = ReportResult.QuotaResult(quota: hundred, complete: count, partial: 0)
    #expect(result.level.rawValue == level)
  }
}
