import Interviews
import Questionnaires
import Records
import TestKit
import Testing
import Values

/// The same law where everything that depends on anything is in small forms, walked by every kind
/// of event there is.
@Suite struct GeneratedLawTests {
  @Test(arguments: [LawForm.rules, LawForm.paths, LawForm.defaults], [UInt64](1...16))
  func `nothing is ever stale, whatever happens`(form: LawForm, seed: UInt64) throws {
    var story = try Scenario(form.items, choices: form.choices, languages: form.languages)
    var random = RandomSource(seed: seed)
    for step in 0..<150 {
      try? story.apply(event(story.interview, &random))
      let (kept, fresh) = (Snapshot(story.interview), Snapshot(story.interview.recomputed()))
      try #require(kept == fresh, "step \(step): \(kept.difference(from: fresh))")
    }
    let replayed = try Interview(story.interview.form, journal: story.interview.entries)
    #expect(Snapshot(replayed) == Snapshot(story.interview))
    #expect(story.interview.entries.count > 60)
  }

  private func event(_ interview: Interview, _ random: inout RandomSource) -> JournalEvent {
    let nodes = interview.nodes
    guard let node = nodes.randomElement(using: &random) else { return .visited(nil) }
    let address = interview.address(of: node)
    switch interview.item(node).type {
    case .repeat:
      let instances = interview.instances(of: node)
      if let instance = instances.randomElement(using: &random),
        Int.random(in: 0..<3, using: &random) == 0
      {
        return .instanceRemoved(address, identity: instance.identity)
      }
      return .instanceAdded(address, identity: interview.nextIdentity(of: node))
    case .group: return interview.undoable.map(JournalEvent.undone) ?? .visited(address)
    case .calculate: return .visited(address)
    default: break
    }
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return .declined(address, .refused)
    case 1: return .typed(address, "half")
    case 2: return .noted(address, "note")
    case 3: return .answered(address, "")
    case 4 where Bool.random(using: &random):
      return interview.undoable.map(JournalEvent.undone) ?? .visited(address)
    case 5 where interview.form.languages.count > 1:
      return .languageChanged(interview.language == "en" ? "fr" : "en")
    default: return .answered(address, answer(node, interview, &random))
    }
  }

  private func answer(
    _ node: NodeID, _ interview: Interview, _ random: inout RandomSource
  ) -> String {
    switch interview.item(node).type {
    case .integer:
      String(Int.random(in: 0...(Bool.random(using: &random) ? 4 : 30), using: &random))
    case .selectOne: interview.offeredChoices(node).randomElement(using: &random)?.name ?? ""
    default: "word"
    }
  }
}
