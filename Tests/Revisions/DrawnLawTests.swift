import Interviews
import Questionnaires
import Records
import Revisions
import TestKit
import Testing

/// Of two versions that differ by chance in what they draw: whatever is there in both has the same
/// value after the move, and whatever is new has none that was drawn before.
struct DrawnLawTests {
  private static let rules = [
    ("calculate", #""calculation": "once(random())""#),
    ("calculate", #""calculation": "once(uuid())""#),
    ("calculate", #""calculation": "random()""#),
    ("calculate", #""calculation": "if(${open} = 'yes', once(uuid(8)), '')""#),
    ("text", #""default": "random()""#), ("text", #""default": "uuid()""#),
    ("text", #""calculation": "once(uuid())""#),
  ]

  /// What one version draws, inside a repeat or outside.
  private struct Drawing {
    var name: String
    let rule: Int
    var hasCondition: Bool

    var json: String {
      let (type, what) = DrawnLawTests.rules[rule]
      let condition = hasCondition ? #", "relevant": "${open} != 'no'""# : ""
      return item(type, name, "Label of \(name)", what + condition)
    }
  }

  private struct Version {
    var outside: [Drawing]
    var inside: [Drawing]

    init(_ random: inout RandomSource) {
      func some(_ prefix: String) -> [Drawing] {
        (0..<5).map { place in
          Drawing(
            name: "\(prefix)\(place)",
            rule: Int.random(in: DrawnLawTests.rules.indices, using: &random),
            hasCondition: Int.random(in: 0..<4, using: &random) == 0)
        }
      }
      outside = some("o")
      inside = some("i")
    }

    /// Leaves out some, adds some, renames one, and puts all in another order.
    mutating func change(_ random: inout RandomSource) -> [Rename] {
      outside.remove(at: Int.random(in: outside.indices, using: &random))
      inside.remove(at: Int.random(in: inside.indices, using: &random))
      let place = Int.random(in: outside.indices, using: &random)
      let renames = [Rename(outside[place].name, to: "renamed")]
      outside[place].name = "renamed"
      for rule in DrawnLawTests.rules.indices where Bool.random(using: &random) {
        outside.append(Drawing(name: "new_o\(rule)", rule: rule, hasCondition: false))
        inside.append(Drawing(name: "new_i\(rule)", rule: rule, hasCondition: false))
      }
      outside.shuffle(using: &random)
      inside.shuffle(using: &random)
      return renames
    }

    var items: String {
      let roster = item(
        "repeat", "r", nil,
        #""items": [\#(([text("word")] + inside.map(\.json)).joined(separator: ", "))]"#)
      return ([select("open", "yes_no")] + outside.map(\.json) + [roster])
        .joined(separator: ", ")
    }
  }

  @Test(arguments: [UInt64](1...100))
  func `what is there in both keeps what it drew`(seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    let before = Version(&random)
    var after = before
    let renames = after.change(&random)
    let versions = try Versions(before.items, after.items)
    var draft = try Draft(versions.old, seed: seed)
    for _ in 0..<20 { try? draft.apply(event(draft.interview, &random)) }
    let moved = try draft.migrated(versions, renames).interview
    let revision = try versions.revision(renames)

    var drawn: Set<String> = []
    var heirs: Set<String> = []
    for node in draft.interview.nodes where draft.interview.item(node).drawsForGood {
      let (address, answer) = (draft.interview.address(of: node), draft.interview.answer(node))
      guard !answer.isEmpty else { continue }
      drawn.insert(answer)
      guard let name = revision.newName(of: address.name) else { continue }
      heirs.insert(name)
      #expect(moved.answer(name, in: address.instances) == answer, "\(address) \(name)")
    }
    for node in moved.nodes where moved.item(node).drawsForGood {
      let answer = moved.answer(node)
      guard !answer.isEmpty, !heirs.contains(moved.item(node).name) else { continue }
      #expect(!drawn.contains(answer), "\(moved.path(of: node))")
    }
    let resumed = try Interview(versions.new, journal: moved.entries)
    #expect(resumed.nodes.map { resumed.answer($0) } == moved.nodes.map { moved.answer($0) })
  }

  private func event(_ interview: Interview, _ random: inout RandomSource) -> JournalEvent {
    let roster = Address("r")
    switch Int.random(in: 0..<6, using: &random) {
    case 0, 1:
      let next = interview.node(at: roster).map { interview.nextIdentity(of: $0) } ?? 1
      return .instanceAdded(roster, identity: next)
    case 2: return .instanceRemoved(roster, identity: Int.random(in: 1...3, using: &random))
    case 3: return .answered(Address("open"), "yes")
    case 4: return .answered(Address("open"), Bool.random(using: &random) ? "no" : "")
    default: return interview.undoable.map(JournalEvent.undone) ?? .visited(nil)
    }
  }
}
