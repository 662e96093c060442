import Foundation
import Interviews
import Questionnaires
import Records
import Screens
import TestKit
import Terminal
import Values

/// A person at the screens: types keys and looks. What the program around would do is done here, in
/// memory.
struct Story {
  var app: App
  var now = Moment(milliseconds: 1_795_255_331_250, offsetMinutes: -240)
  private(set) var saved: [JournalEntry] = []
  private(set) var frozen: InterviewRecord?
  private(set) var hasLeft = false
  private(set) var hasAskedReceiver = false
  private(set) var bells = 0
  /// The folders that were asked for, the files that were to be copied, and copies given up.
  private(set) var listed: [String] = []
  private(set) var attached: [FileRequest] = []
  private(set) var droppedFiles = 0
  /// What was asked of the sound recorder.
  private(set) var recorder: [RecorderCommand] = []
  enum RecorderCommand { case record, stopRecording }

  /// What the settings file would have taken.
  private(set) var kept: [Preferences] = []
  private let form: Form

  static let id = "uuid:3f2a9c10-0000-4000-8000-000000000001"
  static let key = QuestionnaireKey(id: "fixture", version: "1", hash: "sha256:0")

  /// A new interview on the fixture.
  init(
    _ file: QuestionnaireFile? = nil, language: String = "en", columns: Int = 80, rows: Int = 24,
    mode: Mode = .capi, ordersText: Bool = false,
    devices: HomeFacts.Devices = HomeFacts.Devices(), isFleeting: Bool = false
  ) throws {
    form = try Scenario.form(try file ?? Story.fixture())
    app = App(
      HomeFacts(isFleeting: isFleeting, devices: devices), size: Size(columns: columns, rows: rows),
      language: language,
      ordersText: ordersText)
    let beginning = Beginning(
      language: language, mode: mode, interviewer: "Amina", device: "laptop", seed: 1)
    let (interview, _) = try Interview.begin(form, beginning, at: now)
    _ = app.receive(.opened(id: Story.id, Story.key, interview, isResumed: false), at: now)
  }

  static func fixture() throws -> QuestionnaireFile { try file("fixture.json") }

  /// A questionnaire with every type of item.
  static func types() throws -> QuestionnaireFile { try file("types.json") }

  private static func file(_ name: String) throws -> QuestionnaireFile {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/\(name)")
    return QuestionnaireFile(name: name, bytes: [UInt8](try Data(contentsOf: url)))
  }

  /// A new interview that begins at these items, written as JSON.
  init(
    items: String, choices: String = "", language: String = "", columns: Int = 80,
    rows: Int = 24, mode: Mode = .capi, ordersText: Bool = false,
    devices: HomeFacts.Devices = HomeFacts.Devices(), isFleeting: Bool = false
  ) throws {
    let json = """
      {"id": "inline", "version": "1", "title": "Inline",
       "choices": {"yes_no": [{"name": "yes", "label": "Yes"}, {"name": "no", "label": "No"}]
       \(choices.isEmpty ? "" : ", " + choices)},
       "items": [\(items)]}
      """
    try self.init(
      QuestionnaireFile(name: "inline.json", bytes: Array(json.utf8)), language: language,
      columns: columns, rows: rows, mode: mode, ordersText: ordersText, devices: devices,
      isFleeting: isFleeting)
  }

  /// The same interview as it is found again after the program ended, however it did.
  func resumed() throws -> Story {
    var story = self
    story.app = App(HomeFacts(), size: Size(columns: 80, rows: 24))
    let interview = try replayed()
    story.carryOut(
      story.app.receive(
        .opened(id: Story.id, Story.key, interview, isResumed: true), at: now))
    return story
  }

  // MARK: Doing

  mutating func press(_ keys: Key...) { for key in keys { give(.key(key)) } }

  mutating func type(_ text: String) { for character in text { press(.character(character)) } }

  /// Types and presses Enter.
  mutating func enter(_ text: String) {
    type(text)
    press(.enter)
  }

  mutating func give(_ input: Input) {
    carryOut(app.update(input, at: now))
    now = Moment(milliseconds: now.milliseconds + 1000, offsetMinutes: now.offsetMinutes)
  }

  mutating func wait() { carryOut(app.timeIsUp(at: now)) }

  mutating func receive(_ reply: Reply) { carryOut(app.receive(reply, at: now)) }

  private mutating func carryOut(_ commands: [Command]) {
    for command in commands {
      switch command {
      case .save(_, let entries, _): saved += entries
      case .freeze(_, let entry, let record):
        saved.append(entry)
        frozen = record
      case .leave: hasLeft = true
      case .bell: bells += 1
      case .locate: hasAskedReceiver = true
      case .list(let folder): listed.append(folder)
      case .attach(let request): attached.append(request)
      case .dropFile: droppedFiles += 1
      case .record: recorder.append(.record)
      case .stopRecording: recorder.append(.stopRecording)
      case .keep(let preferences): kept.append(preferences)
      default: break
      }
    }
  }

  // MARK: Looking

  var canvas: Canvas { app.draw(at: now) }
  var lines: [String] { canvas.lines }
  var text: String { lines.joined(separator: "\n") }

  func shows(_ words: String) -> Bool { text.contains(words) }

  /// The text of the line that the hardware cursor stands on.
  var cursorLine: String { canvas.cursor.map { lines[$0.row] } ?? "" }

  /// The interview as it follows from what was saved: what a resume would find.
  func replayed() throws -> Interview {
    let first = JournalEntry(
      sequence: 1, at: Moment(milliseconds: 1_795_255_331_250, offsetMinutes: -240),
      event: .began(
        Beginning(
          language: form.languages.contains("en") ? "en" : form.languages[0],
          interviewer: "Amina", device: "laptop", seed: 1)))
    return try Interview(form, journal: [first] + saved)
  }

  func answer(_ name: String, in instances: [Int] = []) throws -> String {
    let interview = try replayed()
    guard let node = interview.node(at: Address(name, in: instances)) else { return "(none)" }
    return interview.answer(node)
  }
}
