import Interviews
import Questionnaires
import Records
import Terminal
import Values

/// What pressing a target at a question does.
extension KioskSitting {
  /// What is to be done outside of the sitting.
  struct Outcome {
    /// What has to be on the disk before anything else.
    var kept: [JournalEntry] = []
    /// How the sitting ends, if it does.
    var end: KioskEnd?
  }

  mutating func press(_ press: KioskPress, _ frame: KioskFrame, _ now: Moment) -> Outcome {
    var outcome = Outcome()
    switch press {
    case .choose(let name): choose(name)
    case .initial(let letter): look(under: letter)
    case .type(let character): type(character)
    case .erase:
      draft.erase()
      complaint = nil
    case .keys(let layer):
      self.layer = layer
      focus = nil
    case .next: goOn(frame, now, &outcome)
    case .back: goBack(now, &outcome)
    case .skip: skip(frame, now, &outcome)
    case .decline(let reason): decline(reason, now, &outcome)
    case .more: turn(frame)
    case .instance(let identity): open(instance: identity, now, &outcome)
    case .addInstance: addInstance(now, &outcome)
    case .language(let tag): speak(tag, now, &outcome)
    case .help: show(.help)
    case .stop: show(.stop)
    case .stay: stay()
    case .confirm: confirm(now, frame, &outcome)
    case .discard: outcome.end = .discarded
    case .keep: keep(now, &outcome)
    case .park:
      leave(now, into: &outcome.kept)
      outcome.end = .parked
    case .finish: finish(now, &outcome)
    default: break
    }
    return outcome
  }

  private mutating func show(_ panel: Panel) {
    self.panel = panel
    focus = nil
  }

  private mutating func stay() {
    panel = nil
    focus = nil
  }

  // MARK: Putting in

  /// A single choice leads to what goes on; several stay where they are, for there may be more.
  private mutating func choose(_ name: String) {
    let exclusive = options.filter(\.isExclusive).map(\.name)
    draft.choose(name, exclusive: exclusive)
    complaint = nil
    if case .picks(.one, _) = draft { focus = .next }
  }

  private mutating func type(_ character: Character) {
    if draft.type(character) { complaint = nil }
  }

  private mutating func turn(_ frame: KioskFrame) {
    guard let pages = answerPages(frame), !pages.isEmpty else { return }
    page = page + 1 < pages.upperBound ? max(page, pages.lowerBound) + 1 : pages.lowerBound
    focus = nil
  }

  // MARK: Going on and back

  private mutating func goOn(
    _ frame: KioskFrame, _ now: Moment, _ outcome: inout Outcome
  ) {
    let count = parts(frame).count
    page = min(page, count - 1)
    guard page + 1 == count || isDecided else {
      page += 1
      focus = nil
      return
    }
    guard commit(now, into: &outcome.kept) else { return }
    if let (node, check) = unlikely {
      show(.unlikely(node, check))
      return
    }
    advance(now, &outcome)
  }

  /// Whether the pages that follow need not be seen: one answer is enough here and is there.
  private var isDecided: Bool {
    switch draft {
    case .picks(.one, let chosen): !chosen.isEmpty || isMasked
    case .picks(.acknowledged, let chosen): !chosen.isEmpty
    default: false
    }
  }

  private mutating func advance(_ now: Moment, _ outcome: inout Outcome) {
    let wasText = if case .note = stop { true } else { false }
    let (next, row) = following()
    guard next == .end else {
      arrive(at: next, row: row, now, into: &outcome.kept)
      return
    }
    // A text at the end has told them already what comes.
    if wasText || isEnded { finish(now, &outcome) } else { show(.last) }
  }

  private mutating func goBack(_ now: Moment, _ outcome: inout Outcome) {
    complaint = nil
    focus = nil
    if page > 0 {
      page -= 1
      return
    }
    if isIndexed, initial != nil {
      initial = nil
      return
    }
    leave(now, into: &outcome.kept)
    guard let (before, row) = preceding() else {
      if interview.form.languages.count > 1 { show(.language) }
      return
    }
    arrive(at: before, row: row, now, into: &outcome.kept)
  }

