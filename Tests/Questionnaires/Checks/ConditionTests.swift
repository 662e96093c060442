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
    ("integer", ". = 1.5"), ("integer", ". = 'x'"), ("decimal", ". = 'x'"), ("date", ". = 'x'"),
    ("text", "string-length(.) < 0"), ("text", "string-length(.) < 1"),
    ("integer", "string-length(.) > 5 and string-length(.) < 3"), ("text", ". > 'abc'"),
    ("time", ". > '14:00'"), ("time", ". > 0.5"), ("time", ". >= '08:00' and . <= '18:00'"),
    ("integer", ". mod 2 = 3"), ("integer", ". mod 5 > 5"), ("decimal", "(. + 1) mod -4 <= -4"),
    ("date", ". > today() and . < today()"), ("integer", ". != . or . > ."),
    ("text", "string-length(.) < count-selected(.) and count-selected(.) < string-length(.)"),
    ("integer", "string-length(.) > 30"), ("integer", "regex(., '[a-z]+')"),
    ("integer", "regex(., 'LC[0-9]{4}')"), ("date", "regex(., '[0-9]{2}/.*')"),
    ("text", "regex(., '[0-9]{3}') and string-length(.) = 4"),
    ("text", "regex(., '[A-Z]{2}-?[0-9]{2,4}') and string-length(.) >= 8"),
    ("text", "if(. = 'a', 'q', 'r') = 's'"),
    ("text", "regex(., '[0-9]{5}') and string-length(.) < 5"),
    ("text", "regex(., '([a-z]|[0-9]{2}){3}x') and string-length(.) <= 3"),
    ("text", "string-length(concat(., 'x')) < 0"),
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
    ("time", ". = '14:00'"), ("time", "decimal-time(.) > 0.5"), ("time", ". != ''"),
    ("integer", ". = '7'"), ("decimal", ". = 1.5"), ("text", "string-length(.) < 2"),
    ("integer", "string-length(.) = 3"), ("text", "not(string-length(.) < 5)"),
    ("date", "string-length(.) > 9 and string-length(.) < 11"),
    ("integer", ". > 5 or . < 3"), ("text", "regex(., 'a') and regex(., 'b')"),
    ("integer", ". mod 2 = 1"), ("integer", ". mod 2 != 3"), ("decimal", ". mod -4 < -3"),
    ("date", ". >= today() and . <= today()"), ("text", ". = today() and not(. < today())"),
    ("integer", "regex(., '[0-9]+|[a-z]+')"), ("integer", "regex(., '-?\\\\d{1,3}')"),
    ("integer", "regex(., '[0-9&&[^5]]+')"), ("integer", "regex(., '[0-9]+[a-z]*')"),
    ("text", "regex(., '[0-9]{3,}') and string-length(.) = 4"),
    ("text", "regex(., '(a|bcd)+') and string-length(.) > 40"),
    ("text", "regex(., '.{5}') and string-length(.) < 5"),
    ("text", "regex(., '[^0-9]{5}') and string-length(.) < 5"),
    ("text", "regex(., '[0-9]{5}') and string-length(.) < 6"),
    ("text", "regex(., '[0-9]{5}?[a-z]*') and string-length(.) < 6"),
    ("text", "if(. = 'a', 'q', 'r') = 'q'"), ("integer", "string-length(.) > 15"),
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
    "${n} != ${n}", "count(${n}) < 0", "count-selected(${m}) = 0.5", "position(..) < 0",
    "${n} > count-selected(${m}) and count-selected(${m}) > ${n}",
    "(${n} < today() or ${n} = today()) and ${n} > today()",
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

  @Test
  func `what is never computed and never offered makes a condition impossible`() {
    let before = #"""
      {"type": "calculate", "name": "band", "calculation": "if(${n} > 5, 'adult', 'child')"},
      {"type": "calculate", "name": "sum", "calculation": "if(${n} > 5, '1', '0')"},
      {"type": "select_one", "name": "h", "label": "H", "choices": "l", "choice_filter": "name != 'a'"},
      {"type": "select_multiple", "name": "hs", "label": "H", "choices": "l",
       "choice_filter": "name != 'a'"},
      """#
    for condition in ["${band} = 'adlt'", "${h} = 'a'", "selected(${hs}, 'a')"] {
      #expect(Self.relevant(before, condition) == ["never-relevant"], "\(condition)")
    }
    let started = #"""
      {"type": "calculate", "name": "band", "calculation": "if(${n} > 5, 'a', 'b')",
       "trigger": "${n}", "default": "c"},
      """#
    #expect(Self.relevant(started, "${band} = 'c'") == [])
    let editable = #"""
      {"type": "text", "name": "band", "label": "?", "calculation": "if(${n} > 5, 'a', 'b')"},
      """#
    #expect(Self.relevant(editable, "${band} = 'c'") == [])
    let fixed = editable.replacing(#""label""#, with: #""read_only": true, "label""#)
    #expect(Self.relevant(fixed, "${band} = 'c'") == ["never-relevant"])
    for condition in [
      "${band} = 'adult'", "${band} = ''", "${h} = 'bb'", "selected(${hs}, 'bb')", "${sum} = '1.0'",
      "${sum} = 1",
    ] {
      #expect(Self.relevant(before, condition) == [], "\(condition)")
    }
  }

  @Test(arguments: [
    "is-selected(${s}, 'zz')", "indexed-repeat(${k}, ${r}, 1) = 'maybe'",
    "coalesce(${s}, 'x') = 'maybe'", "if(${n} > 1, ${s}, ${k}) = 'maybe'", "${s} = 1", "2 != ${m}",
    "once(${s}) = 'zz'",
  ])
  func `a comparison with a choice that no list has is an error`(condition: String) {
    #expect(Self.relevant(Self.repeated, condition).contains("unknown-choice"))
  }

  @Test(arguments: [
    (
      #"{"type": "text", "name": "x", "label": "X", "choices": "l", "appearance": "autocomplete"}"#,
      "'w'"
    ),
    (
      #"{"type": "range", "name": "x", "label": "X", "choices": "l", "parameters": {"start": 0, "end": 10, "step": 1}}"#,
      "5"
    ),
    (#"{"type": "geopoint", "name": "x", "label": "X", "choices": "l"}"#, "'14.0 -61.0 0 0'"),
  ])
  func `what is not in a list that only helps can be answered`(item: String, value: String) {
    let found = Self.codes(
      item + #", {"type": "calculate", "name": "k", "calculation": "${x}"}"#
        + #", {"type": "text", "name": "b", "label": "B", "relevant": "${x} = \#(value) or ${k} = \#(value)"}"#
    )
    #expect(!found.contains("unknown-choice"), "\(found)")
  }

  @Test(arguments: [
    ("${s}", true), ("${c}", true), ("concat(${s}, '')", false), ("( ${s} )", true),
    ("once(string(${c}))", true), ("(${s}) = (${s})", false),
  ])
  func `a calculation that copies a choice is compared as the choice is`(
    calculation: String, isKnown: Bool
  ) {
    let copy =
      #"{"type": "calculate", "name": "c", "calculation": "${s}"}, "#
      + #"{"type": "calculate", "name": "d", "calculation": "\#(calculation)"}, "#
    #expect(Self.relevant(copy, "${d} = 'zz'").contains("unknown-choice") == isKnown)
    let hidden = copy.replacing(#""calculate", "name": "d""#, with: #""hidden", "name": "d""#)
    #expect(Self.relevant(hidden, "${d} = 'zz'").contains("unknown-choice") == isKnown)
    #expect(!Self.relevant(copy, "${d} = 'a'").contains("unknown-choice"))
    let typedOver = copy.replacing(
      #""calculate", "name": "d""#, with: #""text", "label": "D", "name": "d""#)
    #expect(!Self.relevant(typedOver, "${d} = 'zz'").contains("unknown-choice"))
  }

  @Test(arguments: [
    "is-selected(${s}, 'a')", "indexed-repeat(${k}, ${r}, 1) = 'bb'", "coalesce(${s}, 'x') = 'x'",
    "coalesce(${s}, ${t}) = 'maybe'", "if(${n} > 1, ${s}, 'maybe') = 'maybe'",
    "coalesce(${s}, concat(${t}, '')) = 'maybe'",
  ])
  func `one with what may be there is none`(condition: String) {
    #expect(!Self.relevant(Self.repeated, condition).contains("unknown-choice"))
  }

  private static let repeated =
    #"{"type": "text", "name": "t", "label": "T"}, {"type": "repeat", "name": "r", "label": "R", "items": [{"type": "select_one", "name": "k", "label": "K", "choices": "l"}]}, "#

  private static func relevant(_ before: String, _ condition: String) -> [String] {
    codes(
      questions + before
        + #"{"type": "text", "name": "x", "label": "X", "relevant": "\#(condition)"}"#)
  }

  static func range(_ parameters: String, _ constraint: String) -> [String] {
    codes(
      #"{"type": "range", "name": "x", "label": "X", "parameters": {\#(parameters)}, "constraint": "\#(constraint)"}"#
    )
  }

  static let scale = #""start": 0, "end": 1, "step": 0.1"#

  @Test(arguments: [
    (#""start": 0, "end": 10, "step": 1"#, ". > 20"), (#""end": 5"#, ". < 0"),
    (#""start": 10, "end": 0"#, ". > 10"), (scale, ". = 0.35"), (scale, ". > 0.3 and . < 0.4"),
    (#""start": 1, "end": 9, "step": 2"#, ". = 4"), (scale, ". = 'x'"),
    // What is left out is 0 to 10 by 1.
    (#""start": 0, "end": 10"#, ". = 2.5"), (#""step": 1"#, ". > 20"),
  ])
  func `a constraint beyond what a slider offers is an error`(scale: String, constraint: String) {
    #expect(Self.range(scale, constraint) == ["impossible-constraint"])
  }

  @Test(arguments: [
    (#""start": 0, "end": 10, "step": 1"#, ". > 9"), (scale, ". = 0.3"), (scale, ". = 0.7"),
    (#""start": 0, "end": 10"#, ". = 2"), (scale, ". >= 1"),
    (#""start": 10, "end": 0, "step": 5"#, ". = 5"), (#""start": -1, "end": 1"#, ". < 0"),
  ])
  func `one that a step of it meets is none`(scale: String, constraint: String) {
    #expect(Self.range(scale, constraint) == [])
  }

  @Test func `what asks for an answer to what is never asked is never asked`() {
    let items =
      #"{"type": "group", "name": "g", "label": "G", "relevant": "false()", "items": [{"type": "text", "name": "a", "label": "A"}]}, {"type": "text", "name": "c", "label": "C", "relevant": "${b} != ''"}, {"type": "text", "name": "b", "label": "B", "relevant": "${a} = 'x'"}, {"type": "text", "name": "d", "label": "D", "relevant": "${a} = ''"}"#
    #expect(Self.codes(items) == ["never-relevant", "never-relevant", "never-relevant"])
  }

  @Test func `no constraint is called impossible that a number meets`() throws {
    var conditions = RandomConditions()
    var impossible = 0
    for _ in 0..<1_500 {
      let text = conditions.next(3)
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
