import Interviews
import Kiosk
import Questionnaires
import Records
import Terminal
import Values

/// What pressing a target does.
extension KioskApp {
  mutating func press(_ press: KioskPress, _ now: Moment) -> [KioskOrder] {
    switch stage {
    case .sitting(var sitting):
      let outcome = sitting.press(press, frame, now)
      stage = .sitting(sitting)
      return orders(for: outcome, of: sitting, now)
    case .pin: return pressAtPIN(press, now)
    case .staff: return pressAsStaff(press, now)
    case .thanks(let parting), .parked(let parting): return pressAtParting(press, parting, now)
    case .code: return pressAtCode(press, now)
    default: return pressBefore(press, now)
    }
  }

  /// Before an interview has begun.
  private mutating func pressBefore(_ press: KioskPress, _ now: Moment) -> [KioskOrder] {
    focusAround = nil
    switch press {
    case .begin:
      stage = .language(page: 0)
    case .language(let tag): return chosen(tag, now)
    case .answeredBefore(true):
      if case .doubleEntry(let language) = stage { stage = .answeredBefore(language: language) }
    case .answeredBefore(false):
      if case .doubleEntry(let language) = stage { return begin(language, again: false) }
    case .stay:
      if case .answeredBefore(let language) = stage { return begin(language, again: true) }
      stage = .language(page: 0)
    case .more: if case .language(let page) = stage { stage = .language(page: page + 1) }
    case .haveCode: stage = .code(digits: "", tries: 0, nil)
    case .plain:
      stage = .waiting
      return [.plain]
    case .aboutSize: stage = .aboutSize
    case .home, .back: return goHome()
    default: break
    }
    return []
  }

  private mutating func chosen(_ tag: String, _ now: Moment) -> [KioskOrder] {
    guard plan.asksDoubleEntry else { return begin(tag, again: false) }
    stage = .doubleEntry(language: tag)
    return []
  }

  private mutating func begin(_ tag: String, again: Bool) -> [KioskOrder] {
    language = tag
    stage = .waiting
    return [.begin(language: tag, answeredBefore: again)]
  }

  /// The welcome screen, for somebody else: nothing of the person before is left here.
  mutating func goHome() -> [KioskOrder] {
    stage = .welcome
    focusAround = nil
    language = form.languages[0]
    knocking = KioskKnocking()
    return [.wipe]
  }

  // MARK: Sittings

  /// What a press has led to, in the terms of the whole program.
  mutating func orders(
    for outcome: KioskSitting.Outcome, of sitting: KioskSitting, _ now: Moment
  ) -> [KioskOrder] {
    let isPractice = sitting.interview.beginning.isPractice
    var entries = outcome.kept
    var orders: [KioskOrder] = []
    let isFrozen = sitting.interview.outcome != nil
    let last = isFrozen ? entries.popLast() : nil
    if !entries.isEmpty, !isPractice, outcome.end != .discarded {
      let summary = DraftSummary(name: "", position: 1, count: 1)
      orders.append(.save(id: sitting.id, entries, summary))
    }
    guard let end = outcome.end else { return orders }
    focusAround = nil
    let tag = sitting.interview.language
    stage = .waiting
    if isPractice {
      // Nothing waits under a code that was only tried.
      part(tag, end == .parked ? .discarded : end, isPractice: true, now)
      return [.wipe]
    }
    if end != .parked { facts.note(end, on: now.day) }
    switch end {
    case .finished, .partial:
      guard let last else { return orders }
      let record = sitting.interview.record(id: sitting.id, questionnaire: sitting.key)
      part(tag, end, now)
      orders.append(.freeze(id: sitting.id, last, record, end))
    case .discarded:
      orders = [.discard(id: sitting.id)]
      part(tag, end, now)
    case .parked:
      part(tag, end, now)
      orders.append(.park(id: sitting.id))
    }
    return orders + [.wipe]
  }

  /// The person is done, and nothing of what they said is known here any more.
  private mutating func part(
    _ language: String, _ end: KioskEnd, isPractice: Bool = false, _ now: Moment
  ) {
    let seconds = KioskParting.seconds(after: end, plan)
    var parting = KioskParting(
      end, language: language, until: KioskCountdown(from: now, seconds: seconds).end)
    parting.isPractice = isPractice
    partedAt = now
    stage = end == .parked ? .parked(parting) : .thanks(parting)
  }

  // MARK: Parting

  private mutating func pressAtParting(
    _ press: KioskPress, _ parting: KioskParting, _ now: Moment
  ) -> [KioskOrder] {
    switch press {
    case .finish, .home: return goHome()
    case .printCode:
      return parting.code.map { [.printOut(receipt(parting, code: $0))] } ?? []
    default: return []
    }
  }

  // MARK: Codes

  private mutating func pressAtCode(_ press: KioskPress, _ now: Moment) -> [KioskOrder] {
    guard case .code(var digits, let tries, _) = stage else { return [] }
    switch press {
    case .type(let character):
      guard character.isNumber, digits.count < Self.codeLength else { return [] }
      digits.append(character)
    case .erase: digits = String(digits.dropLast())
    case .enter:
      guard digits.count == Self.codeLength else {
        stage = .code(digits: digits, tries: tries, .wrong)
        return []
      }
      stage = .code(digits: "", tries: tries + 1, nil)
      return [.unpark(code: digits)]
    default: return goHome()
    }
    stage = .code(digits: digits, tries: tries, nil)
    return []
  }

  /// As many digits as nobody guesses.
  public static let codeLength = 9
  /// After so many wrong codes somebody else may have their turn.
  static let mostTries = 3
}
