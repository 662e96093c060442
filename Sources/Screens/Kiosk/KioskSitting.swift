import Interviews
import Questionnaires
import Records
import Terminal
import Values

/// One person at the kiosk: their interview, and what they are doing in it. All that the screens know of
/// them is in here, and is gone with it.
struct KioskSitting {
  /// What lies over the question.
  enum Panel: Hashable {
    case help, stop, reasons, language
    /// An answer that a check finds unlikely.
    case unlikely(NodeID, FailingCheck)
    /// Behind the last question, before anything is sent off.
    case last
  }

  let id: String
  let key: QuestionnaireKey
  /// What may be done with unfinished answers.
  let onIdle: IdlePolicy
  /// Whether its owner came with a code, under which it waits on.
  var isResumed = false
  var interview: Interview
  var stop: Stop
  /// Which question of a table or a page; tables are asked statement by statement.
  var row = 0
  /// Which page of a long text, or of a list of answers.
  var page = 0
  var draft = KioskDraft.nothing
  /// Whether the answer that is there is not shown: it is sensitive, and was left.
  var isMasked = false
  var complaint: String?
  var panel: Panel?
  /// The letter that the answers of a long list begin with; nil: none has been pressed.
  var initial: Character?
  var layer = KioskKeyboard.Layer.letters
  var focus: KioskPress?
  /// Whether somebody types on a keyboard, so that Space is a letter.
  var isTyping = false
  /// Since when it is asked whether anybody is there.
  var warnedAt: Moment?

  var words: Catalogue { .matching(interview.language) }

  /// The question, or note, that is on the screen.
  var node: NodeID? {
    switch stop {
    case .grid(let group): interview.rows(of: group)[safe: row]
    case .page(let group): interview.parts(of: group)[safe: row]
    default: stop.node
    }
  }

  var item: FormItem? { node.map { interview.item($0) } }

  /// What can be chosen at the question, in the order in which it is shown.
  var options: [KioskOption] { node.map { KioskOption.all(at: $0, interview, words) } ?? [] }

  /// How many questions one goes on through within this stop.
  private func rowCount(of stop: Stop) -> Int {
    switch stop {
    case .grid(let group): interview.rows(of: group).count
    case .page(let group): interview.parts(of: group).count
    default: 1
    }
  }

  /// Which question this is, and of about how many: it can only turn out to be fewer. Nil at a text to
  /// read.
  var progress: (place: Int, count: Int)? {
    guard let node, interview.item(node).type.isQuestion else { return nil }
    var place = 1
    for before in interview.stops where before != stop {
      guard let inner = before.node, inner.item < node.item else { continue }
      place += questions(of: before).count
    }
    place += questions(of: stop).prefix { $0 != node }.count
    let ahead = interview.form.items[(node.item + 1)...].filter { $0.type.isQuestion }.count
    return (place, place + ahead)
  }

  private func questions(of stop: Stop) -> [NodeID] {
    switch stop {
    case .question(let node): [node]
    case .grid(let group), .page(let group): interview.rows(of: group)
    case .note, .roster, .end: []
    }
  }

  // MARK: Moving

  /// Shows a stop, and notes that the person is there.
  mutating func arrive(at next: Stop, row: Int = 0, _ now: Moment, into kept: inout [JournalEntry])
  {
    stop = next
    self.row = min(row, max(0, rowCount(of: next) - 1))
    let address = node.map { interview.address(of: $0) }
    if address != interview.visited || interview.entries.count == 1 {
      apply(.visited(address), now, into: &kept)
    }
    show()
  }

  /// The question anew, as the interview has it.
  mutating func show() {
    page = 0
    complaint = nil
    panel = nil
    layer = .letters
    initial = nil
    focus = nil
    isTyping = false
    guard let node else {
      draft = .nothing
      return
    }
    let privacy = interview.form.privacy(of: interview.item(node))
    isMasked = privacy == .sensitive && !interview.answer(node).isEmpty
    draft = KioskDraft(node, interview, isMasked: isMasked)
    if isIndexed { initial = chosenInitial }
  }

  /// The place after this one, and after all questions of a table.
  func following() -> (Stop, row: Int) {
    row + 1 < rowCount(of: stop) ? (stop, row + 1) : (interview.stop(after: stop), 0)
  }

