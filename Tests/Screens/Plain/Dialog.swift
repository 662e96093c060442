import Interviews
import Questionnaires
import Records
import TestKit
import Values

@testable import Screens

/// Somebody at the lines of plain mode: types one, reads what comes. What the program around would do
/// is done here, in memory.
struct Dialog {
  var plain: PlainApp
  var now = Moment(milliseconds: 1_795_255_331_250, offsetMinutes: -240)
  private(set) var saved: [JournalEntry] = []
  private(set) var frozen: InterviewRecord?
  private(set) var begun: (name: String, isPractice: Bool)?
  private(set) var resumed: String?
  private(set) var hasLeft = false
  private(set) var hasSent = false
  private(set) var hasAskedReceiver = false
  private(set) var begunFrom: String?
  /// What the settings file would have taken.
  private(set) var kept: [Preferences] = []
  /// What the disk answers from now on; nil takes everything.
  var diskFault: String?
  /// The folders on other media in which the interview was to be kept.
  private(set) var rescued: [String] = []
  /// All that was said, prompts included.
  private(set) var said = ""
  private let form: Form?
  private var beginning: JournalEntry?

  static let id = "uuid:3f2a9c10-0000-4000-8000-000000000001"
  static let key = QuestionnaireKey(id: "story", version: "1", hash: "sha256:0")

  /// At home.
  init(_ facts: HomeFacts, language: String = "en") {
    form = nil
    plain = PlainApp(facts, language: language)
    listen()
  }

  /// In a new interview.
  init(
    _ items: String, choices: String = "", languages: String = "", language: String = "en",
    mode: Mode = .capi, isPractice: Bool = false, isFleeting: Bool = false, width: Int? = nil
  ) throws {
    let form = try Scenario(items, choices: choices, languages: languages).interview.form
    self.form = form
    plain = PlainApp(HomeFacts(isFleeting: isFleeting), language: language, width: width)
    let beginning = Beginning(
      language: languages.isEmpty ? form.languages[0] : language, mode: mode,
      interviewer: "Amina", device: "laptop", seed: 1, isPractice: isPractice)
    let interview = try Interview.begin(form, beginning, at: now).interview
    open(interview, isResumed: false)
  }

  /// In a new interview on the fixture with every type of item.
  init(types language: String) throws {
    let form = try Scenario.form(try Story.types())
    self.form = form
    plain = PlainApp(HomeFacts(), language: language)
    let beginning = Beginning(
      language: language, mode: .capi, interviewer: "Amina", device: "laptop", seed: 1)
    open(try Interview.begin(form, beginning, at: now).interview, isResumed: false)
  }

  var events: [JournalEvent] { saved.map(\.event) }

  mutating func open(_ interview: Interview, isResumed: Bool) {
    beginning = interview.entries.first
    _ = plain.receive(
      .opened(id: Dialog.id, Dialog.key, interview, isResumed: isResumed), at: now)
    listen()
  }

  /// The interview as it follows from what was saved, opened anew as after a power cut.
  func reopened() throws -> Dialog {
    var dialog = Dialog(HomeFacts())
    dialog.open(try replayed(), isResumed: true)
    return dialog
  }

  // MARK: Doing

  /// Types lines; gives what was said after the last.
  @discardableResult mutating func type(_ lines: String...) -> String {
    var answer = ""
    for line in lines {
      let before = said.endIndex
      carryOut(plain.take(line, at: now))
      listen()
      answer = String(said[before...])
    }
    return answer
  }

  /// The input ends.
  @discardableResult mutating func end() -> String {
    carryOut(plain.end(at: now))
    let parting = plain.part().joined(separator: "\n")
    said += parting
    return parting
  }

  mutating func wait() { carryOut(plain.timeIsUp(at: now)) }

  mutating func receive(_ reply: Reply) {
    carryOut(plain.receive(reply, at: now))
    listen()
  }

  private mutating func listen() {
    while !hasLeft {
      let commands = plain.proceed(at: now)
      guard !commands.isEmpty else { break }
      carryOut(commands)
    }
    let speech = plain.say(at: now)
    said += speech.lines.map { $0 + "\n" }.joined() + speech.prompt + "\n"
  }

  private mutating func carryOut(_ commands: [Command]) {
    for (index, command) in commands.enumerated() {
      switch command {
      case .save(_, let entries, _):
        if let diskFault {
          _ = plain.receive(.notSaved(Array(commands[index...]), .text(diskFault)), at: now)
          return
        }
        saved += entries
      case .freeze(_, let entry, let record):
        saved.append(entry)
        frozen = record
      case .begin(let name, _, let isPractice): begun = (name, isPractice)
      case .resume(let id): resumed = id
      case .beginFrom(let id, _): begunFrom = id
      case .keep(let preferences): kept.append(preferences)
      case .locate: hasAskedReceiver = true
      case .send: hasSent = true
      case .rescue(_, let folder): rescued.append(folder)
      case .leave: hasLeft = true
      default: break
      }
    }
  }

  // MARK: Looking

  /// The interview as it follows from what was saved.
  func replayed() throws -> Interview {
    guard let form, let beginning else { throw InterviewFault.misplacedBeginning }
    return try Interview(form, journal: [beginning] + saved)
  }

  func answer(_ name: String, in instances: [Int] = []) throws -> String {
    let interview = try replayed()
    guard let node = interview.node(at: Address(name, in: instances)) else { return "(none)" }
    return interview.answer(node)
  }
}
