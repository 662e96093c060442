import Foundation
import Interviews
import Kiosk
import Questionnaires
import Records
import TestKit
import Terminal
import Testing
import Values

@testable import Screens

/// Somebody at a kiosk: touches, presses keys, waits and looks. What the program around would do is
/// done here, in memory.
struct Visitor {
  var kiosk: KioskApp
  var now: Moment
  private(set) var saved: [String: [JournalEntry]] = [:]
  private(set) var frozen: [InterviewRecord] = []
  private(set) var ends: [KioskEnd] = []
  private(set) var parked: [String: String] = [:]
  private(set) var printed: [[String]] = []
  private(set) var wipes = 0
  private(set) var begun = 0
  private(set) var sendings = 0
  private(set) var hasLeft = false
  /// The disk takes nothing while this is true.
  var isDiskFull = false
  /// What was on the screen since it was last wiped.
  private(set) var seen: [String] = []
  let plan: KioskPlan
  let form: Form

  static let key = QuestionnaireKey(id: "fixture", version: "1", hash: "sha256:0")
  static let noon = Moment(milliseconds: 1_795_276_931_250, offsetMinutes: -240)
  static let pin = "7302"

  init(
    _ plan: KioskPlan = KioskPlan(), _ file: QuestionnaireFile? = nil, columns: Int = 80,
    rows: Int = 24, isDemo: Bool = false, facts: KioskFacts = KioskFacts(), at now: Moment = noon
  ) throws {
    form = try Scenario.form(file ?? BundledFiles.questionnaire("oecs-diaspora-kiosk"))
    var plan = plan
    plan.welcome = plan.welcome ?? form.questionnaire.kiosk?.welcome
    plan.thanks = plan.thanks ?? form.questionnaire.kiosk?.thanks
    self.plan = plan
    self.now = now
    kiosk = KioskApp(
      plan, form, facts: facts, size: Size(columns: columns, rows: rows), isDemo: isDemo, at: now)
  }

  /// A kiosk whose questionnaire has these items, written as JSON.
  init(
    items: String, choices: String = "", languages: String = "", plan: KioskPlan = KioskPlan(),
    columns: Int = 80, rows: Int = 24
  ) throws {
    let json = """
      {"id": "inline", "version": "1", "title": "Inline", \(languages)
       "choices": {"yes_no": [{"name": "yes", "label": "Yes"}, {"name": "no", "label": "No"}]
       \(choices.isEmpty ? "" : ", " + choices)},
       "items": [\(items)]}
      """
    try self.init(
      plan, QuestionnaireFile(name: "inline.json", bytes: Array(json.utf8)), columns: columns,
      rows: rows)
  }

  // MARK: Doing

  mutating func press(_ keys: Key...) { for key in keys { give(.key(key)) } }

  mutating func type(_ text: String) { for character in text { press(.character(character)) } }

  mutating func give(_ input: Input) {
    carryOut(kiosk.update(input, at: now))
    pass(milliseconds: 1000)
  }

  mutating func touch(_ place: Position, holding milliseconds: Int64 = 80) {
    carryOut(kiosk.update(.pressed(place), at: now))
    pass(milliseconds: milliseconds)
    carryOut(kiosk.update(.released(place), at: now))
    pass(milliseconds: 1000)
  }

  /// Touches the middle of the target that bears these words.
  mutating func touch(_ words: String) {
    guard let button = target(words) else {
      Issue.record("there is no target '\(words)' on\n\(text)")
      return
    }
    touch(button)
  }

  mutating func touch(_ button: KioskButton) {
    let column = button.region.left + button.region.width / 2
    let seen = kiosk.direction.isMirrored ? kiosk.size.columns - 1 - column : column
    touch(Position(row: button.region.top + button.region.height / 2, column: seen))
  }

  func target(_ words: String) -> KioskButton? {
    let buttons = kiosk.page(at: now).buttons
    return buttons.first { $0.label == words } ?? buttons.first { $0.label.contains(words) }
  }

