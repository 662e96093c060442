import Interviews
import Questionnaires
import Records

/// What is expected of questions.
extension Telling {
  mutating func judge(_ expected: Expectations) {
    for path in expected.asked { judge(path, isWanted: true) }
    for path in expected.notAsked { judge(path, isWanted: false) }
    for path in expected.readOnly { judgeReadOnly(path) }
    for tried in expected.refused { each(tried) { $0.judgeRefused($1, at: $2, tried.path) } }
    for tried in expected.soft { each(tried) { $0.judgeDoubted($1, at: $2, tried.path) } }
    for tried in expected.undoubted { each(tried) { $0.judgeUndoubted($1, at: $2, tried.path) } }
    for tried in expected.offered { judgeChoices(tried, isWanted: true) }
    for tried in expected.notOffered { judgeChoices(tried, isWanted: false) }
    for wanted in expected.values { judgeValue(wanted) }
    judgeEnd(expected)
  }

  private mutating func judge(_ path: Placed<String>, isWanted: Bool) {
    guard let located = Located(path.value, in: interview) else { return }
    let isAsked = located.node.map { self.isAsked($0) } ?? false
    if isAsked == isWanted { return }
    let why = isWanted ? unreached(located.item, in: located.instances) : nil
    differ(why.map { .notAsked($0) } ?? .asked, path.value, at: path.offset)
  }

  private mutating func judgeReadOnly(_ path: Placed<String>) {
    guard let located = Located(path.value, in: interview) else { return }
    guard let node = located.node, isAsked(node) else {
      let why = unreached(located.item, in: located.instances)
      return differ(.notAsked(why), path.value, at: path.offset)
    }
    if !interview.isReadOnly(node) { differ(.canBeAnswered, path.value, at: path.offset) }
  }

  private mutating func judgeValue(_ wanted: Expectations.Wanted) {
    guard let located = Located(wanted.path.value, in: interview) else { return }
    let found = located.node.map { interview.answer($0) } ?? ""
    if found != wanted.text.value {
      differ(
        .value(wanted: wanted.text.value, found: found), wanted.path.value, at: wanted.text.offset)
    }
  }

  // MARK: What is tried

  /// Calls for each text where there is a question to try it at.
  private mutating func each(
    _ tried: Expectations.Tried, _ body: (inout Telling, Placed<String>, NodeID) -> Void
  ) {
    guard let located = Located(tried.path.value, in: interview) else { return }
    guard let node = located.node, isAsked(node) else {
      let why = unreached(located.item, in: located.instances)
      for text in tried.texts {
        differ(.cannotTry(text.value, why), tried.path.value, at: text.offset)
      }
      return
    }
    for text in tried.texts { body(&self, text, node) }
  }

  private mutating func judgeRefused(
    _ text: Placed<String>, at node: NodeID, _ path: Placed<String>
  ) {
    let isRefused =
      text.value.isEmpty
      ? interview.isRequired(node) : interview.judge(text.value, at: node) != nil
    if !isRefused { differ(.taken(text.value), path.value, at: text.offset) }
  }

  /// The check may stand at the question itself, or at another that looks at it.
  private mutating func judgeDoubted(
    _ text: Placed<String>, at node: NodeID, _ path: Placed<String>
  ) {
    if let failure = interview.judge(text.value, at: node) {
      let why = refused(failure, interview.item(node))
      return differ(.refusedBeforeDoubt(text.value, why), path.value, at: text.offset)
    }
    if doubts(raisedBy: text.value, at: node).isEmpty {
      differ(.notDoubted(text.value), path.value, at: text.offset)
    }
  }

  private mutating func judgeUndoubted(
    _ text: Placed<String>, at node: NodeID, _ path: Placed<String>
  ) {
    if let failure = interview.judge(text.value, at: node) {
      let why = refused(failure, interview.item(node))
      return differ(.answerRefused(text.value, why), path.value, at: text.offset)
    }
    let doubting = doubts(raisedBy: text.value, at: node)
    if !doubting.isEmpty {
      differ(.doubted(text.value, by: doubting), path.value, at: text.offset)
    }
  }

  /// The items whose soft checks doubt an answer: those of the question, and others that did not
  /// doubt what is answered so far.
  private func doubts(raisedBy text: String, at node: NodeID) -> [String] {
    var trial = interview
    let event = JournalEvent.answered(interview.address(of: node), text)
    _ = try? trial.apply(event, at: interview.entries[0].at)
    let before = Set(doubts(of: interview).filter { $0.node != node })
    var items: [String] = []
    for doubt in doubts(of: trial) where !before.contains(doubt) {
      let item = trial.path(of: doubt.node)
      if !items.contains(item) { items.append(item) }
    }
    return items
  }

  private struct Doubt: Hashable {
    let node: NodeID
    let check: Int
  }

  private func doubts(of interview: Interview) -> [Doubt] {
    interview.brokenChecks.filter { $0.check.severity == .soft }
      .map { Doubt(node: $0.node, check: $0.check.place) }
  }

  private mutating func judgeChoices(_ tried: Expectations.Tried, isWanted: Bool) {
    each(tried) { telling, name, node in
      let isOffered = telling.interview.offeredChoices(node).contains { $0.name == name.value }
      if isOffered == isWanted { return }
      telling.differ(
        isWanted ? .choiceNotOffered(name.value) : .choiceOffered(name.value), tried.path.value,
        at: name.offset)
    }
  }
}
