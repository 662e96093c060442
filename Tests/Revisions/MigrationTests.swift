import Interviews
import Questionnaires
import Records
import Revisions
import Testing
import Values

struct MigrationTests {
  @Test func `what fits moves, in its order, at its moments`() throws {
    let versions = try Versions(
      text("a") + "," + integer("b"), text("a") + "," + integer("b") + "," + text("new"))
    var draft = try Draft(versions.old)
    try draft.apply(.visited(Address("a")))
    try draft.answer("a", "Zoë")
    try draft.apply(.noted(Address("b"), "asked twice"))
    try draft.apply(.declined(Address("b"), .refused))
    try draft.apply(.undone(5))
    try draft.apply(.declined(Address("b"), .doesNotKnow))
    try draft.answer("a", "Zoé")
    try draft.apply(.typed(Address("a"), "Zoéy"))
    let moved = try draft.migrated(versions)
    #expect(moved.interview.entries == draft.interview.entries)
    #expect(
      moved.report.words == [
        "a: kept", "a typed: kept", "b nonresponse: kept", "b note: kept",
      ])
    #expect(moved.interview.visited == Address("a"))
    #expect(moved.interview.undoable == draft.interview.undoable)
  }

  @Test func `what has no place stays behind, and nothing of it is told`() throws {
    let versions = try Versions(text("a") + "," + text("gone", "Secret?"), text("a"))
    var draft = try Draft(versions.old)
    try draft.answer("gone", "my secret")
    try draft.answer("a", "Zoë")
    let moved = try draft.migrated(versions)
    #expect(moved.report.words == ["a: kept", "gone: left item_removed"])
    #expect(
      moved.interview.entries[1]
        == JournalEntry(
          sequence: 2, at: Draft.minute(1), event: .leftBehind(Address("gone"))))
    #expect(moved.interview.answer("a") == "Zoë")
    #expect(!moved.report.lines.contains { $0.text.contains("secret") })
    #expect(draft.interview.answer("gone") == "my secret")
  }

  @Test func `a renamed question takes its answers along`() throws {
    let versions = try Versions(text("old", "Who?"), text("new", "Who?"))
    var draft = try Draft(versions.old)
    try draft.answer("old", "Zoë")
    let moved = try draft.migrated(versions)
    #expect(moved.report.words == ["old: converted"])
    #expect(moved.interview.answer("new") == "Zoë")
    let distinct = try draft.migrated(versions, [Rename("old", to: nil)])
    #expect(distinct.report.words == ["old: left item_removed"])
    #expect(distinct.interview.answer("new") == "")
  }

  @Test func `names that were swapped are not mistaken for each other`() throws {
    let versions = try Versions(text("a") + "," + text("b"), text("a", "b") + "," + text("b", "a"))
    var draft = try Draft(versions.old)
    try draft.answer("a", "first")
    try draft.answer("b", "second")
    let moved = try draft.migrated(versions, [Rename("a", to: "b"), Rename("b", to: "a")])
    #expect(moved.interview.answer("a") == "second")
    #expect(moved.interview.answer("b") == "first")
  }

  private static let doubled = #""calculation": "${n} * 2""#

  /// The trigger is answered behind, so that it fires after the answer was said.
  @Test(arguments: [
    ("", doubled + #", "trigger": "${n}""#), ("", doubled),
    (doubled + #", "trigger": "${m}""#, doubled + #", "trigger": "${n}""#),
    ("", #""calculation": "''", "trigger": "${n}""#),
  ])
  func `what somebody typed stays, whatever fires behind it in the new version`(
    old: String, new: String
  ) throws {
    let others = "," + integer("n") + "," + integer("m")
    let versions = try Versions(integer("a", nil, old) + others, integer("a", nil, new) + others)
    var draft = try Draft(versions.old)
    try draft.answer("m", "1")
    try draft.answer("a", "4321")
    try draft.answer("n", "3")
    let moved = try draft.migrated(versions)
    #expect(moved.interview.answer("a") == "4321")
    #expect(moved.report.words == ["a: kept", "n: kept", "m: kept"])
  }

  @Test func `what a trigger put in the place of an answer stays, where it fires no more`() throws {
    let others = "," + integer("n")
    let versions = try Versions(
      integer("a", nil, Self.doubled + #", "trigger": "${n}""#) + others,
      integer("a", nil, Self.doubled) + others)
    var draft = try Draft(versions.old)
    try draft.answer("a", "4321")
    try draft.answer("n", "3")
    #expect(draft.interview.answer("a") == "6")
    #expect(try draft.migrated(versions).interview.answer("a") == "6")
  }

  @Test func `where nobody can answer any more an answer stays behind, and both say so`() throws {
    let versions = try Versions(
      text("a") + "," + integer("n"),
      #"{"type": "hidden", "name": "a", "calculation": "concat('x', ${n})"},"# + integer("n"))
    var draft = try Draft(versions.old)
    try draft.answer("a", "typed")
    try draft.answer("n", "3")
    let moved = try draft.migrated(versions)
    #expect(moved.report.words == ["a: left not_answerable", "n: kept"])
    #expect(
      try versions.changes().first
        == "breaking a: text became hidden; a calculation takes the place of answers")
  }

  /// Old type, new type, answer, what it becomes; nil for nothing.
  static let retypings: [(String, String, String, String?)] = [
    ("integer", "text", "41", "41"), ("integer", "decimal", "41", "41"),
    ("decimal", "integer", "41.0", "41"), ("decimal", "integer", "41.5", nil),
    ("text", "integer", "41", "41"), ("text", "integer", "forty", nil),
    ("text", "date", "2026-11-21", "2026-11-21"), ("text", "date", "yesterday", nil),
    ("text", "time", "14:05", "14:05"), ("date", "integer", "2026-11-21", nil),
    ("datetime", "date", "2026-11-21T23:30:00.000-04:00", "2026-11-21"),
    ("geopoint", "text", "14.01 -60.98", "14.01 -60.98"), ("text", "geopoint", "14 -60", nil),
    ("text", "note", "word", nil), ("text", "hidden", "word", "word"),
  ]

  @Test(arguments: retypings)
  func `an answer is written as the new type, or stays as it is in the old draft`(
    old: String, new: String, answer: String, becomes: String?
  ) throws {
    let versions = try Versions(item(old, "a"), item(new, "a"))
    var draft = try Draft(versions.old)
    try draft.answer("a", answer)
    let moved = try draft.migrated(versions)
    #expect(moved.interview.answer("a") == becomes ?? "")
    #expect(moved.report.converted.count == (becomes == nil ? 0 : 1))
    #expect(moved.report.left.count == (becomes == nil ? 1 : 0))
  }

  @Test func `choices that are gone stay behind, and the others move`() throws {
    let versions = try Versions(
      select("a", "island") + "," + several("b", "island") + "," + select("c", "island"),
      select("a", "island") + "," + several("b", "island") + "," + several("c", "island"),
      newChoices: """
        "island": [{"name": "lc", "label": "Saint Lucia"}, {"name": "grd", "label": "Grenada"}]
        """)
    var draft = try Draft(versions.old)
    try draft.answer("a", "dma")
    try draft.answer("b", "lca dma grd")
    try draft.answer("c", "lca")
    let moved = try draft.migrated(versions)
    #expect(
      moved.report.words == [
        "a: left choice_removed", "b: converted", "b: left choice_removed", "c: converted",
      ])
    #expect(moved.interview.answer("a") == "")
    #expect(moved.interview.answer("b") == "lc grd")
    #expect(moved.interview.answer("c") == "lc")
  }

  @Test func `codes of a verbatim move by their new names, and those that are gone stay behind`()
    throws
  {
    let verbatim = text("a", nil, #""appearance": "multiline", "codes": "c""#)
    let codes = #""c": [{"name": "k1", "label": "Work"}]"#
    let versions = try Versions(
      verbatim, verbatim,
      oldChoices: #""c": [{"name": "k1", "label": "Work"}, {"name": "k2", "label": "Home"}]"#,
      newChoices: #""c": [{"name": "k9", "label": "Work"}, {"name": "k3", "label": "Sea"}]"#)
    var draft = try Draft(versions.old)
    try draft.answer("a", "hard work at home")
    let tags = [Records.Tag(0..<9, code: "k1"), Records.Tag(13..<17, code: "k2")]
    try draft.apply(.marked(Address("a"), .tags(tags)))
    let moved = try draft.migrated(versions).interview
    let node = try #require(moved.node(at: Address("a")))
    #expect(moved.tags(node) == [Records.Tag(0..<9, code: "k9")])
    #expect(
      try Versions(
        verbatim, text("a", nil, #""appearance": "multiline""#), oldChoices: codes,
        newChoices: codes
      ).changes() == ["breaking a: codes gone; those of drafts have no place"])
  }

  @Test func `one of several choices moves to a question that takes one`() throws {
    let versions = try Versions(several("a", "island"), select("a", "island"))
    var draft = try Draft(versions.old)
    try draft.answer("a", "lca")
    #expect(try draft.migrated(versions).interview.answer("a") == "lca")
    try draft.answer("a", "lca dma")
    #expect(try draft.migrated(versions).report.words == ["a: left malformed"])
  }

  @Test func `an answer that a new constraint refuses stands, to be mended before the end`() throws
  {
    let versions = try Versions(
      integer("age"), integer("age", nil, #""constraint": ". >= 18""#))
    var draft = try Draft(versions.old)
    try draft.answer("age", "17")
    let moved = try draft.migrated(versions)
    #expect(moved.report.words == ["age: kept, to mend"])
    #expect(moved.interview.answer("age") == "17")
    #expect(moved.interview.unresolved.map(\.failure) == [.constraint])
  }

  @Test(arguments: [#""nonresponse": ["dont_know"], "required": true"#, #""required": true"#])
  func `a reason that the new version does not list stands, and is told`(more: String) throws {
    let versions = try Versions(
      integer("n", nil, #""nonresponse": ["refused", "dont_know"], "required": true"#),
      integer("n", nil, more))
    var draft = try Draft(versions.old)
    try draft.apply(.declined(Address("n"), .refused))
    let moved = try draft.migrated(versions)
    #expect(moved.report.words == ["n nonresponse: converted"])
    #expect(
      moved.report.converted.map(\.text) == [
        "n (nonresponse): its reason stands, though the new version no longer lists it"
      ])
    #expect(moved.interview.unresolved.isEmpty)
  }

  @Test func `an answer beyond the new scale is told with the scale`() throws {
    let versions = try Versions(
      integer("r"),
      item("range", "r", nil, #""parameters": {"start": 0, "end": 5, "step": 1}"#))
    var draft = try Draft(versions.old)
    try draft.answer("r", "7")
    #expect(
      try draft.migrated(versions).report.toMend.map(\.text) == [
        "r: written as the new type; is not on the new version's scale, from 0 to 5"
      ])
  }

  /// A question that the new version asks only those who say yes.
  private static func gated() throws -> Versions {
    try Versions(
      select("open", "yes_no") + "," + text("a"),
      select("open", "yes_no") + "," + text("a", nil, #""relevant": "${open} = 'yes'""#))
  }

  @Test func `an answer that is not asked any more stays behind`() throws {
    let versions = try Self.gated()
    var draft = try Draft(versions.old)
    try draft.answer("open", "no")
    try draft.answer("a", "word")
    #expect(try draft.migrated(versions).report.words == ["open: kept", "a: left not_asked"])
  }

  @Test func `an answer that moves and is not asked for any more in the end is told`() throws {
    let versions = try Self.gated()
    var draft = try Draft(versions.old)
    try draft.answer("open", "yes")
    try draft.answer("a", "word")
    try draft.answer("open", "no")
    let report = try draft.migrated(versions).report
    #expect(
      report.unasked.map(\.text) == ["a: is kept, and is left out unless it is asked for again"])
    #expect(report.left == [])
  }

  @Test func `an answer that is asked only after a later one comes after it`() throws {
    let versions = try Versions(
      text("a") + "," + select("open", "yes_no"),
      text("a", nil, #""relevant": "${open} = 'yes'""#) + "," + select("open", "yes_no"))
    var draft = try Draft(versions.old)
    try draft.answer("a", "first")
    try draft.answer("a", "second")
    try draft.apply(.typed(Address("a"), "sec"))
    try draft.answer("open", "yes")
    let moved = try draft.migrated(versions)
    #expect(moved.report.words == ["a: kept", "a typed: kept", "open: kept"])
    #expect(moved.interview.answer("a") == "second")
    #expect(moved.interview.node(at: Address("a")).map { moved.interview.typed($0) } == "sec")
    #expect(moved.interview.entries.map(\.at).contains(Draft.minute(2)))
    #expect(moved.interview.passedOver.isEmpty)
  }

  @Test func `a read-only question keeps nobody's answer`() throws {
    let versions = try Versions(text("a"), text("a", nil, #""read_only": true"#))
    var draft = try Draft(versions.old)
    try draft.answer("a", "word")
    #expect(try draft.migrated(versions).report.words == ["a: left read_only"])
  }

  @Test func `a language that is gone gives way to the first`() throws {
    let languages = (#""languages": ["fr", "en"],"#, #""languages": ["en", "es"],"#)
    let versions = try Versions(
      text("a"), text("a"), oldChoices: "", newChoices: "", languages: languages)
    var draft = try Draft(versions.old)
    try draft.answer("a", "Zoë")
    #expect(try draft.migrated(versions).interview.language == "en")
    try draft.apply(.languageChanged("en"))
    try draft.apply(.languageChanged("fr"))
    #expect(try draft.migrated(versions).interview.language == "en")
  }

  @Test func `a default that somebody has seen is an answer`() throws {
    let versions = try Versions(
      text("a", nil, #""default": "old""#) + "," + text("b", nil, #""default": "old""#),
      text("a", nil, #""default": "new""#) + "," + text("b", nil, #""default": "new""#))
    var draft = try Draft(versions.old)
    try draft.apply(.visited(Address("a")))
    let moved = try draft.migrated(versions)
    #expect(moved.report.words == ["a: kept", "b: left unseen_default"])
    #expect(moved.interview.answer("a") == "old")
    #expect(moved.interview.answer("b") == "new")
  }

  @Test func `where an interview begins somebody has seen it`() throws {
    let versions = try Versions(
      text("a", nil, #""default": "old""#) + "," + text("b"),
      text("a", nil, #""default": "new""#) + "," + text("b"))
    var draft = try Draft(versions.old)
    try draft.apply(.visited(Address("b")))
    let moved = try draft.migrated(versions)
    #expect(moved.report.words == ["a: kept"])
    #expect(moved.interview.answer("a") == "old")
  }

  /// What can only be read is answered by nobody, in no version.
  @Test(arguments: [
    (#""default": "old", "read_only": true"#, #""default": "new", "read_only": true"#),
    (#""default": "old", "read_only": true"#, #""read_only": true"#),
    (#""default": "old""#, #""default": "new", "read_only": true"#),
    (#""calculation": "'old'", "read_only": true"#, #""default": "new", "read_only": true"#),
    (#""calculation": "'old'", "read_only": true"#, #""read_only": true"#),
  ])
  func `a default that cannot move is not called kept`(old: String, new: String) throws {
    let versions = try Versions(
      text("z") + "," + text("a", nil, old), text("z") + "," + text("a", nil, new))
    var draft = try Draft(versions.old)
    try draft.answer("z", "1")
    try draft.apply(.visited(Address("a")))
    try draft.apply(.visited(nil))
    let moved = try draft.migrated(versions)
    #expect(moved.report.words == ["z: kept", "a: left read_only"])
    #expect(draft.interview.answer("a") == "old")
  }

  @Test func `a value that drafts computed and that people answer now stays behind`() throws {
    func calculate(_ name: String, _ rule: String) -> String {
      item("calculate", name, nil, #""calculation": "\#(rule)""#)
    }
    let versions = try Versions(
      [calculate("a", "once(uuid())"), calculate("b", "'x'"), calculate("c", "'x'")]
        .joined(separator: ","),
      [text("a"), text("b", nil, #""default": "x""#), item("hidden", "c")].joined(separator: ","))
    let draft = try Draft(versions.old)
    #expect(
      try draft.migrated(versions).report.words
        == ["a: left unseen_default", "b: kept", "c: left unseen_default"])
  }

  @Test func `what was computed, and is not any more, is an answer of who has seen it`() throws {
    let computed = #""calculation": "concat('v', 2)""#
    let versions = try Versions(
      [text("a", nil, computed), text("b", nil, computed), text("c", nil, computed)]
        .joined(separator: ","),
      [text("a"), text("b"), text("c", nil, #""calculation": "'w'""#)].joined(separator: ","))
    var draft = try Draft(versions.old)
    try draft.apply(.visited(Address("a")))
    let moved = try draft.migrated(versions)
    #expect(moved.report.words == ["a: kept", "b: left unseen_default"])
    #expect(moved.interview.answer("a") == "v2")
    #expect(moved.interview.answer("b") == "")
    #expect(moved.interview.answer("c") == "w")
  }

  @Test func `what was drawn by chance stays drawn`() throws {
    let drawn = item("calculate", "drawn", nil, #""calculation": "once(random())""#)
    let versions = try Versions(
      [text("gone"), roster("r", text("a"), drawn)].joined(separator: ","),
      roster("r", text("a"), drawn))
    var draft = try Draft(versions.old)
    try draft.answer("gone", "word")
    try draft.add("r", 1)
    try draft.add("r", 2)
    let moved = try draft.migrated(versions).interview
    for instance in [1, 2] {
      #expect(
        moved.answer("drawn", in: [instance]) == draft.interview.answer("drawn", in: [instance]))
    }
  }

  @Test func `a finished interview does not move`() throws {
    let versions = try Versions(text("a"), text("a") + "," + text("b"))
    var draft = try Draft(versions.old)
    try draft.apply(.finalized(.complete))
    #expect(throws: InterviewFault.finished) { try draft.migrated(versions) }
  }
}
