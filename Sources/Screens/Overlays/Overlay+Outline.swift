import Interviews
import Questionnaires
import Records
import Terminal

extension Overlay {
  /// What is left to fix first, in the words of the question, then every answer.
  static func check(_ situation: Situation, at stop: Stop) -> Overlay {
    let interview = situation.interview
    let words = situation.words
    let unresolved = interview.unresolved
    var lines: [Menu<OutlineChoice>.Line] = unresolved.compactMap { node, failure in
      guard let stop = interview.stop(showing: node) else { return nil }
      return Menu<OutlineChoice>.Line(
        label: "! \(Markup.plain(interview.label(node))) - \(words.sentence(failure))",
        choice: OutlineChoice(stop: stop, node: node))
    }
    let heading =
      unresolved.isEmpty
      ? words[.checkNothing] : words(count: unresolved.count, one: .checkOne, many: .checkSome)
    lines.insert(Menu<OutlineChoice>.Line(label: heading, choice: nil), at: 0)
    return .check(Menu(lines + Self.lines(situation, stops: interview.stops)))
  }

  private static func lines(
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
      if case .grid = stop {
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
    if item.definition.sensitive { return words[.stateDone] + note }
    return Markup.plain(interview.spokenAnswer(node)) + note
  }
}
