import Interviews
import Questionnaires
import Records
import TestKit
import Testing
import Values

/// The same law where everything that depends on anything is in one small form, walked by every kind
/// of event there is.
@Suite struct GeneratedLawTests {
  static let form = """
    {"type": "select_one", "name": "open", "label": "?", "choices": "yes_no"},
    {"type": "integer", "name": "n", "label": "?"},
    {"type": "text", "name": "word", "label": "?", "relevant": "${open} = 'yes'"},
    {"type": "group", "name": "g", "label": "?", "relevant": "${open} != 'no'", "items": [
      {"type": "repeat", "name": "home", "label": "?", "items": [
        {"type": "select_one", "name": "kind", "label": "?", "choices": "kind",
         "choice_filter": "${n} = '' or number(size) <= ${n}"},
        {"type": "integer", "name": "rooms", "label": "?", "required": "${kind} = 'big'",
         "constraint": ". != indexed-repeat(${rooms}, ${home}, 1) or position(..) = 1"},
        {"type": "repeat", "name": "person", "label": "?", "repeat_count": "${rooms} mod 4",
         "relevant": "${kind} != 'small'", "items": [
          {"type": "integer", "name": "age", "label": "?"},
          {"type": "text", "name": "school", "label": "?", "relevant": "${age} < 18"},
          {"type": "calculate", "name": "rank", "calculation": "position(..) + position(../..)"},
          {"type": "calculate", "name": "elder", "calculation": "${age} = max(${age})"}]},
        {"type": "calculate", "name": "before",
         "calculation": "indexed-repeat(${rooms}, ${home}, position(..) - 1)"},
        {"type": "calculate", "name": "children", "calculation": "count(${school})"}]}]},
    {"type": "calculate", "name": "all_ages", "calculation": "join(',', ${age})"},
    {"type": "calculate", "name": "homes", "calculation": "count(${home})"},
    {"type": "calculate", "name": "words", "calculation": "count(${word}) + string-length(${word})"},
    {"type": "calculate", "name": "why", "calculation": "concat(nonresponse(${word}), ${open})"},
    {"type": "calculate", "name": "second", "calculation": "indexed-repeat(${rooms}, ${home}, 2)"},
    {"type": "calculate", "name": "named", "calculation": "jr:choice-name(${open}, '${open}')"}
    """

  static let kinds = """
    "kind": [{"name": "small", "label": "Small", "size": "1"},
             {"name": "middle", "label": "Middle", "size": "3"},
             {"name": "big", "label": "Big", "size": "5"}]
    """

  @Test(arguments: [UInt64](1...24))
  func `nothing is ever stale, whatever happens`(seed: UInt64) throws {
    var story = try Scenario(Self.form, choices: Self.kinds)
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
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return .declined(address, .refused)
    case 1: return .typed(address, "half")
    case 2: return .noted(address, "note")
    case 3: return .answered(address, "")
    default: return .answered(address, answer(node, interview, &random))
    }
  }

  private func answer(
    _ node: NodeID, _ interview: Interview, _ random: inout RandomSource
  ) -> String {
    switch interview.item(node).type {
    case .integer: String(Int.random(in: 0...30, using: &random))
    case .selectOne: interview.offeredChoices(node).randomElement(using: &random)?.name ?? ""
    default: "word"
    }
  }
}
