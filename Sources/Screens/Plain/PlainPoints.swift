import Interviews

/// The points of a question as they stood before each line that changed them, so that such a line can
/// be taken back by itself. Once anything else was kept meanwhile, what there is to undo is that.
struct PlainPoints {
  private var steps: [Step] = []

  struct Step {
    let node: NodeID
    /// What was under way before.
    let typed: String
    let answer: String
    /// How many entries the journal had right after the line.
    var entries = 0
  }

  /// Forgets what led elsewhere, then notes a line that is about to change the points.
  mutating func begin(_ step: Step, entries: Int) {
    if steps.last?.entries != entries || steps.last?.node != step.node { steps = [] }
    steps.append(step)
  }

  /// The line was carried out, or what came before it came back.
  mutating func settle(entries: Int) {
    guard let last = steps.indices.last else { return }
    steps[last].entries = entries
  }

  /// The last line, if nothing was kept since.
  mutating func takeBack(_ node: NodeID, entries: Int) -> Step? {
    guard let last = steps.last, last.node == node, last.entries == entries else { return nil }
    return steps.popLast()
  }
}
