import Interviews
import Questionnaires
import Values

/// Several questions of one screen, one after the other.
extension PlainApp {
  /// To another question of the page.
  mutating func turn(to place: Int, _ now: Moment) -> [Command] {
    let commands = app.work(at: now) { screen, situation, commands in
      screen.turn(to: place, situation, &commands)
    }
    look = PlainLook()
    beginPassage()
    return commands
  }

  /// From the last question of a page a reason goes on as an answer does.
  mutating func leavePage(after node: NodeID, _ now: Moment) -> [Command] {
    guard let screen = app.interview, case .page = screen.body, screen.overlay == nil,
      screen.focusNode == node
    else { return [] }
    return goOn(now)
  }
}

extension PageBody {
  private func isNote(_ place: Int, _ interview: Interview) -> Bool {
    interview.item(parts[place].node).type == .note
  }

  /// The texts that stand directly before a question are read with it.
  func notesBefore(_ place: Int, _ interview: Interview) -> [NodeID] {
    guard parts.indices.contains(place), !isNote(place, interview) else { return [] }
    let notes = parts[..<place].indices.reversed().prefix { isNote($0, interview) }
    return notes.reversed().map { parts[$0].node }
  }

  /// The next question; behind the last one the texts that are left to read.
  func place(after place: Int, _ interview: Interview) -> Int? {
    let rest = parts.indices.filter { $0 > place }
    return rest.first { !isNote($0, interview) } ?? rest.first
  }

  /// The question before.
  func place(before place: Int, _ interview: Interview) -> Int? {
    parts.indices.last { $0 < place && !isNote($0, interview) }
  }
}
