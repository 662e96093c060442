import Interviews
import Kiosk
import Questionnaires
import Records
import Values

/// How an interview line by line goes on and ends.
extension KioskPlain {
  /// Has the interview do something, and gives its commands the terms of the kiosk.
  mutating func inInterview(
    _ now: Moment, _ act: (inout PlainApp) -> [Command]
  ) -> [KioskOrder] {
    guard var plain, let sitting, let before = plain.app.interview?.interview else { return [] }
    let commands = act(&plain)
    let wish = plain.wish
    plain.wish = nil
    self.plain = plain
    var orders: [KioskOrder] = []
    for command in commands {
      switch command {
      case .save(let id, let entries, let summary): orders.append(.save(id: id, entries, summary))
      case .freeze(let id, let entry, let record):
        part(.finished, before, now)
        return orders + [.freeze(id: id, entry, record, .finished)]
      // Nothing is frozen of what was only tried.
      case .refreshHome where before.beginning.isPractice: part(.finished, before, now)
      case .leave, .giveUp: return leave(sitting.id, before, now)
      default: break
      }
    }
    return wish.map { orders + stop($0, now) } ?? orders
  }

  /// As the person asked who stops before the end.
  private mutating func stop(_ press: KioskPress, _ now: Moment) -> [KioskOrder] {
    switch press {
    case .keep: settle(.keep, isAsked: true, now)
    case .park: settle(.park, isAsked: true, now)
    default: []
    }
  }

  /// The person has said that they stop, and that their answers go.
  private mutating func leave(
    _ id: String, _ interview: Interview, _ now: Moment
  ) -> [KioskOrder] {
    part(.discarded, interview, now)
    return interview.beginning.isPractice ? [] : [.discard(id: id)]
  }

  /// The screens come back, and nothing is kept of who has said nothing.
  mutating func drop() -> [KioskOrder] {
    let isPractice = interview?.beginning.isPractice ?? true
    plain = nil
    stage = .over
    return isPractice ? [] : sitting.map { [.discard(id: $0.id)] } ?? []
  }

  private mutating func part(_ end: KioskEnd, _ interview: Interview, _ now: Moment) {
    plain = nil
    restates = true
    isWarned = false
    since = now
    news = []
    let seconds = KioskParting.seconds(after: end, plan)
    var parting = KioskParting(
      end, language: interview.language, until: KioskCountdown(from: now, seconds: seconds).end)
    parting.isPractice = interview.beginning.isPractice
    stage = .parting(parting)
  }

  var interview: Interview? { plain?.app.interview?.interview }

  var hasAnswers: Bool {
    guard let interview else { return false }
    return interview.nodes.contains {
      interview.item($0).type.isQuestion && !interview.answer($0).isEmpty
    }
  }

  // MARK: Nobody is there

  /// After how many milliseconds without a line `timeIsUp` is wanted. Another size of the window puts it off as
  /// little as a clock that is set back.
  public func patience(at now: Moment) -> Int {
    let seconds: Int
    switch stage {
    case .interview: seconds = isWarned ? plan.warnSeconds : plan.idleSeconds
    case .parting(let parting): seconds = KioskParting.seconds(after: parting.end, plan)
    default: seconds = plan.idleSeconds
    }
    let gone = now.milliseconds - since.milliseconds
    return max(0, seconds * 1000 - Int(max(0, gone)))
  }

  /// The time of `patience` has gone by: who is in an interview is asked whether they are there, and then
  /// what becomes of it is what the site has decided.
  public mutating func timeIsUp(at now: Moment) -> [KioskOrder] {
    since = now
    restates = false
    guard case .interview = stage else {
      stage = .over
      return []
    }
    guard isWarned else {
      isWarned = true
      news += [
        "", words[.kioskPlainIdle], words.warning(plan.onIdle, seconds: plan.warnSeconds),
      ]
      return []
    }
    return settle(plan.onIdle, now)
  }

  /// The program is to end, or the line has dropped: nobody could be told a code.
  public mutating func hangUp(at now: Moment) -> [KioskOrder] {
    defer { stage = .over }
    guard case .interview = stage else { return [] }
    // Whoever has a code finds their answers under it.
    if plan.onIdle == .keep, sitting?.isResumed == false { return settle(.keep, now) }
    let orders = inInterview(now) { $0.keepPassage(now) }
    return orders + drop().map { if case .discard = $0 { .abandon } else { $0 } }
  }

  /// - Parameter isAsked: whether somebody is there and wants it so.
  private mutating func settle(
    _ policy: IdlePolicy, isAsked: Bool = false, _ now: Moment
  ) -> [KioskOrder] {
    // What was typed of a longer text is an answer as far as it goes.
    var orders = inInterview(now) { $0.keepPassage(now) }
    guard let interview, let sitting, let stop = plain?.app.interview?.stop else { return drop() }
    guard hasAnswers || isAsked && policy == .park, policy != .discard,
      !interview.beginning.isPractice
    else {
      return isAsked ? leave(sitting.id, interview, now) : drop()
    }
    guard policy == .keep else {
      part(.parked, interview, now)
      return orders + [.park(id: sitting.id)]
    }
    var last = KioskSitting(
      id: sitting.id, key: sitting.key, onIdle: policy, interview: interview, stop: stop)
    var outcome = KioskSitting.Outcome()
    last.keep(now, &outcome)
    guard outcome.end == .partial, let entry = outcome.kept.popLast() else { return drop() }
    if !outcome.kept.isEmpty {
      let summary = DraftSummary(name: "", position: 1, count: 1)
      orders.append(.save(id: sitting.id, outcome.kept, summary))
    }
    part(.partial, interview, now)
    let record = last.interview.record(id: sitting.id, questionnaire: sitting.key)
    return orders + [.freeze(id: sitting.id, entry, record, .partial)]
  }
}