  private mutating func skip(
    _ frame: KioskFrame, _ now: Moment, _ outcome: inout Outcome
  ) {
    guard canSkip, let node, let item else { return }
    if !item.definition.nonresponse.isEmpty {
      show(.reasons)
      return
    }
    if !interview.answer(node).isEmpty || !interview.typed(node).isEmpty {
      apply(.answered(interview.address(of: node), ""), now, into: &outcome.kept)
    }
    advance(now, &outcome)
  }

  private mutating func decline(
    _ reason: Nonresponse, _ now: Moment, _ outcome: inout Outcome
  ) {
    guard let node, apply(.declined(interview.address(of: node), reason), now, into: &outcome.kept)
    else { return }
    advance(now, &outcome)
  }

  private mutating func confirm(
    _ now: Moment, _ frame: KioskFrame, _ outcome: inout Outcome
  ) {
    guard case .unlikely(let node, let check) = panel else { return }
    panel = nil
    let mark = Mark.confirmation(check: check.place, note: words[.kioskSureNote])
    apply(.marked(interview.address(of: node), mark), now, into: &outcome.kept)
    goOn(frame, now, &outcome)
  }

  private mutating func speak(_ tag: String, _ now: Moment, _ outcome: inout Outcome) {
    if tag != interview.language { apply(.languageChanged(tag), now, into: &outcome.kept) }
    stay()
  }

  // MARK: Rosters

  private mutating func open(instance identity: Int, _ now: Moment, _ outcome: inout Outcome) {
    guard case .roster(let node) = stop,
      let instance = interview.instances(of: node).first(where: { $0.identity == identity }),
      let inner = interview.firstStop(in: instance, of: node)
    else { return }
    arrive(at: inner, now, into: &outcome.kept)
  }

  private mutating func addInstance(_ now: Moment, _ outcome: inout Outcome) {
    guard case .roster(let node) = stop else { return }
    let identity = interview.nextIdentity(of: node)
    let event = JournalEvent.instanceAdded(interview.address(of: node), identity: identity)
    guard apply(event, now, into: &outcome.kept) else { return }
    open(instance: identity, now, &outcome)
  }

  // MARK: The end

  /// The outcome that was reached on the way: somebody declined, or is not meant.
  private var reached: Records.Outcome? {
    interview.stops.dropLast().last.flatMap { interview.outcomeRule(at: $0) }
  }

  private var isEnded: Bool { reached != nil }

  /// Sends it off, or leads to the first question that still has to be answered.
  private mutating func finish(_ now: Moment, _ outcome: inout Outcome) {
    if reached == nil, let (node, failure) = interview.unresolved.first {
      let place = interview.place(of: node)
      arrive(at: place, row: row(of: node, in: place), now, into: &outcome.kept)
      complain(failure, at: node)
      return
    }
    guard apply(.finalized(reached ?? .complete), now, into: &outcome.kept) else { return }
    outcome.end = .finished
  }

  private func row(of node: NodeID, in stop: Stop) -> Int {
    switch stop {
    case .grid(let group): interview.rows(of: group).firstIndex(of: node) ?? 0
    case .page(let group): interview.parts(of: group).firstIndex(of: node) ?? 0
    default: 0
    }
  }

  /// Ends where the person stands and keeps what there is; nothing is kept of who said nothing.
  mutating func keep(_ now: Moment, _ outcome: inout Outcome) {
    leave(now, into: &outcome.kept)
    guard hasAnswers else {
      outcome.end = .discarded
      return
    }
    apply(.sitting(.brokenOff(BreakOff(.other))), now, into: &outcome.kept)
    guard apply(.finalized(interview.breakOffOutcome), now, into: &outcome.kept) else {
      outcome.end = .discarded
      return
    }
    outcome.end = .partial
  }

  /// Whether anything was answered that could be kept.
  var hasAnswers: Bool {
    interview.nodes.contains {
      interview.item($0).type.isQuestion && !interview.answer($0).isEmpty
    }
  }
}
