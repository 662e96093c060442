import Interviews
import Questionnaires
import Terminal

/// Two languages beside each other, for an interview through an interpreter.
extension InterviewScreen {
  /// A text of the question in the interview's language; with a second one, both: side by side where
  /// there is room, else one below the other.
  func asked(
    _ text: Text?, at node: NodeID, _ width: Int, base: Style = [], marks: String = ""
  ) -> [StyledLine] {
    guard let text else {
      return base == .bold
        ? Markup.lines(interview.label(node) + marks, width: width, base: base) : []
    }
    let first = interview.text(text, at: node) + marks
    guard let secondLanguage else { return Markup.lines(first, width: width, base: base) }
    let second = interview.text(text, at: node, in: secondLanguage)
    guard width >= 60 else {
      return Markup.lines(first, width: width, base: base) + Markup.lines(second, width: width)
    }
    let half = (width - 3) / 2
    let left = Markup.lines(first, width: half, base: base)
    let right = Markup.lines(second, width: half)
    return (0..<max(left.count, right.count)).map { row in
      Self.beside(left[safe: row], right[safe: row], half)
    }
  }

  private static func beside(_ left: StyledLine?, _ right: StyledLine?, _ half: Int) -> StyledLine {
    let runs = left?.runs ?? []
    let used = runs.reduce(0) { $0 + TextWidth.columns(of: $1.text) }
    let gap = String(repeating: " ", count: max(0, half - used)) + " | "
    return StyledLine(runs: runs + [StyledLine.Run(text: gap, style: [])] + (right?.runs ?? []))
  }
}
