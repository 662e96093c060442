import Testing
import Values

@Suite struct DecimalNotationTests {
  @Test(arguments: [
    (3.0, "3"), (-0.0, "0"), (0.1, "0.1"), (1e21, "1000000000000000000000"), (1.5e-7, "0.00000015"),
    (-12.25, "-12.25"), (123_456_789.125, "123456789.125"), (Double.nan, "NaN"),
    (Double.infinity, "Infinity"), (-Double.infinity, "-Infinity"),
  ])
  func `numbers are written without exponents`(number: Double, text: String) {
    #expect(DecimalNotation.text(of: number) == text)
  }

  @Test(arguments: [
    (" 7 ", 7.0), ("-.5", -0.5), ("5.", 5.0), ("00012", 12),
    ("9007199254740993", 9_007_199_254_740_992),
  ])
  func `numbers are read as XPath writes them`(text: String, number: Double) {
    #expect(DecimalNotation.number(of: text) == number)
  }

  @Test(arguments: ["", "-", ".", "+1", "1e3", "1,000", "0x10", "1.2.3", "٣", "NaN"])
  func `anything else is no number`(text: String) {
    #expect(DecimalNotation.number(of: text) == nil)
  }
}

@Suite struct CalendarTests {
  @Test func `days and numbers are each other's inverse`() throws {
    for days in stride(from: -719_162, through: 2_932_896, by: 997) {
      let day = try #require(CalendarDay(daysSinceEpoch: days))
      #expect(day.daysSinceEpoch == days)
      #expect(CalendarDay(day.description) == day)
    }
  }

  @Test(arguments: [
    "2023-02-29", "2023-13-01", "2023-00-10", "2023-1-01", "0000-01-01", "10000-01-01",
  ])
  func `days that are none are refused`(text: String) { #expect(CalendarDay(text) == nil) }

  @Test(arguments: [
    ("2026-11-21T10:02:11.250-04:00", 1_795_269_731_250),
    ("2026-11-21T14:02:11.25Z", 1_795_269_731_250), ("1969-12-31T23:59:59.999Z", -1),
  ])
  func `moments keep their place in time`(text: String, milliseconds: Int64) {
    #expect(Moment(text)?.milliseconds == milliseconds)
  }

  @Test func `a moment without an offset asks the clock for the one at its local time`() {
    let moment = Moment("1970-01-02T00:00") { $0 == 86_400_000 ? 345 : 0 }
    #expect(moment?.description == "1970-01-02T00:00:00.000+05:45")
    #expect(Moment("1970-01-02T00:00-05:00") { _ in 345 }?.offsetMinutes == -300)
  }

  @Test func `a moment is written as it was shown`() {
    let text = "2026-11-21T10:02:11.250-04:00"
    #expect(Moment(text)?.description == text)
  }

  @Test(arguments: [
    "2026-11-21", "2026-11-21T24:00Z", "2026-11-21T10:60Z", "2026-11-21T10:00+0530x",
  ])
  func `moments that are none are refused`(text: String) { #expect(Moment(text) == nil) }
}
