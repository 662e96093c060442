import Expressions
import Questionnaires
import Testing
import Values

/// Which constraints and conditions are said to be impossible, and that none is that is not.
struct ConditionTests {
  static func codes(_ items: String, _ choices: String = "") -> [String] {
    let list = #""choices": {"l": [{"name": "a", "label": "A"}, {"name": "bb", "label": "B"}]},"#
    let head = #"{"id": "q", "version": "1", "title": "T", "#
    let text = head + (items.contains("\"l\"") ? list : "") + "\"items\": [" + items + "]}"
    let file = QuestionnaireFile(name: "q.json", bytes: Array(text.utf8))
    return file.problems().map(\.code.identifier)
  }

  static func item(_ type: String, _ constraint: String) -> String {
    let choices = type.hasPrefix("select") ? #", "choices": "l""# : ""
    return
      #"{"type": "\#(type)", "name": "x", "label": "X", "constraint": "\#(constraint)"\#(choices)}"#
  }

  @Test(arguments: [
    ("integer", ". > 5 and . < 3"), ("integer", ". > 1 and . < 2"), ("integer", "false()"),
    ("integer", "not(. < 5) and not(. >= 5)"), ("decimal", ". >= 10 and . <= 5"),
    ("integer", "(. > 5 or . < 0) and . = 3"), ("integer", "if(. > 5, . < 3, . > 7)"),
    ("date", ". > date('2030-01-01') and . < '2000-01-01'"),
    ("text", "string-length(.) > 10 and string-length(.) < 5"), ("text", ". = 'a' and . = 'b'"),
    ("text", ". = 'a' and regex(., '[0-9]+')"), ("text", ". = 'abc' and string-length(.) < 3"),
    ("text", "string-length(.) < 1 and . != 'x'"), ("text", ". = 'x' and . > 5"),
    ("select_one", ". != 'a' and . != 'bb'"), ("select_one", "string-length(.) > 2"),
    ("select_one", "starts-with(., 'c')"), ("select_multiple", "count-selected(.) > 2"),
    ("select_multiple", "selected(., 'a') and not(selected(., 'a'))"),
  ])
  func `a constraint that no answer meets is an error`(type: String, constraint: String) {
    #expect(Self.codes(Self.item(type, constraint)) == ["impossible-constraint"])
  }

  @Test(arguments: [
    ("integer", ". >= 5 and . <= 5"), ("decimal", ". > 1 and . < 2"),
    ("text", ". = 5 and . = '5'"), ("text", ". > 1 and . < 2"),
    ("text", "not(. > 5) and not(. < 5)"),
    ("select_one", "string-length(.) > 1"), ("select_one", ". = 'a' or . = 'bb'"),
    ("select_multiple", "selected(., 'a') and selected(., 'bb')"),
    ("select_multiple", ". = 'a bb'"), ("date", ". >= today() and . <= today()"),
    ("integer", ". > 5 or . < 3"), ("text", "regex(., 'a') and regex(., 'b')"),
  ])
  func `one that some answer may meet is none`(type: String, constraint: String) {
    #expect(Self.codes(Self.item(type, constraint)) == [])
  }

  static let questions =
    #"{"type": "select_one", "name": "s", "label": "S", "choices": "l"}, {"type": "integer", "name": "n", "label": "N", "constraint": ". >= 0 and . <= 9"}, {"type": "select_multiple", "name": "m", "label": "M", "choices": "l"}, "#

  static func relevant(_ condition: String) -> [String] {
    codes(
      questions
        + #"{"type": "text", "name": "x", "label": "X", "relevant": "\#(condition)"}"#)
  }

  @Test(arguments: [
    "false()", "1 = 2", "${s} = 'a' and ${s} = 'bb'", "${n} > 9", "${n} = 2.5 and ${s} = 'a'",
    "${n} > 5 and ${n} < 5", "${n} = 'yes'", "${s} = '' and ${s} = 'a'",
    "(${s} = 'a' and ${s} = 'bb') or (${n} > 5 and ${n} < 3)",
    "selected(${s}, 'a') and selected(${s}, 'bb')", "${m} = '' and selected(${m}, 'a')",
  ])
  func `what can never be relevant is said to be so`(condition: String) {
    #expect(Self.relevant(condition) == ["never-relevant"])
  }

  @Test(arguments: [
    "true()", "${s} = 'a' or ${s} != 'a'", "not(${n} > 9)", "${n} < 5 or not(${n} < 5)",
    "not(selected(${m}, 'a')) or ${m} != ''",
  ])
  func `what is always relevant is said to be so`(condition: String) {
    #expect(Self.relevant(condition) == ["always-relevant"])
  }

  @Test(arguments: [
    "${s} = 'a' or ${n} > 5", "${n} <= 9", "${n} >= 0", "not(${n} >= 5) and not(${n} < 5)",
    "${n} != ''", "${m} != '' and not(selected(${m}, 'a'))", "${n} != 3 or ${s} = 'a'",
    "selected(${m}, 'a') and count-selected(${m}) > 1", "${s}", "${n} and ${n} < 1 or ${s} = 'a'",
  ])
  func `what depends on answers is neither`(condition: String) {
    #expect(Self.relevant(condition) == [])
  }

  @Test func `what asks for an answer to what is never asked is never asked`() {
    let items =
      #"{"type": "group", "name": "g", "label": "G", "relevant": "false()", "items": [{"type": "text", "name": "a", "label": "A"}]}, {"type": "text", "name": "c", "label": "C", "relevant": "${b} != ''"}, {"type": "text", "name": "b", "label": "B", "relevant": "${a} = 'x'"}, {"type": "text", "name": "d", "label": "D", "relevant": "${a} = ''"}"#
    #expect(Self.codes(items) == ["never-relevant", "never-relevant", "never-relevant"])
  }

  @Test func `no constraint is called impossible that a number meets`() throws {
    var state: UInt64 = 42
    func draw(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    func condition(_ depth: Int) -> String {
      switch depth > 0 ? draw(5) : 4 {
      case 0: return "(" + condition(depth - 1) + " and " + condition(depth - 1) + ")"
      case 1: return "(" + condition(depth - 1) + " or " + condition(depth - 1) + ")"
      case 2: return "not(" + condition(depth - 1) + ")"
      case 3:
        return "if(" + condition(depth - 1) + ", " + condition(depth - 1) + ", "
          + condition(depth - 1) + ")"
      default:
        let symbol = ["=", "!=", "<", "<=", ">", ">="][draw(6)]
        let number = String(draw(7))
        return draw(3) == 0 ? "\(number) \(symbol) ." : ". \(symbol) \(number)"
      }
    }
    var impossible = 0
    for _ in 0..<1_500 {
      let text = condition(3)
      let expression = try Expression(text)
      let isMet = (-3...10).contains { number in
        expression.truth(supposing: .number(Double(number))) == true
      }
      let isReported = Self.codes(Self.item("integer", text)).contains("impossible-constraint")
      #expect(!(isMet && isReported), "\(text)")
      if isReported { impossible += 1 }
    }
    #expect(impossible > 100)
  }
}
