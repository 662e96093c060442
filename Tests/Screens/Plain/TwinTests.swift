import Foundation
import Interviews
import JSONDocuments
import Questionnaires
import Records
import TestKit
import Terminal
import Testing
import Values

@testable import Screens

/// One interview held twice: by keys on a screen, by lines in plain mode.
@Suite struct TwinTests {
  @Test(
    arguments: [
      "questionnaires/oecs-diaspora-survey", "questionnaires/diaspora-interview-guide",
      "Tests/Screens/Fixtures/types",
    ], ["en", "fr"])
  func `keys and lines give the same journal and the same record`(
    name: String, language: String
  ) throws {
    let bytes = [UInt8](
      try Data(contentsOf: BundledFiles.root.appending(path: "\(name).json")))
    let form = try Scenario.form(QuestionnaireFile(name: name, bytes: bytes))
    var keys = try KeyRobot(form, language)
    var lines = try LineRobot(form, language)
    try keys.hold()
    try lines.hold()
    let record = try #require(keys.hands.frozen)
    #expect(record.answers.count > 20)
    #expect(JSONWriter.bytes(record.json) == lines.hands.frozen.map { JSONWriter.bytes($0.json) })
    let (byKeys, byLines) = (keys.hands.changes, lines.hands.changes)
    #expect(byKeys.count == byLines.count)
    for (key, line) in zip(byKeys, byLines) { #expect(key == line) }
  }
}

/// What the program around does, and what came of it. The clock stands still.
struct Hands {
  let now = Moment(milliseconds: 1_795_255_331_250, offsetMinutes: -240)
  private(set) var saved: [JournalEntry] = []
  private(set) var frozen: InterviewRecord?

  static func opening(_ form: Form, _ language: String, at now: Moment) throws -> Reply {
    let beginning = Beginning(
      language: language, mode: .capi, interviewer: "Amina", device: "laptop", seed: 1)
    let interview = try Interview.begin(form, beginning, at: now).interview
    return .opened(id: Dialog.id, Dialog.key, interview, isResumed: false)
  }

  mutating func carryOut(_ commands: [Command]) {
    for command in commands {
      switch command {
      case .save(_, let entries, _): saved += entries
      case .freeze(_, let entry, let record):
        saved.append(entry)
        frozen = record
      default: break
      }
    }
  }

  /// Everything but where the person looked and what was half-typed, in order; of answers to one
  /// question in a row the last, for on screen every tick is kept.
  var changes: [JournalEvent] {
    let events = saved.map(\.event).filter { event in
      switch event {
      case .visited, .typed: false
      default: true
      }
    }
    return events.indices.filter { place in
      guard place + 1 < events.count, case .answered(let address, _) = events[place],
        case .answered(address, _) = events[place + 1]
      else { return true }
      return false
    }.map { events[$0] }
  }
}

/// What both answer: the same at every question, and something that it can take.
enum Answers {
  /// The places of the choices to pick, from 0.
  static func places(_ node: NodeID, _ interview: Interview) -> [Int] {
    let choices = interview.offeredChoices(node)
    guard interview.item(node).type != .acknowledge else { return [0] }
    if let gate = gate(interview.item(node).name) { return [gate] }
    let wanted = (0..<choices.count).map { ($0 + node.item) % choices.count }
    let open = wanted.filter { interview.judge(choices[$0].name, at: node) == nil }
    let first = open.first { !ends(interview, choices[$0].name, at: node) } ?? open.first ?? 0
    guard interview.item(node).type == .selectMultiple else { return [first] }
    let second = wanted.first { place in
      let names = [first, place].map { choices[$0].name }
      let isExclusive = [first, place].contains { choices[$0].isExclusive }
      return place != first && !isExclusive
        && interview.judge(names.joined(separator: " "), at: node) == nil
    }
    return [first] + (second.map { [$0] } ?? [])
  }

  /// The choice that leads on, where another ends the interview: who declines, is under age or has no
  /// link is asked nothing more.
  private static func gate(_ name: String) -> Int? {
    if name.hasPrefix("consent") { return 0 }
    return ["country_residence": 0, "age_group": 3, "oecs_link": 0][name]
  }

  /// Whether the interview is at its end after that answer.
  private static func ends(_ interview: Interview, _ answer: String, at node: NodeID) -> Bool {
    var trial = interview
    let address = interview.address(of: node)
    _ = try? trial.apply(.answered(address, answer), at: interview.entries[0].at)
    return trial.nodes.contains { trial.item($0).definition.outcome != nil }
  }

  static let texts = [
    "US-LC-014", "amina.joseph@example.org", "Spice Isle « Kwéyòl » & amis", "2", "30", "1998",
    "150", "12.5", "0.25", "3/2019", "14/3/2019", "14:05", "14/3/2019 14:05", "14.01, -60.99", "",
  ]

  static func text(_ node: NodeID, _ interview: Interview, today: CalendarDay) -> String {
    let item = interview.item(node)
    return texts.first { text in
      let answer = Reading.answer(
        text, for: item.type, appearance: item.definition.appearance, today: today)
      return interview.judge(answer, at: node) == nil
    } ?? ""
  }

  static let reason = "Seen on her card « OK »"
  static let points = ["14.01, -60.99", "14.02, -60.98", "14.03, -60.99"]

  static let passage = ["Écouter davantage la jeunesse…", "", "# « Nou sé yon sèl fanmi »"]
}

struct KeyRobot {
  private var app: App
  private(set) var hands = Hands()

  init(_ form: Form, _ language: String) throws {
    app = App(HomeFacts(), size: Size(columns: 80, rows: 24), language: language)
    _ = app.receive(try Hands.opening(form, language, at: hands.now), at: hands.now)
  }

