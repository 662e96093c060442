import Interviews
import Questionnaires
import Terminal

extension Overlay {
  /// Every question that is asked, to be found by its words, its answer or its note. Answers and
  /// notes of sensitive questions are neither shown nor searched.
  static func find(_ situation: Situation, at stop: Stop) -> Overlay {
    let interview = situation.interview
    var lines: [Menu<OutlineChoice>.Line] = []
    for stop in interview.stops {
      guard let node = stop.node else { continue }
      let nodes = stop.holdsSeveral ? interview.rows(of: node) : [node]
      lines += nodes.map { findable($0, stop, situation) }
    }
    let current = lines.compactMap(\.choice).first { $0.stop == stop }
    return .find(
      Menu(lines, isSearchable: true, searchesDigits: true, focusing: current))
  }

  private static func findable(
    _ node: NodeID, _ stop: Stop, _ situation: Situation
  ) -> Menu<OutlineChoice>.Line {
    let interview = situation.interview
    let item = interview.item(node)
    var label = Markup.plain(interview.label(node))
    if let (roster, instance) = interview.enclosingInstance(of: node) {
      label = "\(RosterBody.name(of: instance, roster, situation)): \(label)"
    }
    let choice = OutlineChoice(stop: stop, node: node)
    guard interview.isShownInLists(node) else {
      return Menu<OutlineChoice>.Line(
        label: label, detail: situation.state(of: node), choice: choice)
    }
    let answer =
      item.type.isQuestion ? Markup.plain(interview.spokenAnswer(node)) : ""
    let note = Markup.plain(interview.note(node))
    let section = interview.form.section(of: node.item)
    let place = section.definition.label.map { Markup.plain(interview.text($0, at: node)) }
    let detail = note.isEmpty ? answer : answer + " ~ " + note
    return Menu<OutlineChoice>.Line(
      label: label, detail: detail.isEmpty ? place ?? "" : detail,
      also: "\(answer) \(note) \(place ?? "")", choice: choice)
  }
}
