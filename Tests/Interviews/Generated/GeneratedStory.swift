import Interviews
import Questionnaires
import Records
import TestKit
import Values

/// What is done in an interview; what is taken back is whatever was done last.
enum Deed: Sendable {
  case event(JournalEvent)
  case undo
  case redo
}

/// An interview in which somebody does all kinds of things.
struct GeneratedStory {
  private(set) var interview: Interview
  private let now = Moment(milliseconds: 1_795_255_331_250, offsetMinutes: -240)

  init(_ form: Form, seed: UInt64) throws {
    let beginning = Beginning(
      language: form.languages[0], interviewer: "Amina", device: "laptop", seed: seed)
    interview = try Interview.begin(form, beginning, at: now).interview
  }

  /// Whether it could be done.
  @discardableResult mutating func take(_ deed: Deed) -> Bool {
    let event: JournalEvent? =
      switch deed {
      case .event(let event): event
      case .undo: interview.undoable.map(JournalEvent.undone)
      case .redo: interview.redoable.map(JournalEvent.undone)
      }
    guard let event else { return false }
    return (try? interview.apply(event, at: now)) != nil
  }

  // MARK: What to do next

  func deed(_ random: inout RandomSource) -> Deed {
    switch Int.random(in: 0..<16, using: &random) {
    case 0: return .undo
    case 1: return .redo
    case 2: return .event(.languageChanged(interview.language == "en" ? "fr" : "en"))
    default: break
    }
    let places = interview.nodes.filter { node in
      let item = interview.item(node)
      return item.type == .repeat ? interview.isOpenEnded(node) : item.type.isQuestion
    }
    guard let node = places.randomElement(using: &random) else { return .undo }
    let address = interview.address(of: node)
    if interview.item(node).type == .repeat { return .event(coming(node, address, &random)) }
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return .event(.declined(address, .refused))
    case 1: return .event(.typed(address, "half"))
    case 2: return .event(.answered(address, ""))
    default: return .event(.answered(address, answer(node, &random)))
    }
  }

  /// An instance comes, or goes.
  private func coming(
    _ node: NodeID, _ address: Address, _ random: inout RandomSource
  ) -> JournalEvent {
    let instances = interview.instances(of: node)
    if instances.count > 2 || Int.random(in: 0..<3, using: &random) == 0,
      let instance = instances.randomElement(using: &random)
    {
      return .instanceRemoved(address, identity: instance.identity)
    }
    return .instanceAdded(address, identity: interview.nextIdentity(of: node))
  }

  private func answer(_ node: NodeID, _ random: inout RandomSource) -> String {
    if Int.random(in: 0..<15, using: &random) == 0 { return "zz" }
    let offered = interview.offeredChoices(node).map(\.name)
    switch interview.item(node).type {
    case .integer: return String(Int.random(in: -1...6, using: &random))
    case .decimal: return ["0.5", "2", "3.25", "-1"].randomElement(using: &random) ?? ""
    case .date:
      return ["2026-11-22", "2024-02-29", "1999-01-01"].randomElement(using: &random) ?? ""
    case .selectOne: return offered.randomElement(using: &random) ?? ""
    case .selectMultiple:
      return offered.filter { _ in Bool.random(using: &random) }.joined(separator: " ")
    default: return ["a", "t1", "word", "Zoë", "5"].randomElement(using: &random) ?? ""
    }
  }
}
