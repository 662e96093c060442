import Interviews
import JSONDocuments
import Questionnaires
import Records
import Screens
import Sealing
import Store

/// The questionnaires at hand: files of one folder, or any file that is named.
struct Library {
  let folder: String?

  /// The folder given, else the one that ships with the program: beside it where it is installed,
  /// above it in a checkout.
  init(_ given: String?) throws(Refusal) {
    if let given {
      guard Files.isFolder(given) else {
        throw Refusal("\(given): is no folder of questionnaires; name one with --questionnaires")
      }
      folder = given
      return
    }
    folder = Self.bundled
  }

  private static var bundled: String? {
    guard var above = Surroundings.programDirectory else { return nil }
    let installed = above + "/../share/canvass/questionnaires"
    if Files.exists(installed + "/questionnaire.schema.json") { return installed }
    while !above.isEmpty {
      let candidate = above + "/questionnaires"
      if Files.exists(candidate + "/questionnaire.schema.json") { return candidate }
      above = above.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
    }
    return nil
  }

  /// The files of the folder, as the picker lists them. Only what the picker shows is read: whether
  /// one has errors is found by `faulty`.
  func installed() -> [HomeFacts.InstalledQuestionnaire] {
    guard let folder else { return [] }
    return Files.names(in: folder).filter(Self.isQuestionnaire)
      .compactMap { name in
        guard let bytes = try? Files.read(folder + "/" + name) else { return nil }
        let id = String(name.dropLast(5))
        guard let root = try? JSONReader.parse(bytes) else {
          return HomeFacts.InstalledQuestionnaire(
            name: id, titles: [:], version: "?", languages: [], questionCount: 0, hasErrors: true)
        }
        return HomeFacts.InstalledQuestionnaire(
          name: id, titles: Self.texts(root["title"]),
          descriptions: Self.texts(root["description"]), version: root["version"]?.string ?? "?",
          languages: (root["languages"]?.elements ?? .none).compactMap(\.string),
          questionCount: Self.questionCount(root),
          sealedTo: (root["public_keys"]?.elements ?? .none).compactMap { $0["name"]?.string })
      }
  }

  /// Whether a file of that name is a questionnaire, rather than what is kept beside them.
  static func isQuestionnaire(_ name: String) -> Bool {
    name.hasSuffix(".json") && !name.hasSuffix(".schema.json")
      && !name.hasSuffix(".scenarios.json")
  }

  /// The names of those that have errors, as opening them would find.
  func faulty() -> Set<String> {
    Set(installed().map(\.name).filter { (try? open($0)) == nil })
  }

  static func texts(_ node: JSONNode?) -> [String: String] {
    if let plain = node?.string { return ["": plain] }
    return Dictionary(
      (node?.members ?? .none).compactMap { member in member.value.string.map { (member.key, $0) }
      },
      uniquingKeysWith: { first, _ in first })
  }

  private static func questionCount(_ node: JSONNode) -> Int {
    let own = node["type"]?.string.flatMap(ItemType.init).map { $0.countsAsQuestion ? 1 : 0 } ?? 0
    return own
      + ["sections", "items"].reduce(0) { count, key in
        (node[key]?.elements ?? .none).reduce(count) { $0 + questionCount($1) }
      }
  }

  // MARK: Opening

  /// The path of a questionnaire named by its file, or by its id.
  func path(of name: String) throws(Refusal) -> String {
    if name.contains("/") || name.hasSuffix(".json") && Files.exists(name) { return name }
    if let folder, Files.exists(folder + "/" + name + ".json") {
      return folder + "/" + name + ".json"
    }
    if name.hasSuffix(".json") { throw Refusal("there is no file '\(name)'") }
    let known = installed().map(\.name).joined(separator: ", ")
    throw Refusal(
      "there is no questionnaire '\(name)'; "
        + (known.isEmpty
          ? "none is installed: name a file, or a folder with --questionnaires"
          : "installed are \(known)"))
  }

  func open(_ name: String) throws(Refusal) -> OpenQuestionnaire {
    let (path, bytes) = try bytes(of: name)
    return try OpenQuestionnaire(path, bytes, folder: Self.folder(of: path))
  }

  /// The installed questionnaire of that content.
  func installed(withHash hash: String) -> OpenQuestionnaire? {
    installed().lazy.compactMap { try? open($0.name) }.first { $0.key.hash == hash }
  }

  /// The file of a questionnaire; refuses a name that there is none for.
  func bytes(of name: String) throws(Refusal) -> (path: String, bytes: [UInt8]) {
    let path = try path(of: name)
    return (path, try Files.read(path))
  }

  static func folder(of path: String) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }
}

/// A questionnaire compiled, with the one text that holds all of it.
struct OpenQuestionnaire {
  let form: Form
  let key: QuestionnaireKey
  let bytes: [UInt8]
  /// What was read, for places in it.
  let file: QuestionnaireFile

  /// Refuses one with errors, with all of them.
  init(_ name: String, _ bytes: [UInt8], folder: String?) throws(Refusal) {
    let file = QuestionnaireFile(name: name, bytes: bytes)
    let (questionnaire, problems) = file.decode { (choiceFile) throws(LinkOutside) in
      guard let folder else { return nil }
      return try Files.read(choiceFile, beside: folder)
    }
    let errors = problems.filter { $0.severity == .error }
    guard let questionnaire, errors.isEmpty else { throw Self.refusal(errors) }
    do throws(FormFault) {
      form = try Form.compile(questionnaire, in: file).form
    } catch { throw Self.refusal(error.problems) }
    self.file = file
    self.bytes = questionnaire.selfContained(bytes)
    key = QuestionnaireKey(
      id: questionnaire.id, version: questionnaire.version,
      hash: "sha256:" + hexadecimal(sha256(self.bytes)))
  }

  private static func refusal(_ problems: [Problem]) -> Refusal {
    let shown = problems.filter { $0.severity == .error }
    return Refusal(shown.map(\.description))
  }
}
