import Interviews
import Questionnaires
import Records
import Values

/// An interview told as a story: a form written inline or a bundled one, answers, and a look at what
/// follows from them. The clock stands still unless a test moves it.
public struct Scenario {
  public var interview: Interview
  public var now = Moment(milliseconds: 1_795_255_331_250, offsetMinutes: -240)

  /// A form from items written as JSON, inside one section, with two choice lists at hand.
  public init(_ items: String, choices: String = "", languages: String = "") throws {
    let json = """
      {"id": "story", "version": "1", "title": "Story", \(languages)
       "choices": {"yes_no": [{"name": "yes", "label": "Yes"}, {"name": "no", "label": "No"}]
       \(choices.isEmpty ? "" : ", " + choices)},
       "items": [\(items)]}
      """
    try self.init(QuestionnaireFile(name: "story.json", bytes: Array(json.utf8)))
  }

  public init(_ file: QuestionnaireFile, language: String? = nil, seed: UInt64 = 1) throws {
    let form = try Scenario.form(file)
    let beginning = Beginning(
      language: language ?? form.languages[0], interviewer: "Amina", device: "laptop", seed: seed)
    interview = try Interview.begin(form, beginning, at: now).interview
  }

  /// Compiles a file or throws everything that is wrong with it.
  public static func form(_ file: QuestionnaireFile) throws -> Form {
    let (questionnaire, problems) = file.decode(choiceFile: BundledFiles.neighbour)
    guard let questionnaire, !problems.contains(where: { $0.severity == .error }) else {
      throw FormFault(problems)
    }
    return try Form.compile(questionnaire, in: file).form
  }

  public mutating func answer(_ name: String, _ value: String, in instances: [Int] = []) throws {
    try apply(.answered(Address(name, in: instances), value))
  }

  public mutating func decline(_ name: String, _ reason: Nonresponse) throws {
    try apply(.declined(Address(name), reason))
  }

  public mutating func add(_ name: String, in instances: [Int] = []) throws {
    let address = Address(name, in: instances)
    let node = try node(name, in: instances)
    try apply(.instanceAdded(address, identity: interview.nextIdentity(of: node)))
  }

  public mutating func remove(_ name: String, _ identity: Int, in instances: [Int] = []) throws {
    try apply(.instanceRemoved(Address(name, in: instances), identity: identity))
  }

  public mutating func undo() throws {
    guard let last = interview.undoable else { throw InterviewFault.nothingToUndo }
    try apply(.undone(last))
  }

  public mutating func apply(_ event: JournalEvent) throws {
    _ = try interview.apply(event, at: now)
  }

  public func node(_ name: String, in instances: [Int] = []) throws -> NodeID {
    guard let node = interview.node(at: Address(name, in: instances)) else {
      throw InterviewFault.unknownAddress
    }
    return node
  }

  /// What the question reads as.
  public func value(_ name: String, in instances: [Int] = []) throws -> String {
    interview.answer(try node(name, in: instances))
  }

  public func isRelevant(_ name: String, in instances: [Int] = []) throws -> Bool {
    interview.isRelevant(try node(name, in: instances))
  }

  public func failure(_ name: String, in instances: [Int] = []) throws -> Failure? {
    interview.failure(try node(name, in: instances))
  }
}
