import Interviews
import Terminal

extension Overlay {
  /// The list of all answers, what is to be looked at first.
  static func check(_ situation: Situation) -> Overlay { .check(CheckPage(.all, situation)) }

  /// Every question that is asked, by its words and its answer or note, to be found by them. Answers
  /// and notes of sensitive questions are neither shown nor searched.
  static func find(_ situation: Situation, at stop: Stop) -> Overlay {
    let lines = OutlineLines(situation).lines.filter { $0.number != nil }
      .compactMap { findable($0, situation) }
    let current = lines.compactMap(\.choice).first { $0.stop == stop }
    return .find(
      Menu(lines, isSearchable: true, searchesDigits: true, focusing: current))
  }

  private static func findable(
    _ line: OutlinePage.Line, _ situation: Situation
  ) -> Menu<OutlineChoice>.Line? {
    let interview = situation.interview
    guard let node = line.choice?.node else { return nil }
    guard interview.isShownInLists(node) else {
      return Menu<OutlineChoice>.Line(label: line.title, detail: line.detail, choice: line.choice)
    }
    let isQuestion = interview.item(node).type.isQuestion
    let answer = isQuestion ? Markup.plain(situation.words.spokenAnswer(node, interview)) : ""
    let note = Markup.plain(interview.note(node))
    let section = interview.form.section(of: node.item)
    let place = section.definition.label.map { Markup.plain(interview.text($0, at: node)) }
    let detail = note.isEmpty ? answer : answer + " ~ " + note
    return Menu<OutlineChoice>.Line(
      label: line.title, detail: detail.isEmpty ? place ?? "" : detail,
      also: "\(answer) \(interview.answer(node)) \(note) \(place ?? "")", choice: line.choice)
  }
}
