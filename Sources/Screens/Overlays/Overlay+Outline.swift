import Interviews
import Questionnaires
import Records
import Terminal

extension Overlay {
  /// The list of all answers, what is to be looked at first.
  static func check(_ situation: Situation) -> Overlay { .check(CheckPage(.all, situation)) }

  static func lines(
    _ situation: Situation, stops: [Stop]
  ) -> [Menu<OutlineChoice>.Line] {
    let interview = situation.interview
    var lines: [Menu<OutlineChoice>.Line] = []
    var section: ItemID?
    for stop in stops {
      guard let node = stop.node else {
        lines.append(
          Menu<OutlineChoice>.Line(
            label: situation.words[.stateEnd], choice: OutlineChoice(stop: stop, node: nil)))
        continue
      }
      let around = interview.form.section(of: node.item)
      if around.id != section, around.type.isContainer {
        section = around.id
        lines.append(
          Menu<OutlineChoice>.Line(
            label: around.definition.label.map { Markup.plain(interview.text($0, at: node)) }
              ?? around.name, choice: nil))
      }
      if stop.holdsSeveral {
        lines += interview.rows(of: node).map { line($0, stop, situation) }
      } else {
        lines.append(line(node, stop, situation))
      }
    }
    return lines
  }

  private static func line(
    _ node: NodeID, _ stop: Stop, _ situation: Situation
  ) -> Menu<OutlineChoice>.Line {
    let interview = situation.interview
    var label = Markup.plain(interview.label(node))
    if let (_, instance) = interview.enclosingInstance(of: node) {
      label = "\(instance.position). \(label)"
    }
    return Menu<OutlineChoice>.Line(
      label: label, detail: situation.state(of: node),
      choice: OutlineChoice(stop: stop, node: node),
      indent: interview.enclosingInstance(of: node) == nil ? 0 : 1)
  }
}

extension Situation {
  /// How far a question is: its answer, or a word; signs for what waits.
  func state(of node: NodeID) -> String {
    let note = interview.note(node).isEmpty ? "" : " ~"
    if let failure = interview.failure(node) {
      switch failure {
      case .required: return words[.stateLeft] + note
      case .putOff: return words[.stateLater] + note
      default: return words[.stateToFix] + note
      }
    }
    if let reason = interview.nonresponse(node) { return words[reason.phrase] + note }
    let item = interview.item(node)
    guard item.type.isQuestion else { return note }
    if interview.answer(node).isEmpty { return words[.stateLeft] + note }
    if !interview.isShownInLists(node) { return words[.stateDone] + note }
    return Markup.plain(interview.spokenAnswer(node)) + note
  }
}
