import Interviews
import Questionnaires
import Records
import Revisions
import TestKit
import Testing

/// What holds for every draft, whatever happened in it.
struct LawTests {
  static let old = [
    select("open", "yes_no"), integer("n"), text("word", nil, #""relevant": "${open} = 'yes'""#),
    text("said", nil, #""default": "by nobody""#),
    roster(
      "home", select("kind", "island"), integer("rooms"),
      roster("person", count: "${rooms} mod 4", integer("age"), text("school")),
      item("calculate", "drawn", nil, #""calculation": "once(random())""#)),
    several("islands", "island"),
  ].joined(separator: ",")

  static let new = [
    item("decimal", "n"), text("words", "word", #""relevant": "${open} = 'yes'""#),
    select("open", "yes_no"),
    roster(
      "home", select("kind", "island", nil, #""choice_filter": "${n} = '' or name != 'lca'""#),
      integer("rooms", nil, #""constraint": ". < 20""#),
      roster("person", text("age"), text("at_school", "school"))),
    select("islands", "island"),
  ].joined(separator: ",")

  private func walked(_ form: Form, _ seed: UInt64) throws -> Draft {
    var draft = try Draft(form, seed: seed)
    var random = RandomSource(seed: seed)
    for _ in 0..<150 { try? draft.apply(Self.event(draft.interview, &random)) }
    return draft
  }

  @Test(arguments: [UInt64](1...16))
  func `on the same questionnaire the draft is the same`(seed: UInt64) throws {
    let versions = try Versions(Self.old, Self.old)
    let draft = try walked(versions.old, seed)
    let moved = try draft.migrated(versions)
    // What an undone instance took along has had no effect since.
    let idle = draft.interview.passedOver
    #expect(
      moved.interview.entries.dropFirst().filter { idle[$0.sequence] == nil }
        == draft.interview.entries.dropFirst().filter { idle[$0.sequence] == nil })
    var beginning = moved.interview.beginning
    beginning.drawn = nil
    #expect(beginning == draft.interview.beginning)
    #expect(Self.said(moved.interview) == Self.said(draft.interview))
    #expect(moved.report.lines.allSatisfy { $0.fate == .kept && $0.fault == nil })
  }

  @Test(arguments: [UInt64](1...16))
  func `nothing that was said is absent from what is told of it`(seed: UInt64) throws {
    let versions = try Versions(Self.old, Self.new)
    let draft = try walked(versions.old, seed)
    let moved = try draft.migrated(versions)
    let told = Set(moved.report.lines.map { "\($0.path) \($0.part.rawValue)" })
    #expect(told.isSuperset(of: Self.said(draft.interview).keys))
    #expect(moved.report.lines.contains { $0.fate != .kept })
    #expect(moved.interview.passedOver.isEmpty)
    let replayed = try Interview(versions.new, journal: moved.interview.entries)
    #expect(Self.said(replayed) == Self.said(moved.interview))
    #expect(moved.interview.entries.map(\.sequence) == Array(1...moved.interview.entries.count))
  }

  @Test(arguments: [UInt64](1...16))
  func `what is told to have moved is there`(seed: UInt64) throws {
    let versions = try Versions(Self.old, Self.new)
    let draft = try walked(versions.old, seed)
    let moved = try draft.migrated(versions)
    let there = Self.said(moved.interview)
    let names = ["word": "words", "school": "at_school"]
    for line in moved.report.kept + moved.report.converted {
      let parts = line.path.split(separator: "/").map(String.init)
      let last = parts.last.map { names[$0] ?? $0 } ?? ""
      let path = (parts.dropLast() + [last]).joined(separator: "/")
      // What is put aside, or not asked as things stand, is kept and not seen.
      guard !path.contains("#"), Self.isSeen(line.path, draft.interview) else { continue }
      #expect(there["\(path) \(line.part.rawValue)"] != nil, "\(line)")
    }
  }

  @Test(arguments: BundledFiles.questionnaires)
  func `no bundled questionnaire differs from itself`(name: String) throws {
    let form = try Scenario.form(try BundledFiles.questionnaire(name))
    let revision = try Revision(from: form.questionnaire, to: form)
    #expect(revision.changes.isEmpty)
  }

  // MARK: Looking

  /// Everything that a person said and can see, by path and part.
  private static func said(_ interview: Interview) -> [String: String] {
    var said: [String: String] = [:]
    for node in interview.nodes {
      let path = interview.path(of: node)
      let isAsked = interview.item(node).type.isQuestion
      said["\(path) answer"] = isAsked ? interview.answer(node).orNil : nil
      said["\(path) nonresponse"] = interview.nonresponse(node)?.rawValue
      said["\(path) typed"] = interview.typed(node).orNil
      said["\(path) note"] = interview.note(node).orNil
    }
    return said
  }

  private static func isSeen(_ path: String, _ interview: Interview) -> Bool {
    interview.nodes.contains { interview.path(of: $0) == path }
  }

  // MARK: Doing

  static func event(
    _ interview: Interview, _ random: inout RandomSource
  ) -> JournalEvent {
    guard let node = interview.nodes.randomElement(using: &random) else { return .visited(nil) }
    let address = interview.address(of: node)
    if interview.item(node).type == .repeat {
      let instances = interview.instances(of: node)
      if let instance = instances.randomElement(using: &random), Bool.random(using: &random) {
        return .instanceRemoved(address, identity: instance.identity)
      }
      return .instanceAdded(address, identity: interview.nextIdentity(of: node))
    }
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return .declined(address, .refused)
    case 1: return .typed(address, "half")
    case 2: return .noted(address, "note")
    case 3: return .answered(address, "")
    case 4: return interview.undoable.map(JournalEvent.undone) ?? .visited(address)
    case 5: return .visited(address)
    default: return .answered(address, answer(node, interview, &random))
    }
  }

  private static func answer(
    _ node: NodeID, _ interview: Interview, _ random: inout RandomSource
  ) -> String {
    switch interview.item(node).type {
    case .integer: String(Int.random(in: 0...30, using: &random))
    case .selectOne: interview.offeredChoices(node).randomElement(using: &random)?.name ?? ""
    case .selectMultiple:
      interview.offeredChoices(node).filter { _ in Bool.random(using: &random) }.map(\.name)
        .joined(separator: " ")
    default: "word"
    }
  }
}

extension String {
  fileprivate var orNil: String? { isEmpty ? nil : self }
}
