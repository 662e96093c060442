import JSONDocuments
import Questionnaires
import Records
import Values

extension ScenarioFile {
  /// Reads a file of scenarios and finds every problem in it, in the order of the file. With errors
  /// among the problems it is what could be understood, and must not be run.
  public static func decode(
    _ file: QuestionnaireFile
  ) -> (scenarios: ScenarioFile?, problems: [Problem]) {
    let (root, faults) = JSONReader.read(file.bytes)
    var decoder = ScenarioDecoder(file: file, report: ProblemReport(file: file))
    for fault in faults { decoder.report.add(.json(fault.code), at: fault.offset) }
    let scenarios = root.flatMap { decoder.scenarioFile($0) }
    return (scenarios, decoder.report.problems())
  }
}

/// Turns the JSON of a file of scenarios into a `ScenarioFile`, noting every problem on its way.
struct ScenarioDecoder: FieldReader {
  let file: QuestionnaireFile
  var report: ProblemReport
  /// The name of the scenario that is being read.
  var itemPath: String?

  /// More than anybody reads; a file of a million scenarios is a mistake.
  static let mostEntries = 1000

  mutating func scenarioFile(_ root: JSONNode) -> ScenarioFile? {
    guard
      let fields = fields(
        of: root, ScenarioFileKey.self, in: .scenarioFile, named: "the file of scenarios")
    else { return nil }
    require(.questionnaire, .now, .scenarios, of: fields, in: .scenarioFile)
    _ = string(.schema, of: fields)
    let questionnaire = placed(.questionnaire, of: fields)
    let now = moment(.now, of: fields)
    var names = EntryNames(ScenarioFileKey.scenarios.rawValue)
    var scenarios: [ScenarioFile.Scenario] = []
    for node in bounded(elements(.scenarios, of: fields), key: "scenarios") {
      if let scenario = scenario(node, &names) { scenarios.append(scenario) }
      itemPath = nil
    }
    guard let questionnaire, let now else { return nil }
    return ScenarioFile(
      file: file, questionnaire: questionnaire, now: now, scenarios: scenarios)
  }

  private mutating func moment<Key: FormatKey>(_ key: Key, of fields: Fields<Key>) -> Moment? {
    guard let node = fields[key], let text = string(node, key: key.rawValue) else { return nil }
    guard let now = Moment(text) else {
      note(.finding(.unfitValue(text, key: key.rawValue, type: .datetime)), at: node.offset)
      return nil
    }
    return now
  }

  private mutating func scenario(
    _ node: JSONNode, _ names: inout EntryNames
  ) -> ScenarioFile.Scenario? {
    itemPath = node["name"]?.string
    guard
      let fields = fields(of: node, ScenarioKey.self, in: .scenario, named: "scenarios")
    else { return nil }
    require(.name, of: fields, in: .scenario)
    let name = placed(.name, of: fields)
    if let name { noteRepeated(name.value, at: name.offset, &names) }
    let language = placed(.language, of: fields)
    let audiences = ScenarioFile.Audience.allCases.map(\.rawValue)
    let audience = word(.mode, of: fields, among: audiences).flatMap(ScenarioFile.Audience.init)
    let now = moment(.now, of: fields)
    let seed = wholeNumber(.seed, of: fields, atLeast: 0) ?? 1
    let answers = fields[.answers].map { self.answers($0, key: "answers") } ?? []
    let rests = ScenarioFile.Rest.allCases.map(\.rawValue)
    let rest = word(.rest, of: fields, among: rests).flatMap(ScenarioFile.Rest.init)
    let expected = expectations(fields)
    guard let name else { return nil }
    return ScenarioFile.Scenario(
      name: name, language: language, mode: (audience ?? .interviewer).mode, now: now,
      seed: UInt64(max(0, seed)), answers: answers, rest: rest ?? .none, expected: expected)
  }

  // MARK: Parts

  mutating func placed<Key: FormatKey>(_ key: Key, of fields: Fields<Key>) -> Placed<String>? {
    guard let node = fields[key], let text = string(node, key: key.rawValue) else { return nil }
    return Placed(text, at: node.offset)
  }

  /// The first of many, with a note where there are more than can be.
  mutating func bounded(_ entries: JSONElements, key: String) -> [JSONNode] {
    let first = Array(entries.prefix(Self.mostEntries + 1))
    guard first.count > Self.mostEntries else { return first }
    note(
      .tooManyEntries(key: key, limit: Self.mostEntries), at: first[Self.mostEntries].offset)
    return Array(first.prefix(Self.mostEntries))
  }

  /// The same of an object's members.
  mutating func members(_ node: JSONNode, key: String) -> [JSONMember] {
    guard let members = node.members else {
      wrongKind(node, key: key, expected: .object)
      return []
    }
    let first = Array(members.prefix(Self.mostEntries + 1))
    guard first.count > Self.mostEntries else { return first }
    note(
      .tooManyEntries(key: key, limit: Self.mostEntries), at: first[Self.mostEntries].keyOffset)
    return Array(first.prefix(Self.mostEntries))
  }
}
