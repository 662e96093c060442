import Interviews
import Questionnaires
import Records
import Revisions
import TestKit
import Testing

/// Of two versions that differ by chance: where something that was said has no place in the new one,
/// or does not stand there, the comparison says that this may be.
struct LossLawTests {
  /// The rules of a small questionnaire, each one of some.
  private struct Rules: Equatable {
    static let choices: [[String]] = [
      // calculations
      ["${n} + 1", "${n} * 2", "string-length(${word})", "count(${age})"],
      ["${sum} + ${n}", "if(${open} = 'yes', ${sum}, 0)", "sum(${age})"],
      // conditions
      [
        "true()", "${open} = 'yes'", "${sum} > 3", "${total} > 4", "(/data/sum > 3)",
        "${sum} > 3 or ${open} = 'yes'", "(${open} = 'yes') and ${sum} > 3",
        "${total} > 4 or ${open} = 'yes' and ${sum} > 3",
      ],
      [
        "true()", "${total} mod 2 = 0", "${word} = '' or ${sum} > 2", "${sum} > 2",
        "not(${word} = '' or ${sum} > 2)", "(${word} = '' or ${sum} > 2) and ${n} > 1",
      ],
      [
        "true()", "selected(${isles}, 'lca')", "${sum} < 9", "count(${age}) < 3",
        "selected-at(${isles}, 0) = 'lca'", "${isles} = 'lca dma'",
      ],
      // constraints, filters, counts
      ["true()", ". < 20", ". != ${sum}", ". < ${total} + 5"],
      ["true()", "name != ${kind}", "region = ${sum} mod 2"],
      ["2", "${n} mod 3", "${total} mod 4"],
      // defaults and columns
      ["", "3", "${n}"], ["0", "1"], ["false", "true"], ["0", "1"],
      // what a last condition reads of lists, words, groups and the questionnaire itself
      [
        "true()", "count(instance('isle')/root/item) < 4",
        "instance('isle')/root/item[1]/name = 'lca'",
        "jr:choice-name(${kind}, '${kind}') != 'D'", "count(/data/g/*) < 3",
        "/data/@version = '1'",
        "instance('isle')/root/item[name = ${kind}]/label != 'D'",
      ],
      // the order of a list, a further choice, a label, a further question
      ["", "other"], ["", "further"], ["D", "Dominica"], ["", "further"],
    ]
    var picks: [Int]

    init(_ random: inout RandomSource) {
      picks = Self.choices.map { Int.random(in: $0.indices, using: &random) }
    }

    mutating func change(_ random: inout RandomSource) {
      let slot = Int.random(in: picks.indices, using: &random)
      picks[slot] = Int.random(in: Self.choices[slot].indices, using: &random)
    }

    private func rule(_ slot: Int) -> String { Self.choices[slot][picks[slot]] }

    private func calculation(_ name: String, _ slot: Int) -> String {
      item("calculate", name, nil, #""calculation": "\#(rule(slot))""#)
    }

    var items: String {
      let preset = rule(8).isEmpty ? "" : #""default": "\#(rule(8))""#
      let more = rule(16).isEmpty ? "" : ", " + text("e")
      return [
        integer("n"), select("open", "yes_no"), text("word"), select("kind", "isle"),
        calculation("sum", 0), calculation("total", 1),
        text("a", nil, #""relevant": "\#(rule(2))""#),
        item(
          "group", "g", nil,
          #""relevant": "\#(rule(3))", "items": [\#(text("b")), \#(integer("c", nil, preset))\#(more)]"#
        ),
        integer("d", nil, #""relevant": "\#(rule(4))", "constraint": "\#(rule(5))""#),
        text("f", nil, #""relevant": "\#(rule(12))""#),
        item(
          "select_multiple", "isles", nil,
          #""choices": "isle", "choice_filter": "\#(rule(6))""#),
        roster("home", count: rule(7), integer("age")),
      ].joined(separator: ",")
    }

    var lists: String {
      let rows = [
        #"{"name": "lca", "label": "L", "region": "\#(rule(9))"}"#,
        #"{"name": "dma", "label": "\#(rule(15))", "region": "1", "exclusive": \#(rule(10))}"#,
        #"{"name": "grd", "label": "G", "region": "\#(rule(11))"}"#,
      ]
      let more = rule(14).isEmpty ? [] : [#"{"name": "vct", "label": "V", "region": "0"}"#]
      let list = (rule(13).isEmpty ? rows : rows.reversed()) + more
      return Versions.lists + ", \"isle\": [\(list.joined(separator: ", "))]"
    }
  }

  @Test(arguments: [UInt64](1...400))
  func `what a draft loses is never told to be harmless`(seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    let before = Rules(&random)
    var after = before
    for _ in 0...Int.random(in: 0...1, using: &random) { after.change(&random) }
    guard let versions = try? versions(before, after) else { return }
    let changes = try versions.revision().changes
    var draft = try Draft(versions.old, seed: seed)
    for _ in 0..<60 { try? draft.apply(LawTests.event(draft.interview, &random)) }
    let report = try draft.migrated(versions).report
    let lost = report.lines.filter { $0.fault != nil || isLeft($0) }
    if !lost.isEmpty {
      #expect(
        changes.contains { $0.severity == .breaking },
        "\(lost.map(\.text)) \(changes.map(\.line)) \(before.items) \(after.items)")
    }
  }

  /// Nil where the rules read each other in a circle.
  private func versions(_ old: Rules, _ new: Rules) throws -> Versions {
    try Versions(old.items, new.items, oldChoices: old.lists, newChoices: new.lists)
  }

  /// What nobody said is no answer that anybody loses.
  private func isLeft(_ line: MigrationReport.Line) -> Bool {
    if case .left(let why) = line.fate { why != .unseenDefault } else { false }
  }
}
