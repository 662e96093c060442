/// What is said on each row of the table on which the other engine deviates, and why: the README of
/// the table decides by kinds, this by rows.
enum Deviations {
  struct Key: Hashable {
    let expression: String
    let zone: String

    init(_ expression: String, _ zone: String) {
      self.expression = expression
      self.zone = zone
    }
  }

  struct Decision {
    let expression: String
    var zones = ["UTC"]
    let says: String
    let why: String
  }

  /// Said where the text is no expression.
  static let refused = "refused"

  private static let newYork = "America/New_York"
  private static let kathmandu = "Asia/Kathmandu"

  static let decided: [Key: Decision] = Dictionary(
    uniqueKeysWithValues: decisions.flatMap { decision in
      decision.zones.map { (Key(decision.expression, $0), decision) }
    })

  private static let decisions: [Decision] = [
    // path-laxness
    Decision(
      expression: "true", says: "",
      why: "a path, of which the questionnaire's compiler finds no question"),
    Decision(
      expression: "false", says: "",
      why: "a path, of which the questionnaire's compiler finds no question"),
    // operator-not-delimited
    Decision(
      expression: "7div2", says: refused,
      why: "a number must not run into a word"),
    // comma-decimal
    Decision(
      expression: "'1,5' + 1", says: "NaN",
      why: "a comma is no decimal point"),
    Decision(
      expression: "number('1,000')", says: "NaN",
      why: "a comma is no decimal point"),
    Decision(
      expression: "number('1,5')", says: "NaN",
      why: "a comma is no decimal point"),
    // infinity-equality
    Decision(
      expression: "1 div 0 = 1 div 0", says: "true",
      why: "infinity equals itself"),
    // epsilon-equality
    Decision(
      expression: "1 = 1.0000000000001", says: "false",
      why: "equality is exact"),
    // scientific-string
    Decision(
      expression: "string(0.0000001)", says: "0.0000001",
      why: "decimal notation"),
    Decision(
      expression: "string(2147483648)", says: "2147483648",
      why: "decimal notation"),
    Decision(
      expression: "string(3000000000)", says: "3000000000",
      why: "decimal notation"),
    Decision(
      expression: "string(1234567890123)", says: "1234567890123",
      why: "decimal notation"),
    Decision(
      expression: "number(string(3000000000))", says: "3000000000",
      why: "decimal notation is read again"),
    Decision(
      expression: "string(2147483648.5)", says: "2147483648.5",
      why: "decimal notation"),
    Decision(
      expression: "concat(3000000000, '')", says: "3000000000",
      why: "decimal notation"),
    Decision(
      expression: "string(-0.0000000000001)", says: "-0.0000000000001",
      why: "decimal notation"),
    // date-text-not-a-date
    Decision(
      expression: "number('2020-01-01')", says: "18262",
      why: "text that writes a date is that date in arithmetic"),
    // date-time-cut-to-day
    Decision(
      expression: "string(date-time('2020-02-29T23:30:00Z'))", says: "2020-02-29T23:30:00.000Z",
      why: "the time is kept"),
    Decision(
      expression: "date-time('2020-02-29T12:00:00Z') = date('2020-02-29')",
      zones: ["UTC", newYork], says: "false",
      why: "noon is not midnight"),
    Decision(
      expression: "date-time('1969-12-31T12:00:00Z') + 0", says: "-0.5",
      why: "days have fractions"),
    Decision(
      expression: "now() > today()", zones: ["UTC", newYork], says: "true",
      why: "now is later than midnight"),
    Decision(
      expression: "regex(string(now()), '[0-9]{4}-[0-9]{2}-[0-9]{2}')", zones: ["UTC", newYork],
      says: "false",
      why: "the text has the time too"),
    Decision(
      expression: "string-length(now())", says: "24",
      why: "the text has the time too"),
    Decision(
      expression: "number(date-time('1970-01-02T12:00:00Z'))", zones: [newYork],
      says: "1.2916666666666667",
      why: "7 o'clock on the interview's clock"),
    Decision(
      expression: "date-time('1969-12-31T12:00:00Z') + 0", zones: [newYork],
      says: "-0.7083333333333334",
      why: "7 o'clock on the interview's clock"),
    Decision(
      expression: "date-time('1970-01-01T23:59:59Z') + 0", zones: [newYork],
      says: "0.7916550925925926",
      why: "19 o'clock on the interview's clock"),
    Decision(
      expression: "now() = today()", zones: [newYork, kathmandu], says: "false",
      why: "now is not midnight"),
    Decision(
      expression: "string-length(now())", zones: [newYork, kathmandu], says: "29",
      why: "the text has the time and the offset"),
    // round-negative
    Decision(
      expression: "round(-0)", says: "0",
      why: "zero has no sign in text"),
    Decision(
      expression: "round(-1235, -1)", says: "-1230",
      why: "nearest, halves upwards"),
    Decision(
      expression: "round(-1236, -1)", says: "-1240",
      why: "nearest"),
    Decision(
      expression: "round(-1250, -2)", says: "-1200",
      why: "nearest, halves upwards"),
    Decision(
      expression: "round(-1251, -2)", says: "-1300",
      why: "nearest"),
    Decision(
      expression: "round(-51, -2)", says: "-100",
      why: "nearest"),
    // unsupported-xpath
    Decision(
      expression: "floor(2.7)", says: "2",
      why: "a function of XPath 1.0"),
    Decision(
      expression: "ceiling(2.2)", says: "3",
      why: "a function of XPath 1.0"),
    Decision(
      expression: "substring('hello', 2)", says: refused,
      why: "ODK's name is substr()"),
    Decision(
      expression: "substring('hello', 2, 3)", says: refused,
      why: "ODK's name is substr()"),
    Decision(
      expression: "last()", says: "1",
      why: "alone, a node is the last of one"),
    Decision(
      expression: "name()", says: refused,
      why: "questions are named in the text"),
    Decision(
      expression: "id('a')", says: refused,
      why: "there are no identifiers but names"),
    Decision(
      expression: "lang('en')", says: refused,
      why: "nodes have no language"),
    Decision(
      expression: "current()", says: "",
      why: "the question's own answer"),
    // max-of-nonpositive
    Decision(
      expression: "max(-5, -3)", says: "-3",
      why: "the largest, also of negative numbers"),
    Decision(
      expression: "max(0, -1)", says: "0",
      why: "the largest, also of numbers none of which is above 0"),
    // minmax-skips-nan
    Decision(
      expression: "max('a', 2)", says: "2",
      why: "what is no number is passed over"),
    Decision(
      expression: "max('', 3)", says: "3",
      why: "what is empty is passed over"),
    Decision(
      expression: "max(0 div 0, 5)", says: "5",
      why: "what is no number is passed over"),
    Decision(
      expression: "min('a', 2)", says: "2",
      why: "what is no number is passed over"),
    Decision(
      expression: "min(0 div 0, 5)", says: "5",
      why: "what is no number is passed over"),
    // regex-whole-match
    Decision(
      expression: "regex('abc', 'b')", says: "false",
      why: "the whole text must match"),
    Decision(
      expression: "regex('a|b', 'a|b')", says: "false",
      why: "the whole text must match"),
    // crash
    Decision(
      expression: "regex('x', '(')", says: refused,
      why: "the pattern does not compile"),
    Decision(
      expression: "format-date('2020-02-29', '%Z')", zones: ["UTC", kathmandu], says: "%Z",
      why: "a letter that means nothing stays"),
    Decision(
      expression: "format-date('2020-02-29', '%q')", zones: ["UTC", kathmandu], says: "%q",
      why: "a letter that means nothing stays"),
    Decision(
      expression: "format-date('2020-02-29', '%')", says: "%",
      why: "a percent sign at the end stays"),
    Decision(
      expression: "weighted-checklist(0, 0)", says: "true",
      why: "nothing weighs nothing"),
    Decision(
      expression: "format-date('2020-02-29', '%A')", zones: [newYork], says: "Saturday",
      why: "the day's name"),
    Decision(
      expression: "format-date('2020-02-29', '%B')", zones: [newYork, kathmandu], says: "February",
      why: "the month's name"),
    // selected-substring
    Decision(
      expression: "selected('a  b', '')", says: "false",
      why: "nothing is no choice"),
    // selected-needs-text
    Decision(
      expression: "selected(true(), 'true')", says: "true",
      why: "anything has a text"),
    // base64-padding
    Decision(
      expression: "base64-decode('SGVsbG8')", says: "Hello",
      why: "padding may be missing"),
    // lenient-date
    Decision(
      expression: "date('2020-2-9')", zones: ["UTC", kathmandu], says: refused,
      why: "months and days have two digits"),
    // date-keeps-time
    Decision(
      expression: "date('2020-02-29T23:59:59.999Z')", says: "2020-02-29",
      why: "a day has no time"),
    Decision(
      expression: "date('2020-02-29T23:59:59.999Z')", zones: [newYork], says: "2020-02-29",
      why: "the day on the interview's clock"),
    Decision(
      expression: "date('2020-02-29T12:00:00')", zones: [kathmandu], says: "2020-02-29",
      why: "a day has no time"),
    // decimal-time-of-text
    Decision(
      expression: "decimal-time('06:30:00.000Z')", says: "0.2708333333321207",
      why: "a time alone has a fraction: what is left of today's days"),
    Decision(
      expression: "decimal-time('06:30:00.000Z')", zones: [kathmandu], says: "0.5104166666678793",
      why: "12:15 on the interview's clock"),
    Decision(
      expression: "format-date-time('13:45', '%H:%M')", zones: [kathmandu], says: "13:45",
      why: "a time can be formatted"),
    // checklist-text
    Decision(
      expression: "checklist(1, 2, 'a', '', 0)", says: "false",
      why: "none is above 0, true or yes"),
    Decision(
      expression: "weighted-checklist(0, 9, 'a', 'b')", says: "true",
      why: "what does not hold weighs nothing"),
    // offset-without-colon
    Decision(
      expression: "date-time('2020-02-29T13:45:30+0530')", zones: [kathmandu], says: refused,
      why: "an offset has a colon"),
  ]
}
