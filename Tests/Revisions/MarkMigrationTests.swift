import Interviews
import Questionnaires
import Records
import Revisions
import Testing

/// Probes that were asked and checks that were confirmed move to the same, wherever it stands now.
struct MarkMigrationTests {
  private func probing(_ probes: String...) -> String {
    let list = probes.map { #""\#($0)""# }.joined(separator: ", ")
    return text("z", nil, #""appearance": "multiline", "probes": [\#(list)]"#)
  }

  private func checked(_ checks: (rule: String, severity: String)...) -> String {
    let list = checks.map {
      #"{"rule": "\#($0.rule)", "message": "Sure?", "severity": "\#($0.severity)"}"#
    }
    return integer("n", nil, #""checks": [\#(list.joined(separator: ", "))]"#)
  }

  private func probed(_ new: String) throws -> (probes: [String], words: [String], text: String) {
    let versions = try Versions(probing("Why?", "How?", "When?"), new)
    var draft = try Draft(versions.old)
    try draft.answer("z", "words")
    try draft.apply(.marked(Address("z"), .probe(0, isAsked: true)))
    let moved = try draft.migrated(versions)
    let node = try #require(moved.interview.node(at: Address("z")))
    let texts = moved.interview.item(node).definition.probes
    return (
      moved.interview.probes(node).compactMap { texts[$0].byLanguage.values.first },
      moved.report.words, moved.report.lines.last?.text ?? ""
    )
  }

  @Test func `a probe that was asked is the same one in another order`() throws {
    let moved = try probed(probing("When?", "How?", "Why?"))
    #expect(moved.probes == ["Why?"])
    #expect(moved.words == ["z: kept", "z probe: kept"])
  }

  @Test func `a probe that is gone was not asked in the words of another`() throws {
    for new in [probing("Where?"), text("z", nil, #""appearance": "multiline""#)] {
      let moved = try probed(new)
      #expect(moved.probes.isEmpty)
      #expect(moved.words == ["z: kept", "z probe: left probe_removed"])
      #expect(moved.text == "z (probe): the new version has no such probe")
    }
  }

  private func confirmed(
    _ old: String, _ new: String, _ renames: [Rename] = []
  ) throws -> (open: Int, words: [String]) {
    let versions = try Versions("\(integer("m")), \(old)", new)
    var draft = try Draft(versions.old)
    try draft.answer("n", "7")
    try draft.apply(.marked(Address("n"), .confirmation(check: 0, note: "because")))
    let moved = try draft.migrated(versions, renames)
    return (moved.interview.openChecks.count, moved.report.words)
  }

  @Test func `a confirmation stays with its rule`() throws {
    let old = checked((". < 5", "soft"), (". > 5", "soft"))
    let turned = checked((". > 5", "soft"), (".  < 5", "soft"))
    let moved = try confirmed(old, "\(integer("m")), \(turned)")
    #expect(moved.open == 0)
    #expect(moved.words == ["n: kept", "n confirmation: kept"])
    let renamed = try confirmed(
      checked((". < ${m} or . < 5", "soft")),
      "\(integer("k", "m")), \(checked((". < 0", "critical"), (". < ${k} or . < 5", "soft")))",
      [Rename("m", to: "k")])
    #expect(renamed.words == ["n: kept", "n confirmation: kept"])
  }

  @Test(arguments: [[(". > 20", "soft")], [(". < 6", "soft"), (". > 20", "soft")], []])
  func `nobody has confirmed a check that nobody was asked about`(
    checks: [(String, String)]
  ) throws {
    let list = checks.map {
      #"{"rule": "\#($0.0)", "message": "Sure?", "severity": "\#($0.1)"}"#
    }
    let new = integer("n", nil, #""checks": [\#(list.joined(separator: ", "))]"#)
    let moved = try confirmed(checked((". < 5", "soft")), "\(integer("m")), \(new)")
    #expect(moved.open == checks.count)
    #expect(moved.words == ["n: kept", "n confirmation: left check_removed"])
  }
}