  /// The place before this one; nil at the beginning.
  func preceding() -> (Stop, row: Int)? {
    if row > 0 { return (stop, row - 1) }
    return interview.stop(before: stop).map { ($0, rowCount(of: $0) - 1) }
  }

  /// Applies an event and collects what has to be kept; false where it cannot happen.
  @discardableResult
  mutating func apply(
    _ event: JournalEvent, _ now: Moment, into kept: inout [JournalEntry]
  ) -> Bool {
    do throws(InterviewFault) {
      for case .save(let entry) in try interview.apply(event, at: now) { kept.append(entry) }
      return true
    } catch {
      if case .refused(let failure) = error, let node { complain(failure, at: node) }
      return false
    }
  }

  // MARK: Answering

  /// Makes what was put in the answer. False, with kind words, where it cannot be one yet.
  mutating func commit(_ now: Moment, into kept: inout [JournalEntry]) -> Bool {
    guard let node, interview.item(node).type.isQuestion, !interview.isReadOnly(node) else {
      return true
    }
    let answer = draft.answer(interview.item(node), today: now.day)
    let isLeft = isMasked || interview.nonresponse(node) != nil
    if answer.isEmpty, isLeft { return true }
    if let failure = interview.judge(answer, at: node) {
      complain(failure, at: node)
      return false
    }
    if answer != interview.answer(node) || !interview.typed(node).isEmpty {
      guard apply(.answered(interview.address(of: node), answer), now, into: &kept) else {
        return false
      }
    }
    guard let failure = interview.failure(node) else { return true }
    if case .critical = failure { return true }
    complain(failure, at: node)
    return false
  }

  /// On leaving a question without going on: what can be an answer is one, the rest waits as typed.
  mutating func leave(_ now: Moment, into kept: inout [JournalEntry]) {
    guard let node, interview.item(node).type.isQuestion, !interview.isReadOnly(node),
      !draft.isEmpty
    else { return }
    let answer = draft.answer(interview.item(node), today: now.day)
    let address = interview.address(of: node)
    if interview.judge(answer, at: node) == nil {
      if answer != interview.answer(node) { apply(.answered(address, answer), now, into: &kept) }
    } else if case .typed(_, let text) = draft {
      apply(.typed(address, text), now, into: &kept)
    }
  }

  /// Whether the person may go on without an answer.
  var canSkip: Bool {
    guard let node, let item, item.type.isQuestion, !interview.isReadOnly(node) else {
      return false
    }
    return !item.definition.nonresponse.isEmpty || !interview.isRequired(node)
  }

  /// The check that the answers here do not pass, that nobody has been asked about.
  var unlikely: (NodeID, FailingCheck)? {
    guard let node else { return nil }
    if let own = interview.failingChecks(node).first(where: { $0.severity == .soft && $0.isOpen }) {
      return (node, own)
    }
    return interview.openChecksBehind([node], at: stop).first
  }

  mutating func complain(_ failure: Failure, at node: NodeID) {
    complaint = "! " + sentence(failure, at: node)
    focus = nil
  }

  private func sentence(_ failure: Failure, at node: NodeID) -> String {
    let definition = interview.item(node).definition
    switch failure {
    case .constraint:
      if let text = definition.constraintMessage { return plain(text, at: node) }
      return words[.kioskNotTaken]
    case .required:
      if let text = definition.requiredMessage { return plain(text, at: node) }
      if canSkip { return words[.kioskRequiredOrSkip] }
      return words[.kioskRequired]
    case .critical(let check):
      guard let failing = interview.failingChecks(node).first(where: { $0.place == check }) else {
        return words[.kioskNotTaken]
      }
      return Markup.plain(interview.message(of: failing, at: node))
    case .unfinished, .putOff: return words[.kioskRequired]
    case .malformed, .notOffered, .notAlone, .offScale, .tooManyInstances:
      let appearance = definition.appearance
      return words.sentence(failure, typed: draft.shown, appearance: appearance)
    }
  }

  private func plain(_ text: Text, at node: NodeID) -> String {
    Markup.plain(interview.text(text, at: node))
  }
}
