import Interviews
import Questionnaires
import Records
import TestKit
import Testing

/// Going on is found from where one is; it must lead where the list of all stops says.
@Suite struct GoingOnTests {
  static let form = """
    {"type": "select_one", "name": "open", "label": "?", "choices": "yes_no"},
    {"type": "group", "name": "g", "label": "?", "relevant": "${open} != 'no'", "items": [
      {"type": "note", "name": "hello", "label": "Hello"},
      {"type": "repeat", "name": "home", "label": "?", "items": [
        {"type": "integer", "name": "rooms", "label": "?"},
        {"type": "repeat", "name": "person", "label": "?", "repeat_count": "${rooms}", "items": [
          {"type": "integer", "name": "age", "label": "?"},
          {"type": "text", "name": "school", "label": "?", "relevant": "${age} < 18"}]},
        {"type": "text", "name": "street", "label": "?", "relevant": "${rooms} > 1"}]}]},
    {"type": "integer", "name": "n", "label": "?"},
    {"type": "note", "name": "over", "label": "Over", "relevant": "${n} = 0",
     "outcome": {"code": "210", "keep": "answers"}},
    {"type": "text", "name": "last", "label": "?"}
    """

  @Test(arguments: [UInt64](1...12))
  func `going on leads where the list of all stops says`(seed: UInt64) throws {
    var story = try Scenario(Self.form)
    var random = RandomSource(seed: seed)
    for _ in 0..<60 {
      try? story.apply(event(story.interview, &random))
      let interview = story.interview
      for stop in interview.stops {
        #expect(interview.stop(after: stop) == Self.expected(after: stop, interview), "\(stop)")
      }
    }
  }

  private func event(_ interview: Interview, _ random: inout RandomSource) -> JournalEvent {
    guard let node = interview.nodes.randomElement(using: &random) else { return .visited(nil) }
    let address = interview.address(of: node)
    switch interview.item(node).type {
    case .repeat:
      let instances = interview.instances(of: node)
      if let gone = instances.randomElement(using: &random), Bool.random(using: &random) {
        return .instanceRemoved(address, identity: gone.identity)
      }
      return .instanceAdded(address, identity: interview.nextIdentity(of: node))
    case .integer: return .answered(address, String(Int.random(in: 0...3, using: &random)))
    case .selectOne: return .answered(address, Bool.random(using: &random) ? "yes" : "no")
    default: return .answered(address, "x")
    }
  }

  private static func expected(after stop: Stop, _ interview: Interview) -> Stop {
    guard let node = stop.node, interview.outcomeRule(at: stop) == nil else { return .end }
    var following = interview.stops.drop { $0 != stop }.dropFirst()
    if case .roster = stop {
      following = following.drop { rosters(around: $0, interview).contains { $0.0 == node } }
    }
    let next = following.first ?? .end
    guard let (roster, instance) = interview.enclosingInstance(of: node) else { return next }
    let isInside = rosters(around: next, interview).contains { $0 == roster && $1 == instance }
    return isInside ? next : .roster(roster)
  }

  /// The repeats around a stop, with the instance that it lies in.
  private static func rosters(
    around stop: Stop, _ interview: Interview
  ) -> [(NodeID, Interview.Instance)] {
    var found: [(NodeID, Interview.Instance)] = []
    var node = stop.node
    while let here = node, let (roster, instance) = interview.enclosingInstance(of: here) {
      found.append((roster, instance))
      node = roster
    }
    return found
  }
}
