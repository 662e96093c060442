import Questionnaires
import Revisions
import Testing

/// Rules that say what they said, and hang on something that was changed.
struct ReachTests {
  private static let lost = "; answers in drafts may not be asked for any more"

  private static func hangs(_ gate: String, on causes: String, _ end: String = lost) -> String {
    ": its \(gate) hangs on \(causes), where the same answers give another value now" + end
  }

  private func sum(_ text: String, _ more: String = "") -> String {
    item("calculate", "sum", nil, #""calculation": "\#(text)""# + more)
  }

  /// What is told where `sum` is calculated otherwise and these stand behind it, unchanged.
  private func changesWhereSumIsAnother(before items: [String]) throws -> [String] {
    try Versions(
      ([sum("${n} + 1")] + items).joined(separator: ","),
      ([sum("${n} + 2")] + items).joined(separator: ",")
    ).changes()
  }

  @Test func `a condition on a calculation that was changed`() throws {
    let after = [
      integer("n"), text("a", nil, #""relevant": "${sum} > 3""#), text("b"),
    ]
    #expect(
      try changesWhereSumIsAnother(before: after) == [
        "careful sum: other calculation", "breaking a" + Self.hangs("relevant", on: "sum"),
      ])
  }

  @Test func `through calculations, groups and repeats, each told with what was changed`() throws {
    let after = [
      integer("n"), item("calculate", "far", nil, #""calculation": "${sum} * 2""#),
      item("group", "g", nil, #""relevant": "${far} > 3", "items": [\#(text("a"))]"#),
      integer("b", nil, #""constraint": ". > ${a} or ${a} = ''""#),
      roster("r", count: "${far}", text("c")),
      text("d", nil, #""relevant": "count(${c}) > 2""#),
      text("e", nil, #""relevant": "${n} > 2""#),
    ]
    #expect(
      try changesWhereSumIsAnother(before: after) == [
        "careful sum: other calculation",
        "breaking g" + Self.hangs("relevant", on: "sum"),
        "breaking b"
          + Self.hangs("constraint", on: "sum", "; answers in drafts may not meet it"),
        "breaking r"
          + Self.hangs("repeat_count", on: "sum", "; instances of drafts may be beyond it"),
        "breaking d" + Self.hangs("relevant", on: "sum"),
      ])
  }

  @Test func `a rule that was changed itself is told once`() throws {
    #expect(
      try Versions(
        [sum("1"), text("a", nil, #""relevant": "${sum} > 3""#)].joined(separator: ","),
        [sum("2"), text("a", nil, #""relevant": "${sum} < 4""#)].joined(separator: ",")
      ).changes() == [
        "careful sum: other calculation",
        "breaking a: other relevant; answers in drafts may not be asked for any more",
      ])
  }

  @Test func `a default, and a type, that a filter and a critical check read`() throws {
    let check =
      #""checks": [{"rule": ". > ${n}", "message": "M", "severity": "critical"}]"#
    func items(_ first: String) -> String {
      [
        first, select("a", "island", nil, #""choice_filter": "name != ${n}""#),
        integer("b", nil, check), integer("c", nil, check.replacing("critical", with: "soft")),
      ].joined(separator: ",")
    }
    let filter = Self.hangs(
      "choice_filter", on: "n", "; chosen choices may not be offered any more")
    let told = Self.hangs("check", on: "n", "; answers in drafts may not meet a critical one")
    #expect(
      try Versions(
        items(integer("n", nil, #""default": 1"#)), items(integer("n", nil, #""default": 2"#))
      ).changes() == ["careful n: other default", "breaking a" + filter, "breaking b" + told])
    #expect(
      try Versions(items(text("n")), items(item("note", "x") + "," + text("n")))
        .changes() == ["harmless x: new"])
  }

  @Test func `a column that a filter or a lookup reads`() throws {
    func list(_ region: String, _ shade: String) -> String {
      #""town": [{"name": "x", "label": "X", "region": "\#(region)", "shade": "\#(shade)"}]"#
    }
    let items = [
      text("where"),
      select("a", "town", nil, #""choice_filter": "region = ${where} or ${where} = ''""#),
      text(
        "b", nil, #""relevant": "instance('town')/root/item[name = ${where}]/region = 'n'""#),
      text("c", nil, #""relevant": "pulldata('town', 'region', 'name', ${where}) = 'n'""#),
    ].joined(separator: ",")
    let altered = "careful choices town (a): choices with other columns or marks: x"
    let looks = [
      "breaking b" + Self.hangs("relevant", on: "choices town"),
      "breaking c" + Self.hangs("relevant", on: "choices town"),
    ]
    #expect(
      try Versions(items, items, oldChoices: list("n", "g"), newChoices: list("s", "g"))
        .changes() == [
          altered,
          "breaking a"
            + Self.hangs(
              "choice_filter", on: "choices town",
              "; chosen choices may not be offered any more"),
        ] + looks)
    // The filter does not read this one; of a lookup only the list is known.
    #expect(
      try Versions(items, items, oldChoices: list("n", "g"), newChoices: list("n", "h"))
        .changes() == [altered] + looks)
  }

  @Test func `a choice renamed under a condition that reads its name`() throws {
    let items = [
      select("s", "sex"), text("a", nil, #""relevant": "string-length(${s}) = 1""#),
      text("b", nil, #""relevant": "${a} = 'x'""#),
    ].joined(separator: ",")
    #expect(
      try Versions(
        items, items,
        newChoices: Versions.lists.replacing(#""name": "m""#, with: #""name": "male""#)
      ).changes() == [
        "careful choices sex (s): choices renamed: m → male",
        "breaking a" + Self.hangs("relevant", on: "choices sex"),
        "breaking b" + Self.hangs("relevant", on: "choices sex"),
      ])
  }

  // MARK: Lists, words, groups

  private func relevant(_ name: String, _ rule: String) -> String {
    text(name, nil, #""relevant": "\#(rule)""#)
  }

  private func list(_ choices: (String, String)...) -> String {
    let rows = choices.map { #"{"name": "\#($0.0)", "label": "\#($0.1)"}"# }
    return #""ab": [\#(rows.joined(separator: ", "))]"#
  }

  /// Which items are told to hang on a change of the list `ab`, which `m` and `s` offer.
  private func told(_ rules: [String], _ before: String, _ after: String) throws -> [String] {
    let items =
      [several("m", "ab"), select("s", "ab")]
      + rules.enumerated().map { relevant("q\($0.offset)", $0.element) }
    let whole = items.joined(separator: ",")
    return try Versions(whole, whole, oldChoices: before, newChoices: after).changes()
      .filter { $0.contains("hangs on") }
      .compactMap { $0.split(separator: " ").dropFirst().first.map { String($0.dropLast()) } }
  }

  @Test func `the order of choices matters to what reads it, and to nothing else`() throws {
    let rules = [
      "${m} = 'a b'", "selected-at(${m}, 0) = 'a'", "instance('ab')/root/item[1]/name = 'a'",
      "selected(${m}, 'a')", "count-selected(${m}) > 1", "${m} != ''", "${s} = 'a'",
      "instance('ab')/root/item[name = ${s}]/label = 'A'",
      "selected(selected-at(${m}, 0), 'a')", "if(selected-at(${m}, 0) = 'a', 'x', '') != ''",
      "instance('ab')/root/item[name='a' or name='b'][1]/label = 'A'",
    ]
    #expect(
      try told(rules, list(("a", "A"), ("b", "B")), list(("b", "B"), ("a", "A")))
        == ["q0", "q1", "q2", "q8", "q9", "q10"])
  }

  @Test func `further choices matter to what counts them, and not to who looks one up`() throws {
    let rules = [
      "count(instance('ab')/root/item) < 3", "instance('ab')/root/item[name = ${s}]/label = 'A'",
      "selected(${m}, 'a')", "instance('ab')/root/item[name = ${q2}]/label = ''",
      "pulldata(concat('a', 'b'), 'label', 'name', ${q2}) = ''",
    ]
    #expect(
      try told(rules, list(("a", "A")), list(("a", "A"), ("b", "B"))) == ["q0", "q3", "q4"])
  }

  @Test func `labels matter to what reads them`() throws {
    let rules = [
      "jr:choice-name(${s}, '${s}') = 'A'", "instance('ab')/root/item[name = ${s}]/label = 'A'",
      "pulldata('ab', 'label', 'name', ${s}) = 'A'", "${s} = 'a'",
    ]
    #expect(try told(rules, list(("a", "A")), list(("a", "Other"))) == ["q0", "q1", "q2"])
  }

  @Test func `what reads all that lies in a group hangs on what comes and goes there`() throws {
    func items(_ inside: String...) -> String {
      [
        group("g", inside[0], inside[1]), relevant("q", "count(/data/g/*) < 3"),
        relevant("p", "${a} != ''"),
      ].joined(separator: ",")
    }
    let added = try Versions(
      items(text("a"), text("b")), items(text("a"), text("b") + "," + text("c"))
    ).changes()
    #expect(added.last == "breaking q" + Self.hangs("relevant", on: "g/c"))
    let turned = try Versions(items(text("a"), text("b")), items(text("b"), text("a"))).changes()
    #expect(turned.last == "breaking q" + Self.hangs("relevant", on: "g"))
    #expect(!(added + turned).contains { $0.contains("breaking p") })
  }

  @Test func `what leaves a group with a condition is asked of others`() throws {
    let calculated = item("calculate", "c", nil, #""calculation": "7""#)
    let reader = relevant("p", "${c} = ''")
    func around(_ items: String) -> String {
      item("group", "g", nil, #""relevant": "${n} > 5", "items": [\#(items)]"#)
    }
    let before = [integer("n"), around(calculated + "," + text("k")), reader].joined(separator: ",")
    let moved = [integer("n"), around(text("k")), calculated, reader].joined(separator: ",")
    let dissolved = [integer("n"), calculated, text("k"), reader].joined(separator: ",")
    #expect(
      try Versions(before, moved).changes().last == "breaking p" + Self.hangs("relevant", on: "c"))
    #expect(
      try Versions(before, dissolved).changes().last == "breaking p"
        + Self.hangs("relevant", on: "c"))
  }

  @Test func `the version, and languages that are gone`() throws {
    let items = [
      relevant("q", "/data/@version = '1'"), item("date", "d"),
      relevant("f", "format-date(${d}, '%b') = 'Feb'"), relevant("p", "${d} != ''"),
    ].joined(separator: ",")
    #expect(
      try Versions(
        items, items,
        languages: (#""languages": ["en", "fr"],"#, #""languages": ["fr"],"#)
      ).changes() == [
        "careful questionnaire: languages gone: en; drafts in them go on in the first",
        "breaking q" + Self.hangs("relevant", on: "the version"),
        "breaking f" + Self.hangs("relevant", on: "the languages"),
      ])
  }

  @Test func `an end that hangs on a change may end others`() throws {
    let after = [
      integer("n"),
      item(
        "note", "stop", nil,
        #""relevant": "${sum} > 3", "outcome": {"code": "210", "keep": "nothing"}"#),
    ]
    #expect(
      try changesWhereSumIsAnother(before: after) == [
        "careful sum: other calculation",
        "breaking stop: it may end other interviews than it did; of drafts that reach it no answer "
          + "is kept",
      ])
  }

  @Test func `what a questionnaire wants beside its questions is compared`() throws {
    func plans(_ target: Int, _ idle: String, _ languages: String) -> String {
      #""languages": [\#(languages)], "quotas": [{"name": "women", "when": "${s} = 'f'", "#
        + #""target": \#(target)}], "kiosk": {"on_idle": "\#(idle)"},"#
    }
    let items = select("s", "sex")
    func changes(_ new: String) throws -> [String] {
      try Versions(
        items, items, languages: (plans(5, "keep", #""en", "fr""#), new)
      ).changes()
    }
    #expect(
      try changes(plans(6, "keep", #""en", "fr""#)) == ["careful questionnaire: other quotas"])
    #expect(
      try changes(plans(5, "discard", #""en", "fr""#)) == ["careful questionnaire: other kiosk"])
    #expect(
      try changes(plans(5, "keep", #""fr", "en""#)) == [
        "careful questionnaire: the languages stand in another order; the first stands in for others"
      ])
    #expect(try changes(plans(5, "keep", #""en", "fr""#)) == [])
  }

  @Test(arguments: [
    (#"{"type": "hidden", "name": "h", "default": "${sum}"}"#, 1),
    (
      #"{"type": "text", "name": "h", "label": "H", "read_only": true, "default": "${sum}"}"#, 1
    ),
    (#"{"type": "text", "name": "h", "label": "H", "default": "${sum}"}"#, 0),
    (#"{"type": "hidden", "name": "h", "default": "${n}"}"#, 0),
  ])
  func `a default is lost where nobody can answer in its place`(reader: String, told: Int) throws {
    let after = [reader, integer("n")]
    let lost = "; nobody can answer it, and what drafts have in it is lost"
    #expect(
      try changesWhereSumIsAnother(before: after).dropFirst()
        == (told == 0 ? [] : ["breaking h" + Self.hangs("default", on: "sum", lost)]))
  }
}
