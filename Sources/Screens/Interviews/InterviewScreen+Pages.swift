import Interviews
import Questionnaires
import Records
import Terminal
import Values

/// Several questions on one screen, and places read from a receiver.
extension InterviewScreen {
  /// Another question of the page gets the focus; the one that is left is kept as on any leaving.
  mutating func turn(
    to place: Int, _ situation: Situation, _ commands: inout [InterviewCommand]
  ) {
    guard case .page(let page) = body, let target = page.parts[safe: place]?.node else { return }
    leaveText(situation, into: &commands)
    complaint = nil
    let fresh = self.situation(situation.now, situation.size)
    guard case .page(var page) = body else { return }
    page.reset(fresh)
    page.focus(on: target)
    body = .page(page)
    let address = interview.address(of: target)
    if address != interview.visited { apply(.visited(address), situation.now, into: &commands) }
  }

  /// One of the questions was pointed at: it gets the focus, and a line of it what pointing there does.
  mutating func point(
    at line: Int?, of place: Int, _ situation: Situation, _ commands: inout [InterviewCommand]
  ) {
    guard case .page(let page) = body, let target = page.parts[safe: place]?.node else { return }
    if place != page.focus { turn(to: place, situation, &commands) }
    // What was typed in the one that was left may have taken this one off the page.
    guard let line, focusNode == target else { return }
    handle(.line(line), self.situation(situation.now, situation.size), &commands)
  }

  /// Looks at every question of the page; the first that is not in order gets the cursor.
  mutating func commitPage(
    _ situation: Situation, into commands: inout [InterviewCommand]
  ) -> Bool {
    leaveText(situation, into: &commands)
    guard case .page(var page) = body else { return true }
    let focused = page.focused?.node
    page.reset(self.situation(situation.now, situation.size))
    for part in page.parts where interview.failure(part.node) != nil {
      page.focus(on: part.node)
      body = .page(page)
      let fresh = self.situation(situation.now, situation.size)
      if !commit(part.body, fresh, into: &commands) {
        page.reset(self.situation(situation.now, situation.size))
        body = .page(page)
        return false
      }
    }
    if let focused { page.focus(on: focused) }
    body = .page(page)
    return true
  }

  /// What a receiver said is typed into the field that asked for it, if it is still there.
  mutating func take(place: String?, _ now: Moment) {
    guard let place else {
      message = words[.receiverSilent]
      return
    }
    guard let node = focusNode, interview.item(node).type.isPlace else { return }
    body.take(place: place)
    complaint = nil
    message = words[.receiverRead]
    noteTyping(now)
  }
}

extension ItemType {
  /// Whether its answer is a place, or several.
  var isPlace: Bool { self == .geopoint || self == .geotrace || self == .geoshape }
}