  /// So many seconds go by in which nobody does anything.
  mutating func wait(seconds: Int) {
    let end = now.milliseconds + Int64(seconds) * 1000
    while now.milliseconds < end {
      let left = Int(end - now.milliseconds)
      guard let patience = kiosk.patience(at: now), patience < left else {
        pass(milliseconds: Int64(left))
        if kiosk.patience(at: now) == 0 { carryOut(kiosk.timeIsUp(at: now)) }
        return
      }
      pass(milliseconds: Int64(max(1, patience)))
      carryOut(kiosk.timeIsUp(at: now))
      look()
    }
  }

  private mutating func pass(milliseconds: Int64) {
    now = Moment(
      milliseconds: now.milliseconds + milliseconds, offsetMinutes: now.offsetMinutes)
    look()
  }

  private mutating func look() {
    let text = text
    if seen.last != text { seen.append(text) }
  }

  // MARK: The program around

  mutating func receive(_ news: KioskNews) { carryOut(kiosk.receive(news, at: now)) }

  private mutating func carryOut(_ orders: [KioskOrder]) {
    for order in orders {
      if isDiskFull, order.isKept {
        carryOut(kiosk.receive(.failed("the disk is full"), at: now))
        return
      }
      carryOut(order)
    }
  }

  private mutating func carryOut(_ order: KioskOrder) {
    switch order {
    case .begin(let language, _): begin(language)
    case .unpark(let code): unpark(code)
    case .save(let id, let entries, _): saved[id, default: []] += entries
    case .freeze(_, _, let record, let end):
      frozen.append(record)
      ends.append(end)
      receive(.finished(Farewell(withdrawal: "K7QF-2M8D-XR4T", sealedTo: [])))
    case .discard(let id):
      saved[id] = nil
      ends.append(.discarded)
    case .abandon: ends.append(.discarded)
    case .park(let id):
      parked["123456789"] = id
      ends.append(.parked)
      receive(.parked(code: "123456789"))
    case .wipe:
      wipes += 1
      seen = []
    case .printOut(let lines):
      printed.append(lines)
      receive(.printed(isDone: true))
    case .plain: receive(.spoken)
    case .unlock(let pin): receive(.pin(pin == Self.pin ? .right : .wrong(left: 2)))
    case .refresh: receive(.facts(kiosk.facts))
    case .send: sendings += 1
    case .redraw: break
    case .leave: hasLeft = true
    }
  }

  private mutating func begin(_ language: String) {
    begun += 1
    let id = "uuid:3f2a9c10-0000-4000-8000-\(String(format: "%012d", begun))"
    let beginning = Beginning(
      language: language, mode: .casi, device: "kiosk", seed: UInt64(begun),
      isPractice: plan.isTest)
    guard let (interview, effects) = try? Interview.begin(form, beginning, at: now) else { return }
    for case .save(let entry) in effects { saved[id, default: []].append(entry) }
    receive(.opened(id: id, Self.key, interview))
  }

  private mutating func unpark(_ code: String) {
    guard let id = parked[code], let journal = saved[id],
      let interview = try? Interview(form, journal: journal)
    else { return receive(.noSuchCode(until: nil)) }
    parked[code] = nil
    ends.removeAll { $0 == .parked }
    receive(.opened(id: id, Self.key, interview))
  }

  // MARK: Looking

  var lines: [String] { kiosk.draw(at: now).lines }
  var text: String { lines.joined(separator: "\n") }

  /// Whether the words are on the screen, also where a line break parts them.
  func shows(_ words: String) -> Bool {
    let flat = text.split(whereSeparator: { $0.isWhitespace || "│".contains($0) })
      .joined(separator: " ")
    return flat.contains(words.split(separator: " ").joined(separator: " "))
  }

  var sitting: KioskSitting? {
    if case .sitting(let sitting) = kiosk.stage { sitting } else { nil }
  }

  var isAtWelcome: Bool { if case .welcome = kiosk.stage { true } else { false } }

  /// The name of the question on the screen.
  var question: String? { sitting?.item?.name }

  func answer(_ name: String) -> String? {
    guard let interview = sitting?.interview else { return nil }
    return interview.node(at: Address(name)).map { interview.answer($0) }
  }
}

extension KioskOrder {
  /// Whether it puts something on the disk.
  fileprivate var isKept: Bool {
    switch self {
    case .begin, .unpark, .save, .freeze, .park: true
    default: false
    }
  }
}
