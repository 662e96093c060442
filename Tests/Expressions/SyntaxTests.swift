import Testing
import Values

@testable import Expressions

@Suite struct SyntaxTests {
  @Test(arguments: [
    ("", "the expression is empty"), ("1 +", "ends where a value"),
    ("concat('a", "never closed"), ("${a", "'${' is never closed"),
    ("7div2", "put a space between"), ("1 ~ 2", "means nothing"),
    ("selectd(., 'a')", "did you mean 'selected'?"), ("if(1, 2)", "if(condition, then, else)"),
    ("//a", "'//' cannot be used"), ("regex(., '(')", "does not compile"),
    ("jr:choice-name('a', '1')", "must be a question"), ("(1", "')' is expected"),
    ("1 2", "an operator or the end"),
  ])
  func `a fault is said in words`(text: String, words: String) throws {
    let fault = #expect(throws: SyntaxFault.self) { try Expression(text) }
    #expect(fault?.sentence.contains(words) ?? false, "\(fault?.sentence ?? "")")
  }

  @Test(arguments: [("1 + ${a} * %", 11), ("  foo()", 2), ("if(true(), 'é', bar())", 17)])
  func `a fault is at its byte`(text: String, offset: Int) throws {
    let fault = #expect(throws: SyntaxFault.self) { try Expression(text) }
    #expect(fault?.offset == offset)
  }

  @Test func `what an expression reads is known from its text alone`() throws {
    let expression = try Expression(
      "if(${a} = 'x', ../b, /data/c/d) + jr:choice-name(${e}, '${e}') + .")
    #expect(
      expression.references.map(\.text) == ["${a}", "../b", "/data/c/d", "${e}", "${e}", "."])
  }

  @Test func `nesting without end is refused, not fatal`() throws {
    let many = Array(repeating: "1 = 1", count: 5_000)
    for word in [" and ", " or "] { _ = try Expression(many.joined(separator: word)) }
    #expect(throws: SyntaxFault.self) { try Expression(many.joined(separator: " + ")) }
    let deep = String(repeating: "(", count: 10_000) + "1" + String(repeating: ")", count: 10_000)
    #expect(throws: SyntaxFault.self) { try Expression(deep) }
    let long = Array(repeating: "1", count: 1000).joined(separator: "+")
    #expect(throws: SyntaxFault.self) { try Expression(long) }
    let minuses = String(repeating: "-", count: 50_000) + "1"
    #expect((try? Expression(minuses))?.value(in: PlainLookup()).number == 1)
  }

  @Test func `no text, however broken, is fatal`() {
    var random = SystemRandom(state: 7)
    let pieces = [
      "${a}", "(", ")", "'", "\"", "if(", ",", "..", "/", "[", "]", "*", "-", "1", ".5", "and ",
      "é", "漢", "\u{0}", "selected(", "=", "!", "|", "@", "$", "{", "div", " ",
    ]
    for _ in 0..<20_000 {
      let text = (0..<Int(random.next() % 12)).map { _ in
        pieces[Int(random.next() % UInt64(pieces.count))]
      }.joined()
      _ = try? Expression(text)
    }
  }
}

/// A seeded source of its own, so that a failure can be seen again.
struct SystemRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 17
  }
}

@Suite struct EvaluationTests {
  static func value(_ text: String, _ values: [[Value]] = []) throws -> String {
    try Expression(text).value(in: PlainLookup(values: values)).text
  }

  @Test(arguments: [
    ("${a} + 1", "4"), ("${a} = '3'", "true"), ("${b} + 1", "NaN"), ("${b} = ''", "true"),
    ("sum(${c})", "6"), ("count(${c})", "4"), ("count-non-empty(${c})", "3"),
    ("join('-', ${c})", "1-2--3"), ("max(${c})", "3"), ("min(${c})", "1"),
    ("indexed-repeat(${c}, ${c}, 2)", "2"), ("nonresponse(${b})", "refused"),
    ("jr:choice-name(${a}, '${a}')", "label of 3"), ("coalesce(${b}, 'x')", "x"),
  ])
  func `references are read through the lookup`(text: String, expected: String) throws {
    let named: [Character: [Value]] = [
      "a": [.number(3)], "b": [.empty],
      "c": [.number(1), .number(2), .empty, .number(3)],
    ]
    let expression = try Expression(text)
    let values = expression.references.map { reference in
      reference.text.first { named[$0] != nil }.flatMap { named[$0] } ?? []
    }
    #expect(expression.value(in: PlainLookup(values: values)).text == expected)
  }

  @Test func `a function gives nothing rather than a fault where a computed pattern is none`()
    throws
  {
    #expect(try Self.value("regex('x', concat('(', ''))") == "false")
  }

  @Test(arguments: [
    ("format-date('2026-11-21', '%A %e %B %Y')", "Saturday 21 November 2026"),
    ("format-date('2026-03-04', '%d/%m/%y %b %a')", "04/03/26 Mar Wed"),
    ("string(date('2024-02-29') + 1)", "19783"), ("date(19783)", "2024-03-01"),
    ("today() - date('2026-11-01')", "20"), ("decimal-date-time('1970-01-02T12:00:00Z')", "1.5"),
  ])
  func `dates are days and days are numbers`(text: String, expected: String) throws {
    #expect(try Self.value(text) == expected)
  }

  @Test func `a pattern that explodes ends all the same`() throws {
    let text = String(repeating: "a", count: 5000) + "b"
    #expect(try Self.value("regex('\(text)', '(a+)+')") == "false")
  }
}