  mutating func hold() throws {
    for _ in 0..<400 {
      guard let screen = app.interview else { return }
      answer(screen)
    }
  }

  private mutating func press(_ keys: Key...) {
    for key in keys { hands.carryOut(app.update(.key(key), at: hands.now)) }
  }

  private mutating func type(_ text: String) {
    hands.carryOut(app.update(.paste(text), at: hands.now))
  }

  private mutating func answer(_ screen: InterviewScreen) {
    if case .unlikely? = screen.overlay {
      press(.down, .enter)
      type(Answers.reason)
      press(.enter)
      return
    }
    answer(screen.body, screen)
  }

  private mutating func answer(_ body: Body, _ screen: InterviewScreen) {
    switch body {
    case .roster(let roster):
      if roster.rows.first == .add { press(.character("+")) } else { press(.enter) }
    case .grid(let grid):
      for node in grid.rows {
        let place = Answers.places(node, screen.interview)[0]
        press(.character(Character(String(place + 1))))
      }
      press(.enter)
    case .page(let page):
      if let part = page.focused { answer(part.body, screen) } else { press(.enter) }
    case .choices(let choices): answer(choices, screen)
    case .rank(let rank):
      for place in 1...screen.interview.offeredChoices(rank.node).count {
        press(.character(Character(String(place))))
      }
      press(.enter)
    case .points:
      for point in Answers.points {
        type(point)
        press(.enter)
      }
      press(.enter)
    case .longText(let text):
      if !text.probes(screen.situation(hands.now, Size(columns: 80, rows: 24))).isEmpty {
        press(.tab, .character(" "))
      }
      type(Answers.passage.joined(separator: "\n"))
      if !screen.interview.codes(of: text.node).isEmpty {
        press(.control("e"), .control("e"), .enter)
      }
      press(.control("n"))
    case .field(let field):
      type(Answers.text(field.node, screen.interview, today: hands.now.day))
      press(.enter)
    case .file, .note: press(.enter)
    case .finish: press(.character("1"), .enter)
    }
  }

  private mutating func answer(_ choices: ChoiceBody, _ screen: InterviewScreen) {
    if choices.searchesAlways {
      let choice = Answers.places(choices.node, screen.interview)[0]
      let label = screen.interview.label(of: screen.interview.offeredChoices(choices.node)[choice])
      for letter in label { press(.character(letter)) }
      press(.enter)
      return
    }
    let situation = screen.situation(hands.now, Size(columns: 80, rows: 24))
    // Side by side the next one is to the right.
    let next: Key = choices.grid(situation) == nil ? .down : .right
    for (index, place) in Answers.places(choices.node, screen.interview).enumerated() {
      press(.home)
      for _ in 0..<place { press(next) }
      press(.character(" "))
      if index == 0, choices.way != .several { break }
    }
    if !choices.appearance.contains("quick") { press(.enter) }
  }
}

struct LineRobot {
  private var plain: PlainApp
  private(set) var hands = Hands()

  init(_ form: Form, _ language: String) throws {
    plain = PlainApp(HomeFacts(), language: language)
    _ = plain.receive(try Hands.opening(form, language, at: hands.now), at: hands.now)
  }

  mutating func hold() throws {
    for _ in 0..<600 {
      guard let screen = plain.app.interview else { return }
      answer(screen)
    }
  }

  private mutating func type(_ line: String) {
    _ = plain.say(at: hands.now)
    hands.carryOut(plain.take(line, at: hands.now))
  }

  private mutating func answer(_ screen: InterviewScreen) {
    if case .unlikely? = screen.overlay {
      type("2")
      type(Answers.reason)
      return
    }
    guard let node = screen.focusNode else {
      type("1")
      return
    }
    if case .roster(let roster) = screen.body {
      answer(roster, screen)
    } else {
      answer(node, screen)
    }
  }

  private mutating func answer(_ roster: RosterBody, _ screen: InterviewScreen) {
    let open = roster.instances.first { instance in
      screen.interview.nodes(in: instance, of: roster.roster).contains {
        screen.interview.isOpen($0)
      }
    }
    type(roster.rows.first == .add ? "+" : open.map { String($0.position) } ?? "")
  }

  private mutating func answer(_ node: NodeID, _ screen: InterviewScreen) {
    let interview = screen.interview
    switch interview.item(node).type {
    case .note, .file, .image, .audio, .video: type("")
    case .rank:
      let numbers = (1...interview.offeredChoices(node).count).map(String.init)
      type(numbers.joined(separator: " "))
    case .geotrace, .geoshape: for line in Answers.points + ["."] { type(line) }
    case _ where interview.isChosen(node): choose(node, screen)
    case _ where interview.isLongText(node): write(node, screen)
    default: type(Answers.text(node, interview, today: hands.now.day))
    }
  }

  private mutating func choose(_ node: NodeID, _ screen: InterviewScreen) {
    let places = Answers.places(node, screen.interview)
    guard PlainApp.isLong(plain.choices(node, screen)) else {
      type(places.map { String($0 + 1) }.joined(separator: " "))
      return
    }
    type(screen.interview.label(of: screen.interview.offeredChoices(node)[places[0]]))
    type("1")
  }

  private mutating func write(_ node: NodeID, _ screen: InterviewScreen) {
    if !plain.probes(of: node).isEmpty { type("+1") }
    for line in Answers.passage + ["."] { type(line) }
    guard let code = screen.interview.codes(of: node).first else { return }
    type("<")
    type("&\(code.name) \(Answers.passage.last ?? "")")
    type("")
  }
}
