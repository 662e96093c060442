import Interviews
import Questionnaires
import Records

/// Where earlier answers leave nothing to say, they are given anew: who arrived today has not left
/// before today.
extension Respondent {
  /// Whether the question has been answered after all, or is not asked any more.
  mutating func stepBack(from node: NodeID) -> Bool {
    let direct = earlier(than: node)
    guard !direct.isEmpty else { return false }
    let behind = direct.flatMap(earlier(than:)).filter { $0 != node }
    for round in 0..<(behind.isEmpty ? 2 : 12) {
      // What those before left to say was little as well: one of them is given anew first.
      if round > 0, let other = random.pick(behind) { answer(other, mayStepBack: false) }
      for other in random.shuffled(direct) {
        guard let opening = opening(other, for: node),
          happen(.answered(interview.address(of: other), opening))
        else { continue }
        if !interview.isRelevant(node) || answer(node, mayStepBack: false) { return true }
      }
    }
    return false
  }

  /// The questions that this one's constraint or filter reads, answered so that they can be again.
  private func earlier(than node: NodeID) -> [NodeID] {
    Ideas(interview, guide, random).compared(node).filter {
      $0 != node && interview.item($0).type.isQuestion && interview.isRelevant($0)
        && !interview.answer($0).isEmpty && !interview.isReadOnly($0) && !kept.contains($0)
    }
  }

  /// An answer there after which something can be said here.
  private mutating func opening(_ other: NodeID, for node: NodeID) -> String? {
    let address = interview.address(of: other)
    var ideas = Ideas(interview, guide, random)
    let candidates = validAnswers(at: other, atMost: 20) + ideas.wholeRange(other).prefix(40)
    return candidates.first { candidate in
      var trial = interview
      guard (try? trial.apply(.answered(address, candidate), at: interview.entries[0].at)) != nil
      else { return false }
      guard trial.isRelevant(node) else { return true }
      ideas = Ideas(trial, guide, random)
      let texts = ideas.answers(to: node) { _ in true } + ideas.wholeRange(node).prefix(200)
      return texts.contains { trial.judge($0, at: node) == nil }
    }
  }
}
