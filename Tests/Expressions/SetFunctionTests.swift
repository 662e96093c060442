import Expressions
import Testing
import Values

/// Functions on sets and places, with the answers that the recorded table's questionnaires hold.
@Suite struct SetFunctionTests {
  static let answers: [String: [String]] = [
    "names": ["Ada", "Ben", "", "Dee"], "ages": ["5", "9", "", "2"],
    "ok": ["yes", "", "no", "yes"], "corners": ["0 0 0 0", "0 1 0 0", "1 1 0 0", "1 0 0 0"],
    "cities": ["sea", "spo", "tac", "por", "eug", "ben"], "none": [""], "one": ["4"],
    "square": ["0 0 0 0; 0 2 0 0; 2 2 0 0; 2 0 0 0; 0 0 0 0"], "inside": ["1 1 0 0"],
    "trace": ["7.9377 -11.5845 0 0; 7.9408 -11.5845 0 0"],
  ]

  static func value(_ text: String) throws -> Value {
    let expression = try Expression(text)
    let values = expression.references.map { reference in
      (answers[String(reference.text.dropFirst(2).dropLast())] ?? []).map(Value.string)
    }
    return expression.value(in: PlainLookup(values: values))
  }

  @Test(arguments: [
    ("join(' ', randomize(${names}, 42))", "Ada Dee  Ben"),
    ("join(' ', randomize(${names}, 'abc'))", "Dee Ben Ada "),
    ("join(' ', randomize(${names}, 42.7))", "Ada Dee  Ben"),
    ("join(' ', randomize(${cities}, 42))", "sea ben tac spo por eug"),
    ("join(' ', randomize(${cities}, 0))", "tac spo eug sea ben por"),
    ("join(' ', randomize(${cities}, 2147483647))", "tac spo eug sea ben por"),
    ("join(' ', randomize(${cities}, ${none}))", "tac spo eug sea ben por"),
    ("string(randomize(${names}, 'abc'))", "Dee"), ("count(randomize(${cities}))", "6"),
  ])
  func `a seed gives one order everywhere`(text: String, value: String) throws {
    #expect(try Self.value(text).text == value)
  }

  @Test(arguments: [
    ("checklist(1, 2, ${ok})", "true"), ("checklist(3, 3, ${ages})", "true"),
    ("checklist(1, 1, date('2020-02-29'))", "true"),
    ("checklist(1, 1, date('1969-12-31'))", "false"),
    ("weighted-checklist(4, 4, date('2020-02-29'), 4)", "true"),
    ("weighted-checklist(0, 50, ${ok}, ${ages})", "true"),
    ("weighted-checklist(0, 50, ${ok}, ${names})", "false"),
    ("weighted-checklist(0, 50, ${ok}, ${one})", "false"),
    ("sum(${names})", "0"), ("sum(${ages})", "16"), ("max(${ages}, 10, ${none})", "10"),
    ("min(${names})", "NaN"), ("concat('a', ${names}, 'z')", "aAdaBenDeez"),
    ("sum(if(true(), ${ages}, ${none}))", "16"), ("count(coalesce('', ${names}))", "4"),
    ("sum(depend(${ages}, ${names}))", "16"), ("count(${names} | ${ages})", "8"),
  ])
  func `sets are taken member by member, wherever they stand`(text: String, value: String) throws {
    #expect(try Self.value(text).text == value)
  }

  @Test(arguments: [
    ("area(${corners})", 1.2390941584836643e10), ("distance(${corners})", 333939.58023467875),
    ("enclosed-area(${square})", 4.9552443424276764e10), ("area(${none})", 0),
    ("distance('0 0;0 1')", 111318.84502143922), ("distance('0 0', '0 180')", 2.003739210386106e7),
    ("distance('33.3 44.4', '33.3 44.4')", 0), ("distance(${none})", 0),
    ("distance(${inside}, ${none})", .nan), ("area(${names})", .nan),
    ("distance('0 0; 0 1', '0 2')", 222637.69004287844),
  ])
  func `lengths and areas are those of ODK's engines`(text: String, expected: Double) throws {
    let number = try Self.value(text).number
    let isSame = number == expected || number.isNaN && expected.isNaN
    #expect(isSame || abs(number - expected) <= expected.ulp * 4, "\(number)")
  }

  @Test(arguments: [
    ("geofence(${inside}, ${square})", true), ("geofence('3 1', ${square})", false),
    ("geofence(${none}, ${square})", false), ("geofence(${inside}, ${none})", false),
    ("geofence('0.5 -1', '0 0; 0 2; 2 2; 2 0')", false), ("geofence(${names}, ${square})", false),
  ])
  func `a place is inside a fence or not`(text: String, isInside: Bool) throws {
    #expect(try Self.value(text) == .boolean(isInside))
  }
}
