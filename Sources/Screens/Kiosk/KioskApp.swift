import Interviews
import Kiosk
import Questionnaires
import Records
import Terminal
import Values

/// All screens of a kiosk: a value beside `App` and `PlainApp`. Inputs and news go in, orders come out;
/// whoever holds it carries the orders out, in order, before the next input goes in.
///
/// ```swift
/// var kiosk = KioskApp(plan, form, size: Size(columns: 80, rows: 24), at: now)
/// let orders = kiosk.update(.key(.enter), at: now)
/// let canvas = kiosk.draw(at: now)
/// ```
///
/// Whoever stands before it knows nothing of it, and nobody else's answers may ever be seen: all that it
/// knows of a person is in its stage, which is replaced when they are done.
public struct KioskApp {
  let plan: KioskPlan
  let form: Form
  let ordersText: Bool
  /// Whether nothing is locked: for showing it.
  let isDemo: Bool
  /// Whether the terminal's own keys make letters larger.
  let enlarges: Bool
  var size: Size
  var stage = KioskStage.welcome
  var facts: KioskFacts
  /// The language of the screens around interviews: the first until somebody chooses.
  var language: String
  /// What is in focus outside of interviews; nil: what the screen begins with.
  var focusAround: KioskPress?
  /// When somebody last did anything.
  var lastInput: Moment
  /// When somebody began to be told good-bye.
  var partedAt: Moment
  /// What the finger went down on and has not left yet.
  private var pressed: KioskPress?
  /// For the way to the staff's screen.
  var knocking = KioskKnocking()

  /// - Parameter parting: what another process was telling somebody who is still there.
  public init(
    _ plan: KioskPlan, _ form: Form, facts: KioskFacts = KioskFacts(), parting: KioskParting? = nil,
    size: Size, ordersText: Bool = false, isDemo: Bool = false, enlarges: Bool = true,
    at now: Moment
  ) {
    self.plan = plan
    self.form = form
    self.facts = facts
    self.size = size
    self.ordersText = ordersText
    self.isDemo = isDemo
    self.enlarges = enlarges
    language = form.languages[0]
    (lastInput, partedAt) = (now, now)
    if let parting { stage = parting.end == .parked ? .parked(parting) : .thanks(parting) }
  }

  /// Whether another process can go on from here, with `parting` and nothing else: somebody is welcomed,
  /// or told good-bye.
  public var canBePassedOn: Bool {
    if case .welcome = stage { true } else { parting != nil }
  }

  /// What is being told to somebody whose interview is over.
  public var parting: KioskParting? {
    switch stage {
    case .parked(let parting), .thanks(let parting): parting
    default: nil
    }
  }

  var frame: KioskFrame { KioskFrame(size, enlarges: enlarges) }
  var words: Catalogue { .matching(spokenLanguage) }

  /// The language of whoever is there.
  var spokenLanguage: String {
    switch stage {
    case .sitting(let sitting): sitting.interview.language
    case .doubleEntry(let language), .answeredBefore(let language): language
    case .parked(let parting), .thanks(let parting): parting.language
    default: language
    }
  }

  var focus: KioskPress? {
    get { if case .sitting(let sitting) = stage { sitting.focus } else { focusAround } }
    set {
      guard case .sitting(var sitting) = stage else {
        focusAround = newValue
        return
      }
      sitting.focus = newValue
      stage = .sitting(sitting)
    }
  }

  // MARK: In

  /// What a person did. Whatever it is, somebody is there.
  public mutating func update(_ input: Input, at now: Moment) -> [KioskOrder] {
    switch input {
    case .resized(let size):
      self.size = size
      return []
    case .resumed: return [.redraw]
    case .hangup: return hangUp(now)
    default: break
    }
    let pause = now.milliseconds - lastInput.milliseconds
    lastInput = now
    renew(now)
    if answerWarning(input, now) { return pressedNo(input, now) }
    guard frame.isLargeEnough else { return [] }
    switch input {
    case .pressed(let place):
      pressed = page(at: now).press(at: place, in: direction)
      knocking.touched(place, now)
      return []
    case .released(let place):
      defer { pressed = nil }
      if isBeforeInterview, knocking.left(place, now) { return openPIN(now) }
      guard let pressed, page(at: now).press(at: place, in: direction) == pressed else {
        return []
      }
      return press(pressed, now)
    case .key(let key): return isHeld(after: pause, now) ? [] : take(key, now)
    // What somebody has in a clipboard is nobody's answer here, and a wheel turns nothing.
    case .paste, .wheelUp, .wheelDown, .resized, .resumed, .hangup: return []
    }
  }

  /// Whether a key at the end is still of the question before: it was held down, or pressed twice. The
  /// screen with the code must not be gone by it.
  private func isHeld(after pause: Int64, _ now: Moment) -> Bool {
    guard parting != nil else { return false }
    let stands = now.milliseconds - partedAt.milliseconds
    return (0..<1000).contains(stands) || (0..<400).contains(pause)
  }

  /// The program is to end, or the line has dropped: what is unfinished follows the kiosk's rule, but
  /// that nobody could be told a code. Whoever has one already finds their answers under it.
  private mutating func hangUp(_ now: Moment) -> [KioskOrder] {
    guard case .sitting(var sitting) = stage else { return [.leave] }
    stage = .welcome
    var outcome = KioskSitting.Outcome()
    guard plan.onIdle == .keep, !sitting.isResumed else {
      sitting.leave(now, into: &outcome.kept)
      let orders = orders(for: outcome, of: sitting, now)
      return orders + [.abandon, .wipe, .leave]
    }
    sitting.keep(now, &outcome)
    return orders(for: outcome, of: sitting, now) + [.leave]
  }

  // MARK: Out

  /// Which way the screen reads.
  var direction: WritingDirection {
    WritingDirection(
      isMirrored: WritingDirection.isRightToLeft(spokenLanguage), ordersText: ordersText)
  }

  /// The screen as it should look now.
  public func draw(at now: Moment) -> Canvas {
    var canvas = Canvas(size: size, direction: direction)
    guard frame.isLargeEnough else {
      for (row, line) in TextWrap.lines(words[.kioskTooSmall], width: max(1, size.columns))
        .prefix(size.rows).enumerated()
      {
        canvas.put(line, at: Position(row: row, column: 0))
      }
      canvas.cursor = Position(row: 0, column: 0)
      return canvas
    }
    page(at: now).draw(on: &canvas, focus: focus)
    canvas.settleCursor()
    return canvas
  }
}
