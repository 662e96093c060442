import Interviews
import Questionnaires
import TestKit
import Testing

/// What an expression gives of the answers that stand: the kind of each value too, as ODK Collect
/// tells it.
@Suite struct EvaluationTests {
  private static let household = """
    {"type": "text", "name": "name", "label": "?"}, {"type": "integer", "name": "age", "label": "?"},
    {"type": "text", "name": "nick", "label": "?"},
    {"type": "calculate", "name": "twice", "calculation": "${age} * 2"},
    {"type": "calculate", "name": "adult", "calculation": "${age} >= 18"},
    {"type": "calculate", "name": "endless", "calculation": "${age} div 0"},
    {"type": "calculate", "name": "born", "calculation": "date('2020-02-29')"},
    {"type": "calculate", "name": "noisy", "calculation": "1.1 * 100"},
    {"type": "geotrace", "name": "way", "label": "?"},
    {"type": "repeat", "name": "kid", "label": "?", "items": [
      {"type": "text", "name": "k_name", "label": "?"},
      {"type": "integer", "name": "k_age", "label": "?"}]}
    """

  private func household() throws -> Scenario {
    var story = try Scenario(
      Self.household,
      choices: """
        "cities": [{"name": "sea", "label": "Seattle"}, {"name": "ben", "label": "Bend"}]
        """)
    try story.answer("name", "Anna")
    try story.answer("age", "9")
    try story.answer("way", "7 -11; 8 -11")
    for (kid, age) in [("Ada", "5"), ("Ben", "9"), ("Dee", "")] {
      try story.add("kid")
      let identity = story.interview.nextIdentity(of: try story.node("kid")) - 1
      try story.answer("k_name", kid, in: [identity])
      try story.answer("k_age", age, in: [identity])
    }
    return story
  }

