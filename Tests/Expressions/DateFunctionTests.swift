import Expressions
import Testing
import Values

/// Dates as a clock in one place shows them; in New York it is put back on 2020-11-01 and forward
/// on 2020-03-08.
@Suite struct DateFunctionTests {
  static func text(_ expression: String, in zone: String = "UTC") throws -> String {
    try Expression(expression).value(in: PlainLookup(zone: zone)).text
  }

  @Test(arguments: [
    ("date-time('2020-07-01T12:00:00')", "2020-07-01T12:00:00.000-04:00"),
    ("date-time('2020-01-01T12:00:00')", "2020-01-01T12:00:00.000-05:00"),
    ("date-time('2020-07-01T12:00:00Z')", "2020-07-01T08:00:00.000-04:00"),
    ("date-time('2020-11-01T05:30:00Z')", "2020-11-01T01:30:00.000-04:00"),
    ("date-time('2020-11-01T06:30:00Z')", "2020-11-01T01:30:00.000-05:00"),
    ("date-time('2020-11-01T07:30:00Z')", "2020-11-01T02:30:00.000-05:00"),
    ("date-time('2020-03-08T06:30:00Z')", "2020-03-08T01:30:00.000-05:00"),
    ("date-time('2020-03-08T07:30:00Z')", "2020-03-08T03:30:00.000-04:00"),
    ("date-time('2020-03-08T02:30:00')", "2020-03-08T03:30:00.000-04:00"),
  ])
  func `a moment is told by the clock's offset at that moment`(text: String, value: String) throws {
    #expect(try Self.text(text, in: "America/New_York") == value)
  }

  @Test(arguments: [
    ("date('2020-07-02T03:00:00Z')", "2020-07-01"), ("date('2020-07-02T03:00:00')", "2020-07-02"),
    ("date(18321.9)", "2020-02-29"), ("decimal-date-time('2020-07-01')", "18444.166666666668"),
    ("decimal-time('2020-07-01T12:00:00')", "0.5"), ("decimal-time('2020-07-01')", "0"),
    ("round(decimal-time('2020-07-01T12:00:00-04:00'), 9)", "0.5"),
    ("round(decimal-time('2020-07-01T12:00:00Z'), 9)", "0.333333333"),
    ("decimal-time('18:00')", "0.75"), ("round(decimal-time('18:00Z'), 9)", "0.541666667"),
    ("format-date-time('18:00Z', '%H:%M')", "13:00"),
    ("date-time('2020-02-29') = date('2020-02-29')", "true"),
    ("date-time('2020-02-29T00:00:01') > date('2020-02-29')", "true"),
  ])
  func `days and times are those of the interview's clock`(text: String, value: String) throws {
    #expect(try Self.text(text, in: "America/New_York") == value)
  }

  @Test(arguments: [
    ("date('')", ""), ("date(0 div 0)", "NaN"), ("decimal-date-time('')", ""),
    ("decimal-time(0 div 0)", "NaN"), ("format-date('', '%Y')", ""), ("date(-1.9)", "1969-12-31"),
    ("date('0001-01-01') + 0", "-719162"), ("date('9999-12-31')", "9999-12-31"),
    ("format-date('9999-12-31', '%W')", "1"), ("format-date('2022-01-01', '%W')", "1"),
    ("format-date('2022-12-31', '%W')", "53"), ("format-date('2024-12-29', '%W')", "1"),
    ("format-date('2020-02-09', '%Y%')", "2020%"),
    ("format-date('2020-02-09', '% Y %é')", "% Y %é"),
    ("format-date('2020-02-09', 5)", "5"), ("decimal-time(-1.25)", "0.75"),
    ("decimal-time(3000000.5)", "0.5"),
  ])
  func `what is not known stays so, and the calendar has its ends`(
    text: String, value: String
  ) throws {
    #expect(try Self.text(text) == value)
  }

  @Test(arguments: [
    "date('2019-02-29')", "date('20200101')", "date('2020-2-9')", "date('2020-01-01 ')",
    "date(1 div 0)", "date(true())", "decimal-time(1 div 0)", "date(3000000000)",
    "date-time('2020-01-01T24:00')",
    "date-time('2020-01-01T10:20:30+0530')", "format-date('abc', '%Y')", "decimal-time('x')",
    "date(concat('2020-', '13-01'))", "digest('a', 'MD4')", "digest('a', 'MD5', 'octal')",
    "distance('here')", "distance('5')", "area('0 0 0 0 0')", "geofence('x', '0 0;0 1;1 1')",
    "sum(1)", "count('a')", "count-non-empty(1 + 1)", "randomize('a')", "sum(date(1))",
    "weighted-checklist(0, 1, true())", "regex('a', '[a-z')",
  ])
  func `what can never have a value is refused before anybody is asked`(text: String) {
    #expect(throws: SyntaxFault.self) { try Expression(text) }
  }

  @Test func `the refusal says how to mend it`() {
    let fault = #expect(throws: SyntaxFault.self) { try Expression("1 + date('2020-2-9')") }
    #expect(fault?.sentence == "date(): '2020-2-9' is no date; write it as '2024-02-29'")
    #expect(fault?.offset == 4)
  }

  @Test func `what depends on an answer is not refused, and is empty if it is no date`() throws {
    let lookup = PlainLookup(values: [[.string("soon")]])
    #expect(try Expression("date(${when})").value(in: lookup) == .empty)
    #expect(try Expression("decimal-time(${when})").value(in: lookup).number.isNaN)
    #expect(try Expression("format-date(${when}, '%Y')").value(in: lookup) == .empty)
    lookup.values = [[.string("19783")]]
    #expect(try Expression("date(${when})").value(in: lookup).text == "2024-03-01")
  }

  @Test func `months and days have their names in the interview's language`() throws {
    let lookup = PlainLookup()
    lookup.language = "fr-MQ"
    let french = try Expression("format-date('2026-08-12', '%a %A %b %B')").value(in: lookup)
    #expect(french.text == "mer. mercredi août août")
    lookup.language = "frr"
    let other = try Expression("format-date('2026-08-12', '%b')").value(in: lookup)
    #expect(other.text == "Aug")
  }
}
