import Interviews
import Questionnaires
import Records
import TestKit
import Testing
import Values

/// Incremental recomputation equals full recomputation after any sequence of events.
@Suite struct RecomputationLawTests {
  @Test(arguments: BundledFiles.questionnaires, [UInt64](1...6))
  func `nothing is ever stale`(name: String, seed: UInt64) throws {
    var story = try Scenario(try BundledFiles.questionnaire(name), seed: seed)
    var walker = Walker(seed: seed)
    for step in 0..<120 {
      walker.step(&story)
      if step % 8 == 0 {
        let (kept, fresh) = (Snapshot(story.interview), Snapshot(story.interview.recomputed()))
        try #require(kept == fresh, "step \(step): \(kept.difference(from: fresh))")
      }
    }
    let replayed = try Interview(story.interview.form, journal: story.interview.entries)
    #expect(Snapshot(replayed) == Snapshot(story.interview))
  }
}

/// Does something at random that a person could do.
struct Walker {
  private var random: RandomSource

  init(seed: UInt64) { random = RandomSource(seed: seed) }

  mutating func step(_ story: inout Scenario) {
    let interview = story.interview
    if Int.random(in: 0..<12, using: &random) == 0 {
      try? story.undo()
      return
    }
    guard
      let node = interview.nodes.filter({ interview.item($0).type.isQuestion })
        .randomElement(using: &random)
    else { return }
    let address = interview.address(of: node)
    switch Int.random(in: 0..<10, using: &random) {
    case 0: try? story.apply(.declined(address, .refused))
    case 1: try? story.apply(.answered(address, ""))
    default: try? story.apply(.answered(address, answer(to: node, of: interview)))
    }
  }

  private mutating func answer(to node: NodeID, of interview: Interview) -> String {
    switch interview.item(node).type {
    case .selectOne:
      return interview.offeredChoices(node).randomElement(using: &random)?.name ?? ""
    case .selectMultiple:
      return interview.offeredChoices(node).filter { _ in Bool.random(using: &random) }
        .map(\.name).joined(separator: " ")
    case .integer: return String(Int.random(in: -1...2030, using: &random) % 7 + 3)
    case .decimal: return String(Int.random(in: 1...900, using: &random))
    case .date: return "2026-11-\(Int.random(in: 10...28, using: &random))"
    case .geopoint: return "14.0101 -60.9875"
    default: return "Zoë"
    }
  }
}

/// Everything that can be seen of an interview.
struct Snapshot: Equatable {
  var lines: [String]

  init(_ interview: Interview) {
    lines = interview.nodes.map { node in
      let failure = interview.failure(node).map { "\($0)" } ?? ""
      let offered =
        interview.item(node).type.isSelect ? interview.offeredChoices(node).map(\.name) : []
      return "\(interview.path(of: node)) \(interview.value(node)) \(interview.isRequired(node)) "
        + "\(failure) \(interview.instances(of: node).map(\.identity)) \(offered)"
    }
  }

  func difference(from other: Snapshot) -> [String] {
    Array(Set(lines).symmetricDifference(other.lines)).sorted()
  }
}
