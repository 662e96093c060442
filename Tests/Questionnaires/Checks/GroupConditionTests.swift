import Expressions
import Questionnaires
import Testing

/// Conditions of items against those of the groups around them.
struct GroupConditionTests {
  static func inside(_ group: String, _ condition: String, _ type: String = "group") -> [String] {
    ConditionTests.codes(
      ConditionTests.questions
        + #"{"type": "\#(type)", "name": "g", "label": "G", "relevant": "\#(group)", "items": [{"type": "group", "name": "h", "label": "H", "items": [{"type": "text", "name": "x", "label": "X", "relevant": "\#(condition)"}]}]}"#
    )
  }

  @Test(arguments: [
    ("${n} < 5", "${n} >= 5"), ("${s} = 'a'", "${s} != 'a'"), ("${n} > 3", "${n} = ''"),
    ("selected(${m}, 'a')", "not(selected(${m}, 'a'))"), ("${n} < 5 and ${s} = 'a'", "${s} = 'bb'"),
    ("${n} < 5 or ${s} = 'a'", "${n} > 5 and ${s} = 'bb'"),
    ("${n} > 5 and ${s} = 'bb'", "${n} < 5 or ${s} = 'a'"),
  ])
  func `a condition that excludes that of a group around it never holds`(
    group: String, condition: String
  ) {
    #expect(Self.inside(group, condition) == ["never-relevant"])
    #expect(Self.inside(group, condition, "repeat") == ["never-relevant"])
  }

  @Test(arguments: [
    ("${n} < 5", "${n} > 2"), ("${s} = 'a'", "${n} = 2"), ("${n} < 5", "${n} < 5"),
    ("${n} < 5 or ${s} = 'a'", "${n} > 5"), ("selected(${m}, 'a')", "selected(${m}, 'bb')"),
    ("${n} < 5 or ${s} = 'a'", "${n} > 5 or ${s} = 'bb'"), ("not(${n} > 3)", "${n} = ''"),
  ])
  func `one that can hold inside its group is not doubted`(group: String, condition: String) {
    #expect(Self.inside(group, condition) == [])
  }

  @Test func `a repeat's own question is another one in each instance`() {
    let items =
      #"{"type": "repeat", "name": "r", "label": "R", "items": [{"type": "integer", "name": "a", "label": "A"}, {"type": "group", "name": "g", "label": "G", "relevant": "../a > 5", "items": [{"type": "text", "name": "x", "label": "X", "relevant": "\#("indexed-repeat(${a}, ${r}, 1)") < 3"}, {"type": "text", "name": "y", "label": "Y", "relevant": "${a} < 3"}]}]}"#
    #expect(ConditionTests.codes(items) == ["never-relevant"])
  }

  @Test func `the conditions of two groups together may exclude that of an item`() {
    let item = #"{"type": "text", "name": "x", "label": "X", "relevant": "${n} != 4"}"#
    let inner =
      #"{"type": "group", "name": "h", "label": "H", "relevant": "${n} < 5", "items": [\#(item)]}"#
    let outer =
      #"{"type": "group", "name": "g", "label": "G", "relevant": "${n} > 3", "items": [\#(inner)]}"#
    #expect(ConditionTests.codes(ConditionTests.questions + outer) == ["never-relevant"])
  }

  @Test func `no item is said to contradict its group that some answer reaches`() throws {
    var conditions = RandomConditions(subject: "${k}")
    var excluded = 0
    for _ in 0..<800 {
      let (group, item) = (conditions.next(2), conditions.next(2))
      let both = try Expression("(\(group)) and (\(item))")
      let isReached = ([.nan] + (-3...10).map(Double.init)).contains { number in
        both.truth(supposing: .number(number)) == true
      }
      let found = ConditionTests.codes(
        #"{"type": "integer", "name": "k", "label": "K"}, {"type": "group", "name": "g", "label": "G", "relevant": "\#(group)", "items": [{"type": "text", "name": "x", "label": "X", "relevant": "\#(item)"}]}"#
      )
      let isReported = found.contains("never-relevant")
      #expect(!(isReached && isReported), "\(group) … \(item)")
      if isReported { excluded += 1 }
    }
    #expect(excluded > 100)
  }
}
