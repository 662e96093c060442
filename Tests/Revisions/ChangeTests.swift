import Questionnaires
import Revisions
import Testing

struct ChangeTests {
  /// Two versions, and what is said of them.
  struct Pair: CustomTestStringConvertible {
    let testDescription: String
    let old: String
    let new: String
    let changes: [String]

    init(_ description: String, _ old: [String], _ new: [String], _ changes: [String]) {
      testDescription = description
      self.old = old.joined(separator: ", ")
      self.new = new.joined(separator: ", ")
      self.changes = changes
    }
  }

  private static let others =
    "it may end other interviews than it did; of drafts that reach it no answer is kept"

  private static func end(_ name: String, keep: String, _ relevant: String? = nil) -> String {
    item(
      "note", name, nil,
      #""outcome": {"code": "210", "keep": "\#(keep)"}"#
        + (relevant.map { #", "relevant": "\#($0)""# } ?? ""))
  }

  static let items = [
    Pair("nothing", [text("a"), integer("b")], [text("a"), integer("b")], []),
    Pair("a new question", [text("a")], [text("a"), text("b")], ["harmless b: new"]),
    Pair(
      "a new critical check",
      [
        item(
          "integer", "a", nil, #""checks": [{"rule": ". > 5", "message": "M", "severity": "soft"}]"#
        )
      ],
      [
        item(
          "integer", "a", nil,
          #""checks": [{"rule": ". > 5", "message": "M", "severity": "critical"}]"#)
      ],
      [
        "breaking a: other checks; answers in drafts may not meet a critical one; "
          + "what drafts have confirmed of one that was has no place"
      ]),
    Pair(
      "a check that is no longer critical, and says it otherwise",
      [
        item(
          "integer", "a", nil,
          #""checks": [{"rule": ". > 5", "message": "M", "severity": "critical"}]"#)
      ],
      [
        item(
          "integer", "a", nil, #""checks": [{"rule": ".>5", "message": "N", "severity": "soft"}]"#)
      ],
      ["careful a: other checks", "harmless a: other check_messages"]),
    Pair(
      "another probe", [text("a", nil, #""probes": ["Why?"]"#)],
      [text("a", nil, #""probes": ["How?"]"#)],
      ["breaking a: probes gone; that drafts have asked them has no place"]),
    Pair(
      "probes written otherwise, in another order, and a new one",
      [text("a", nil, #""probes": ["Why?", "How?"]"#)],
      [text("a", nil, #""probes": ["Where?", "how", "Why?"]"#)], ["harmless a: other probes"]),
    Pair(
      "a soft check that asks something else",
      [item("integer", "a", nil, #""checks": [{"rule": ". < 5", "message": "M"}]"#)],
      [item("integer", "a", nil, #""checks": [{"rule": ". < 9", "message": "M"}]"#)],
      ["breaking a: other checks; what drafts have confirmed of one that was has no place"]),
    Pair(
      "a further soft check", [integer("a")],
      [item("integer", "a", nil, #""checks": [{"rule": ". < 9", "message": "M"}]"#)],
      ["careful a: other checks"]),
    Pair(
      "a hidden default that became a calculation",
      [item("hidden", "h", nil, #""default": "a""#)],
      [item("hidden", "h", nil, #""calculation": "concat('a', 'b')""#)],
      ["careful h: new calculation", "careful h: default gone"]),
    Pair(
      "a narrower scale",
      [item("range", "a", nil, #""parameters": {"start": 0, "end": 10}"#)],
      [item("range", "a", nil, #""parameters": {"start": 0, "end": 5}"#)],
      ["breaking a: narrower scale; answers in drafts may lie beyond it"]),
    Pair(
      "a wider scale",
      [item("range", "a", nil, #""parameters": {"start": 0, "end": 10, "step": 2}"#)],
      [item("range", "a", nil, #""parameters": {"start": 0, "end": 12}"#)],
      ["careful a: other parameters"]),
    Pair(
      "a new question that must be answered", [text("a")],
      [text("a"), text("b", nil, #""required": true"#)],
      ["careful b: new and required; a draft that was done may not be any more"]),
    Pair("a question gone", [text("a"), text("b")], [text("b")], ["breaking a: gone"]),
    Pair(
      "a note and a calculation gone",
      [item("note", "n"), item("calculate", "c", nil, #""calculation": "1""#), text("a")],
      [text("a")], ["harmless n: gone", "careful c: gone"]),
    Pair(
      "into another group", [group("g", text("a")), group("h", text("b"))],
      [group("g"), group("h", text("b"), text("a"))],
      ["harmless g/a → h/a: moved to another place of the outline"]),
    Pair(
      "a group taken away around its question", [group("g", text("a")), text("b")],
      [text("a"), text("b")], ["harmless g: gone"]),
    Pair(
      "into a repeat", [text("a"), roster("r", text("b"))], [roster("r", text("a"), text("b"))],
      [
        "breaking a → r/a: moved into, out of or between repeats; its answers cannot follow"
      ]),
    Pair(
      "another order", [text("a"), text("b"), text("c")], [text("a"), text("c"), text("b")],
      ["harmless questionnaire: what is inside stands in another order"]),
    Pair(
      "retyped, wider", [integer("a")], [item("decimal", "a")],
      ["careful a: integer became decimal; every answer can be kept"]),
    Pair(
      "retyped, narrower", [item("decimal", "a")], [integer("a")],
      [
        "breaking a: decimal became integer; answers that are none of the new type cannot be kept"
      ]),
    Pair(
      "retyped, other", [integer("a")], [item("date", "a")],
      ["breaking a: integer became date; answers cannot be kept"]),
    Pair(
      "one choice becomes several", [select("a", "sex")], [several("a", "sex")],
      ["careful a: select_one became select_multiple; every answer can be kept"]),
    Pair(
      "other words", [text("a", "How old are you?")], [text("a", "What is your age?")],
      ["careful a: other label"]),
    Pair(
      "a full stop", [text("a", "How old are you?")], [text("a", "How old are you")],
      ["harmless a: other label (case and punctuation only)"]),
    Pair(
      "required now", [text("a")], [text("a", nil, #""required": true"#)],
      ["careful a: new required"]),
    Pair(
      "a rule that only follows a renamed question",
      [integer("age", "Age?"), text("a", nil, #""relevant": "${age} > 3""#)],
      [integer("years", "Age?"), text("a", nil, #""relevant": "${years}>3""#)],
      ["careful age → years: renamed, certainly: nothing else has changed"]),
    Pair(
      "another relevance", [integer("n"), text("a", nil, #""relevant": "${n} > 3""#)],
      [integer("n"), text("a", nil, #""relevant": "${n} < 4""#)],
      ["breaking a: other relevant; answers in drafts may not be asked for any more"]),
    Pair(
      "a relevance gone", [integer("n"), text("a", nil, #""relevant": "${n} > 3""#)],
      [integer("n"), text("a")], ["careful a: relevant gone"]),
    Pair(
      "into a new group with a condition", [integer("n"), text("a")],
      [
        integer("n"), item("group", "g", nil, #""relevant": "${n} > 3", "items": [\#(text("a"))]"#),
      ],
      [
        "harmless g: new",
        "breaking a → g/a: moved into a group with a condition; "
          + "answers in drafts may not be asked for any more",
      ]),
    Pair(
      "a condition that went from questions to the group around them",
      [
        integer("n"), text("a", nil, #""relevant": "${n} > 3""#),
        text("b", nil, #""relevant": "${n} > 3 and ${a} != ''""#),
        text("c", nil, #""relevant": "${a} != ''""#),
      ],
      [
        integer("n"),
        item(
          "group", "g", nil,
          #""relevant": "${n} > 3", "items": [\#(text("a")), \#(text("b", nil, #""relevant": "${a} != ''""#))]"#
        ),
        text("c", nil, #""relevant": "${a} != ''""#),
      ],
      [
        "harmless g: new", "harmless a → g/a: moved to another place of the outline",
        "harmless b → g/b: moved to another place of the outline",
      ]),
    Pair(
      "a condition by a path that went to the group around",
      [integer("n"), text("a", nil, #""relevant": "../n > 3""#)],
      [
        integer("n"),
        item("group", "g", nil, #""relevant": "../n > 3", "items": [\#(text("a"))]"#),
      ],
      [
        "harmless g: new",
        "breaking a → g/a: moved into a group with a condition; "
          + "answers in drafts may not be asked for any more",
        "careful a → g/a: relevant gone",
      ]),
    Pair(
      "a position that is asked for from within a group now",
      [roster("r", text("k"), text("w", nil, #""relevant": "position(..) = 2""#))],
      [roster("r", text("k"), group("g", text("w", nil, #""relevant": "position(..) = 2""#)))],
      [
        "harmless r/g: new", "harmless r/w → r/g/w: moved to another place of the outline",
        "breaking r/w → r/g/w: other relevant; answers in drafts may not be asked for any more",
      ]),
    Pair(
      "a position that is asked for from within a group no more",
      [roster("r", text("k"), group("g", text("w", nil, #""relevant": "position(../..) = 2""#)))],
      [roster("r", text("k"), text("w", nil, #""relevant": "position(../..) = 2""#))],
      [
        "harmless r/g: gone",
        "breaking r/g/w → r/w: other relevant; answers in drafts may not be asked for any more",
      ]),
    Pair(
      "a calculation that people may read now",
      [integer("n"), item("calculate", "a", nil, #""calculation": "${n} + 1""#)],
      [integer("n"), integer("a", nil, #""calculation": "${n} + 1", "read_only": true"#)],
      ["careful a: calculate became integer"]),
    Pair(
      "a calculation that people answer now",
      [integer("n"), item("calculate", "a", nil, #""calculation": "${n} + 1""#)],
      [integer("n"), integer("a")],
      [
        "breaking a: calculate became integer; what drafts computed cannot be kept",
        "careful a: calculation gone",
      ]),
    Pair(
      "from one group with a condition to another",
      [
        integer("n"),
        item("group", "g", nil, #""relevant": "${n} > 3", "items": [\#(group("h", text("a")))]"#),
      ],
      [
        integer("n"),
        item(
          "group", "g", nil, #""relevant": "${n} > 3", "items": [\#(text("a")), \#(group("h"))]"#),
      ], ["harmless g/h/a → g/a: moved to another place of the outline"]),
    Pair(
      "a new end that keeps nothing", [text("a")],
      [text("a"), item("note", "e", nil, #""outcome": {"code": "210", "keep": "nothing"}"#)],
      [
        "breaking e: new, and ends the interviews that reach it; of drafts that do, no answer is kept"
      ]),
    Pair(
      "a new end that keeps what there is", [text("a")],
      [text("a"), item("note", "e", nil, #""outcome": {"code": "210", "keep": "answers"}"#)],
      ["careful e: new, and ends the interviews that reach it"]),
    Pair(
      "an end that kept what there was",
      [text("a"), item("note", "e", nil, #""outcome": {"code": "210", "keep": "answers"}"#)],
      [text("a"), item("note", "e", nil, #""outcome": {"code": "210", "keep": "nothing"}"#)],
      ["breaking e: no answer is kept of the interviews that reach it; of drafts that do neither"]),
    Pair(
      "a new critical check on a new question", [text("a")],
      [
        text("a"),
        item(
          "integer", "b", nil,
          #""checks": [{"rule": ". > 5", "message": "M", "severity": "critical"}]"#),
      ], ["careful b: new, with a critical check; a draft that was done may not be any more"]),
    Pair(
      "the condition of an end gone",
      [integer("n"), end("e", keep: "nothing", "${n} > 3")],
      [integer("n"), end("e", keep: "nothing")],
      ["careful e: relevant gone", "breaking e: " + others]),
    Pair(
      "the group with the condition of an end gone",
      [
        integer("n"),
        item(
          "group", "g", nil,
          #""relevant": "${n} > 3", "items": [\#(end("e", keep: "nothing"))]"#),
      ],
      [integer("n"), end("e", keep: "nothing")],
      ["harmless g: gone", "breaking g/e → e: " + others]),
    Pair(
      "ends in another order",
      [integer("n"), end("e", keep: "answers", "${n} > 3"), end("f", keep: "nothing", "${n} > 3")],
      [integer("n"), end("f", keep: "nothing", "${n} > 3"), end("e", keep: "answers", "${n} > 3")],
      [
        "harmless questionnaire: what is inside stands in another order", "breaking f: " + others,
      ]),
    Pair(
      "a number becomes a scale", [integer("a")],
      [item("range", "a", nil, #""parameters": {"start": 0, "end": 5}"#)],
      [
        "breaking a: integer became range; answers that are none of the new type cannot be kept",
        "careful a: other parameters",
      ]),
    Pair(
      "a repeat that is counted now", [integer("n"), roster("r", text("a"))],
      [integer("n"), roster("r", count: "${n}", text("a"))],
      ["breaking r: new repeat_count; instances of drafts may be beyond it"]),
  ]

  @Test(arguments: items)
  func `every change of items is told, and what it means`(pair: Pair) throws {
    #expect(try Versions(pair.old, pair.new).changes() == pair.changes)
  }

  static let renames = [
    Pair(
      "nothing else changed", [text("a"), text("old", "Who?")], [text("a"), text("new", "Who?")],
      ["careful old → new: renamed, certainly: nothing else has changed"]),
    Pair(
      "the words are the same", [text("old", "Who?")],
      [text("new", "Who?", #""required": true"#)],
      [
        "careful old → new: renamed, likely: it has the words or the contents of the old one",
        "careful old → new: new required",
      ]),
    Pair(
      "two may be meant", [text("old", "Who?")], [text("x", "Who?"), text("y", "Who?")],
      [
        "breaking old: gone; it may have become x or y: if so, say --rename old=x",
        "harmless x: new", "harmless y: new",
      ]),
    Pair(
      "two may have become it", [text("x", "Who?"), text("y", "Who?")], [text("new", "Who?")],
      [
        "breaking x: gone; it may have become new: if so, say --rename x=new",
        "breaking y: gone; it may have become new: if so, say --rename y=new",
        "harmless new: new",
      ]),
    Pair(
      "another question in the same place", [text("a"), text("old", "Who?"), text("b")],
      [text("a"), text("new", "Where?"), text("b")],
      [
        "breaking old: gone; it may have become new: if so, say --rename old=new",
        "harmless new: new",
      ]),
    Pair(
      "another type", [text("a"), text("old", "Age?"), text("b")],
      [text("a"), integer("new", "Age?"), text("b")],
      ["breaking old: gone", "harmless new: new"]),
    Pair(
      "a repeat with what is in it", [roster("visits", text("year"), text("why"))],
      [roster("trips", text("year"), text("why"))],
      [
        "careful visits → trips: renamed, likely: it has the words or the contents of the old one",
        "careful visits → trips: other label",
      ]),
  ]

  @Test(arguments: renames)
  func `a new name is found where it can be, and never guessed`(pair: Pair) throws {
    let changes = try Versions(pair.old, pair.new).changes()
    #expect(changes.sorted() == pair.changes.sorted())
  }

  @Test func `a person's word settles what the texts leave open`() throws {
    let versions = try Versions(text("old", "Who?"), text("x", "Who?") + "," + text("y", "Who?"))
    #expect(
      try versions.changes([Rename("old", to: "y")])
        == ["harmless x: new", "careful old → y: renamed, as told"])
    let certain = try Versions(text("old", "Who?"), text("new", "Who?"))
    #expect(
      try certain.changes([Rename("old", to: nil)]) == ["breaking old: gone", "harmless new: new"])
  }

  @Test(arguments: [
    ([Rename("no", to: "b")], RenameFault.unknownOld("no")),
    ([Rename("a", to: "no")], .unknownNew("no")),
    ([Rename("a", to: "b"), Rename("a", to: nil)], .repeated("a")),
    ([Rename("a", to: "b"), Rename("c", to: "b")], .repeated("b")),
  ])
  func `a word that means nothing is refused`(renames: [Rename], fault: RenameFault) throws {
    let versions = try Versions(text("a") + "," + text("c"), text("b"))
    #expect(throws: fault) { try versions.revision(renames) }
  }

  @Test(arguments: [
    (". >= 18", ". >= 21", "tightened"), (". >= 18", ". > 17", ""),
    (". >= 18", ". > 16", "loosened"),
    (". >= 18 and . <= 99", "(. <= 99) and 18 <= .", ""),
    (". >= 18 and . <= 99", ". >= 18", "loosened"),
    (". >= 18", ". >= 18 and . != 50", "tightened"), (". > 1 or . < 0", ". > 1", "tightened"),
    (". <= 120", ". <= 120 or . = 999", "loosened"),
    (". >= 18 and . <= 60", ". >= 21 and . <= 99", "changed"),
    ("string-length(.) < 5", "string-length(.) <= 4", ""),
    ("regex(., '1[2 and 3]*')", "regex(., '1[2 or 3]*')", "changed"),
    (". > -5", ". > -3", "tightened"),
    (". < 10 and ${n} = 1", ". < 5 and ${n} = 1", "tightened"),
    (". < 10", ". < 10 and true()", ""), (". > 3", ". >= 4", ""),
  ])
  func `a constraint is tighter, looser, the same or neither`(
    old: String, new: String, change: String
  ) throws {
    let versions = try Versions(
      integer("n") + "," + integer("a", nil, #""constraint": "\#(old)""#),
      integer("n") + "," + integer("a", nil, #""constraint": "\#(new)""#))
    let changes = try versions.revision().changes
    #expect(changes.map(\.kind) == (RuleChange(rawValue: change).map { [.constraint($0)] } ?? []))
  }

  @Test(arguments: [
    ("${n} > 5", "(${n} > 5)", nil), ("${n} > 5", "((${n}>5))", nil),
    ("(${n} > 5) and (${n} < 9)", "(${n} < 9 and ${n} > 5)", nil),
    ("${n} > 5", "${n} > 5 or ${n} = 1", "careful a: relevant loosened"),
    ("${n} = 1 or ${n} > 5", "${n} > 5 or ${n} = 2 or (${n} = 1)", "careful a: relevant loosened"),
    ("${n} > 5 or ${n} = 1", "${n} = 1", "breaking a: relevant tightened; \(gate)"),
    ("${n} > 5", "${n} > 5 and ${n} < 9", "breaking a: relevant tightened; \(gate)"),
    ("${n} > 5 and ${n} < 9", "${n} > 5", "careful a: relevant loosened"),
    (
      "${n} = 'x' or ${n} > 5 and ${n} < 9", "(${n} = 'x' or ${n} > 5) and ${n} < 9",
      "breaking a: relevant tightened; \(gate)"
    ),
    ("${n} = 1 or ${n} > 5 and ${n} < 9", "(${n} = 1 or ${n} > 5) and ${n} < 9", nil),
    ("${n} > 3", "${n} >= 3", "careful a: relevant loosened"),
    ("${n} >= 3", "3 < ${n}", "breaking a: relevant tightened; \(gate)"),
    ("3 < ${n}", "${n} > 3", nil),
    ("${n} = 4", "${n} >= 3 and ${n} < 5", "careful a: relevant loosened"),
    ("${n} > -1", "${n} > -2", "careful a: relevant loosened"),
    ("${n} > 3", "${n} > 3 - 1", "breaking a: other relevant; \(gate)"),
    ("${n} + 1 > 3", "${n} > 3", "breaking a: other relevant; \(gate)"),
    ("${n} = 4", "${n} != 5", "breaking a: other relevant; \(gate)"),
    (
      "${n} > 1 and (${n} = 2 or ${n} = 'x')", "${n} > 1 and ${n} = 2 or ${n} = 'x' and ${n} > 1",
      nil
    ),
    ("(${n} = 2 or ${n} = 3) and ${n} > 1", "${n} = 2", "breaking a: relevant tightened; \(gate)"),
    ("${n} > 1 or false()", "${n} > 1", nil),
    ("string-length(${n}) > 3", "string-length(${n}) >= 4", nil),
    ("${n} > 3", "${n} >= 4", "breaking a: relevant tightened; \(gate)"),
    ("${n} = 'x or y'", "${n} = 'x'", "breaking a: other relevant; \(gate)"),
    ("${n} > 5", "true()", "careful a: relevant loosened"),
    ("true()", "${n} > 5", "breaking a: relevant tightened; \(gate)"),
    ("/data/n > 5", "../n > 5", "breaking a: other relevant; \(gate)"),
    ("'/data/n' = 'x'", "'${n}' = 'x'", "breaking a: other relevant; \(gate)"),
    ("${n} = 4 and ${n} = 6 or /data/n = 1", "${n} = 4", "breaking a: other relevant; \(gate)"),
    ("${n} = 4 and ${n} = '6'or ${n}=1", "${n} = 4", "breaking a: other relevant; \(gate)"),
    ("${n} = 4", "${n} = 4 or/data/n = 1", "careful a: relevant loosened"),
    ("${n} = 'b'", "${n} = \\\"b\\\"", nil),
  ])
  func `a condition is looser, tighter, the same or neither`(
    old: String, new: String, change: String?
  ) throws {
    let versions = try Versions(
      integer("n") + "," + integer("a", nil, #""relevant": "\#(old)""#),
      integer("n") + "," + integer("a", nil, #""relevant": "\#(new)""#))
    #expect(try versions.changes() == (change.map { [$0] } ?? []))
  }

  private static let gate = "answers in drafts may not be asked for any more"

  @Test(arguments: [
    ("/data/home/age > 5", "/data/house/years > 5"), ("../home/age = 1", "../house/years = 1"),
    ("count(/data/home[age > 5]) = 1", "count(/data/house[ years > 5 ]) = 1"),
  ])
  func `a path that follows a new name says what it said`(old: String, new: String) throws {
    func group(_ name: String, _ inside: String) -> String {
      item("group", name, "Home", #""items": [\#(integer(inside, "How old?"))]"#)
    }
    let versions = try Versions(
      group("home", "age") + "," + text("a", nil, #""relevant": "\#(old)""#),
      group("house", "years") + "," + text("a", nil, #""relevant": "\#(new)""#))
    let told = try versions.changes([Rename("home", to: "house"), Rename("age", to: "years")])
    #expect(told.filter { $0.contains("relevant") } == [])
  }

  /// From inside a repeat a path from the root is all instances, and `${age}` the one beside.
  @Test(arguments: [
    (Self.given("one", "text", true), Self.given("two", "text", true), "default"),
    (Self.given("one", "text", true), text("a", nil, #""read_only": true"#), "default"),
    (Self.given("one", "hidden", false), Self.given("two", "hidden", false), "default"),
    (Self.given("one", "hidden", false), text("a"), "default"),
    (Self.given("one", "text", true), Self.given("two", "text", false), nil),
    (Self.given("one", "text", false), Self.given("two", "text", false), nil),
    (Self.sum("read_only", "true"), text("a", nil, #""read_only": true"#), "calculation"),
    (Self.sum("read_only", "true"), text("a"), nil),
    (Self.sum("read_only", "true"), Self.sum("required", "true"), nil),
  ])
  func `what nobody can answer is lost where its default or calculation is another`(
    old: String, new: String, rule: String?
  ) throws {
    let changes = try Versions(integer("n") + "," + old, integer("n") + "," + new).revision()
      .changes
    let lost = changes.compactMap { change -> String? in
      if case .filledInIsLost(let rule) = change.kind { rule.rawValue } else { nil }
    }
    #expect(lost == (rule.map { [$0] } ?? []))
    #expect(changes.contains { $0.severity == .breaking } == (rule != nil))
  }

  private static func given(_ value: String, _ type: String, _ isReadOnly: Bool) -> String {
    let label = type == "hidden" ? nil : "A?"
    return item(type, "a", label, #""default": "\#(value)", "read_only": \#(isReadOnly)"#)
  }

  private static func sum(_ key: String, _ value: String) -> String {
    text("a", nil, #""calculation": "${n} + 1", "\#(key)": \#(value)"#)
  }

  @Test func `a path from the root is not what a name is`() throws {
    func kid(_ rule: String) -> String {
      roster("kid", integer("age"), text("b", nil, #""relevant": "\#(rule)""#))
    }
    #expect(
      try Versions(kid("sum(/data/kid/age) > 8"), kid("sum(${age}) > 8")).changes()
        == ["breaking kid/b: other relevant; \(Self.gate)"])
  }

  @Test func `names in a predicate are names of questions`() throws {
    let kid = roster("kid", integer("a"), integer("b"))
    let q = text("q", nil, #""relevant": "count(${kid}[a > 5]) > 0""#)
    let changes = try Versions(kid + "," + q, kid + "," + q).changes([
      Rename("a", to: "b"), Rename("b", to: "a"),
    ])
    #expect(changes.contains("breaking q: other relevant; \(Self.gate)"), "\(changes)")
  }

  @Test(arguments: [
    "count(${kid}[-a < -5]) > 0", "count(${kid}[10 - a > 5]) > 0",
    "count(${kid}[child::a > 5]) > 0",
    "count(instance('sex')/root/item[name = /data/kid[1]/ a]) > 0",
  ])
  func `names are found wherever they stand`(rule: String) throws {
    let kid = roster("kid", integer("a"), integer("b"))
    let q = text("q", nil, #""relevant": "\#(rule)""#)
    let swapped = try Versions(kid + "," + q, kid + "," + q).changes([
      Rename("a", to: "b"), Rename("b", to: "a"),
    ])
    #expect(swapped.contains("breaking q: other relevant; \(Self.gate)"), "\(swapped)")
    let renamed = roster("kid", integer("years"), integer("b"))
    let followed = rule.replacing(/\ba\b/, with: "years")
    let changes = try Versions(
      kid + "," + q, renamed + "," + text("q", nil, #""relevant": "\#(followed)""#)
    ).changes([Rename("a", to: "years")])
    #expect(!changes.contains { $0.contains("q:") }, "\(changes)")
  }

  @Test func `a name that another item has taken is another one`() throws {
    let q = text("q", nil, #""relevant": "${c} > 10""#)
    let c = item("calculate", "c", nil, #""calculation": "${a} + 10""#)
    let changes = try Versions([integer("a"), c, q].joined(separator: ","), integer("c") + "," + q)
      .changes([Rename("a", to: "c")])
    #expect(changes.contains("breaking q: other relevant; \(Self.gate)"), "\(changes)")
  }

  @Test func `what a condition draws is drawn anew where something else draws before it`() throws {
    let q = text("q", nil, #""relevant": "random() < 0.5""#)
    let r = item("calculate", "r", nil, #""calculation": "once(random())""#)
    #expect(try Versions(q, text("z") + "," + q).changes() == ["harmless z: new"])
    let changes = try Versions(q, r + "," + q).changes()
    #expect(changes.contains { $0.hasPrefix("breaking q: its relevant hangs on what is drawn") })
  }

  @Test func `more instances lose none`() throws {
    let rosters = ["2", "3"].map { roster("kid", count: $0, text("b")) }
    #expect(
      try Versions(rosters[0], rosters[1]).changes() == ["careful kid: repeat_count loosened"])
    #expect(
      try Versions(rosters[1], rosters[0]).changes()
        == ["breaking kid: repeat_count tightened; instances of drafts may be beyond it"])
  }

  @Test func `bounds of decimals are not those of whole numbers`() throws {
    let versions = try Versions(
      item("decimal", "a", nil, #""constraint": ". >= 18""#),
      item("decimal", "a", nil, #""constraint": ". > 17""#))
    #expect(try versions.revision().changes.map(\.kind) == [.constraint(.loosened)])
  }

  @Test func `languages and their words are compared one by one`() throws {
    let old = #"{"type": "text", "name": "a", "label": {"en": "Who?", "fr": "Qui ?"}}"#
    let new = #"{"type": "text", "name": "a", "label": {"en": "Who?", "fr": "Qui êtes-vous ?"}}"#
    let versions = try Versions(
      old, new, oldChoices: "", newChoices: "",
      languages: (#""languages": ["en", "fr"],"#, #""languages": ["en", "fr"],"#))
    #expect(try versions.changes() == ["careful a: other label in fr"])
    let fewer = try Versions(
      old, text("a", "Who?"), oldChoices: "", newChoices: "",
      languages: (#""languages": ["en", "fr"],"#, #""languages": ["en", "es"],"#))
    #expect(
      try fewer.changes() == [
        "harmless questionnaire: new languages: es",
        "careful questionnaire: languages gone: fr; drafts in them go on in the first",
      ])
  }
}
