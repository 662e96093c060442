import Interviews
import Terminal

/// Interviews whose answers are in the memory of this program alone: who leaves one destroys it, so
/// that is asked first.
extension InterviewScreen {
  /// Holds the wish to leave back until it is confirmed.
  mutating func askingFirst(_ commands: [InterviewCommand]) -> [InterviewCommand] {
    guard isFleeting, interview.outcome == nil, !isGivenUp,
      commands.contains(where: \.isLeaving)
    else { return commands }
    overlay = .leaving(
      Menu([
        Menu<Bool>.Line(label: words[.fleetingStay], choice: false),
        Menu<Bool>.Line(label: words[.fleetingGo], choice: true),
      ]))
    return commands.filter { !$0.isLeaving }
  }

  mutating func handleLeaving(
    _ menu: Menu<Bool>, _ key: Key, _ situation: Situation, _ commands: inout [InterviewCommand]
  ) {
    var menu = menu
    let reaction = menu.handle(key, at: situation.now.milliseconds, page: situation.rows)
    overlay = .leaving(menu)
    switch reaction {
    case .picked(let leaves):
      overlay = nil
      guard leaves else { return }
      isGivenUp = true
      commands.append(.leave)
    case .changed: break
    case .none: if closes(key) { overlay = nil }
    }
  }
}

extension InterviewCommand {
  var isLeaving: Bool { if case .leave = self { true } else { false } }
}