  private func said(_ text: String, at path: String? = nil, _ story: Scenario) throws -> String {
    let interview = story.interview
    let node = try path.map { try #require(interview.node(atPath: $0)) }
    do throws(ExpressionFault) {
      let compiled = try interview.form.expression(text, seenFrom: node?.item)
      return (try? interview.evaluate(compiled, at: node))?.written ?? "refused"
    } catch { return "refused" }
  }

  @Test(arguments: [
    ("${twice}", "nodeset number:18"), ("${adult}", "nodeset boolean:false"),
    ("${endless}", "nodeset number:Infinity"), ("${endless} > 5", "boolean true"),
    ("${born}", "nodeset date:2020-02-29"), ("${noisy}", "nodeset number:110"),
    ("${noisy} = 110", "boolean false"), ("string(${twice})", "string 18"),
    ("coalesce(${twice}, 3)", "nodeset number:18"),
  ])
  func `a calculation keeps the kind of what it computed`(text: String, says: String) throws {
    #expect(try said(text, household()) == says)
  }

  @Test func `a kept kind outlasts a time without relevance, and a record writes the text`() throws
  {
    var story = try Scenario(
      """
      {"type": "integer", "name": "age", "label": "?"},
      {"type": "group", "name": "g", "label": "?", "relevant": "${age} > 3", "items": [
        {"type": "calculate", "name": "fixed", "calculation": "7 div 2"}]}
      """)
    try story.answer("age", "9")
    try story.answer("age", "1")
    #expect(try said("${fixed}", story) == "nodeset ")
    try story.answer("age", "9")
    #expect(try said("${fixed}", story) == "nodeset number:3.5")
    #expect(try story.value("fixed") == "3.5")
  }

  @Test(arguments: [
    ("not(${adult})", "boolean false"), ("${adult} = 'false'", "boolean true"),
    ("if(${adult}, 1, 2)", "number 1"), ("concat(${adult}, '')", "string false"),
  ])
  func `a computed truth value counts as the text that is stored`(
    text: String, says: String
  ) throws {
    #expect(try said(text, household()) == says)
  }

  @Test(arguments: [
    ("coalesce(${age}, 3)", "nodeset number:9"), ("coalesce(${nick}, 3)", "number 3"),
    ("coalesce(${nick}, ${name})", "nodeset string:Anna"),
    ("coalesce('', ${age})", "nodeset number:9"), ("depend(${age}, ${name})", "nodeset number:9"),
    ("depend(3, ${age})", "number 3"),
    ("if(true(), coalesce(${nick}, ${name}), 1)", "nodeset string:Anna"),
  ])
  func `what is passed on stays a set of nodes`(text: String, says: String) throws {
    #expect(try said(text, household()) == says)
  }

  @Test func `once gives the nodes the first time, and the answer that stands afterwards`() throws {
    #expect(try said("once(${age})", at: "nick", household()) == "nodeset number:9")
    #expect(try said("once(${age})", at: "name", household()) == "string Anna")
  }

  @Test(arguments: [
    ("count-non-empty(${kid})", "number 3"), ("count-non-empty(/data/kid[k_age = 9])", "number 1"),
    ("count-non-empty(${k_age})", "number 2"), ("count-non-empty(/data)", "number 1"),
    ("indexed-repeat(${k_name}, ${kid}, 2)", "nodeset string:Ben"),
    ("indexed-repeat(${k_name}, ${kid}, 1, ${kid}, 2)", "nodeset string:Ben"),
    ("indexed-repeat(${name}, ${kid}, 2)", "refused"),
    ("indexed-repeat(${k_name}, ${name}, 1)", "refused"),
    ("count((/data/kid)[k_age > 4])", "number 2"),
    ("(/data/kid/k_name)[. != 'Ada'][2]", "nodeset string:Dee"),
    ("instance('cities')/root/item/label[. = 'Bend']", "nodeset string:Bend"),
    ("count((instance('cities')/root/item)[name = 'sea'])", "number 1"),
    ("string(${way})", "string 7.0 -11.0; 8.0 -11.0"),
  ])
  func `sets, instances and lines are read as elsewhere`(text: String, says: String) throws {
    #expect(try said(text, household()) == says)
  }

  @Test func `the repeat around a question, by its name, is the own instance`() throws {
    let story = try household()
    #expect(try said("position(${kid})", at: "kid[3]/k_age", story) == "number 3")
    #expect(try said("position(/data/kid)", at: "kid[3]/k_age", story) == "number 1")
    #expect(try said("position(${kid})", story) == "number 1")
  }

  @Test func `where an instance stands follows when one before it goes`() throws {
    var story = try Scenario(
      """
      {"type": "repeat", "name": "kid", "label": "?", "items": [
        {"type": "text", "name": "k_name", "label": "?"},
        {"type": "calculate", "name": "place", "calculation": "position(${kid})"}]}
      """)
    for _ in 1...3 { try story.add("kid") }
    #expect(try story.value("place", in: [3]) == "3")
    try story.remove("kid", 1)
    #expect(try story.value("place", in: [3]) == "2")
  }

  @Test func `what is the same for all rows is computed once, also from a list or a repeat`() throws
  {
    let rows = (0..<3_000).map { #"{"name": "c\#($0)", "label": "C", "pop": "\#($0 % 2_999)"}"# }
    var story = try Scenario(
      """
      {"type": "select_one", "name": "largest", "label": "?", "choices": "big",
       "choice_filter": "pop = max(instance('big')/root/item/pop)"},
      {"type": "integer", "name": "n", "label": "?"},
      {"type": "repeat", "name": "r", "label": "?", "repeat_count": "${n}", "items": [
        {"type": "calculate", "name": "x", "calculation": "position(..)"}]},
      {"type": "calculate", "name": "last", "calculation": "sum(/data/r[x = max(/data/r/x)]/x)"}
      """, choices: #""big": [\#(rows.joined(separator: ","))]"#)
    let offered = story.interview.offeredChoices(try story.node("largest"))
    #expect(offered.map(\.name) == ["c2998"])
    try story.answer("n", "3000")
    #expect(try story.value("last") == "3000")
  }

  @Test(arguments: [
    ("abc", ["Ada", "Ben", "Cid", "Dee"]), ("xyz", ["Ada", "Ben", "Cid", "Dee"]),
    ("42", ["Ada", "Ben", "Cid", "Dee"]),
  ])
  func `choices stand in the order that randomize gives for their seed`(
    seed: String, names: [String]
  ) throws {
    let choices = names.map { #"{"name": "\#($0)", "label": "\#($0)"}"# }.joined(separator: ",")
    var story = try Scenario(
      """
      {"type": "text", "name": "seed", "label": "?"},
      {"type": "select_one", "name": "who", "label": "?", "choices": "people", "randomize": "${seed}"}
      """, choices: #""people": [\#(choices)]"#)
    try story.answer("seed", seed)
    let shown = story.interview.offeredChoices(try story.node("who")).map(\.name)
    let ordered = try said(
      "join(' ', randomize(instance('people')/root/item/name, ${seed}))", story)
    #expect("string " + shown.joined(separator: " ") == ordered)
  }

  @Test func `two seeds that are texts give two orders`() throws {
    let choices = (1...8).map { #"{"name": "c\#($0)", "label": "C"}"# }.joined(separator: ",")
    var story = try Scenario(
      """
      {"type": "text", "name": "seed", "label": "?"},
      {"type": "select_one", "name": "who", "label": "?", "choices": "people", "randomize": "${seed}"}
      """, choices: #""people": [\#(choices)]"#)
    let orders = try ["abc", "xyz"].map { seed in
      try story.answer("seed", seed)
      return story.interview.offeredChoices(try story.node("who")).map(\.name)
    }
    #expect(orders[0] != orders[1])
    #expect(orders[0].sorted() == orders[1].sorted())
  }
}
