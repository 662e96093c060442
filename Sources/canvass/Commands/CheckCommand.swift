import ArgumentParser
import JSONDocuments
import Questionnaires
import Terminal

/// `canvass check`: every fault of questionnaires, with its place.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Find every fault in questionnaires.",
    discussion: """
      Prints file:line:column, the item, what is wrong and what to do. Exits with 1 if there is an \
      error. Advice on wording follows; it never fails, and --without \
      CODE leaves one kind of it out. JSON Schemas are passed over. What each code \
      means: --explain CODE, or docs/checks.md.

      Example: canvass check questionnaires
      """)

  @Argument(help: "Questionnaire files, or folders of them.")
  var files: [String] = []

  @Flag(help: "One JSON object a problem.")
  var json = false

  @Flag(help: "Warnings fail too.")
  var strict = false

  @Flag(help: "No advice on wording.")
  var noAdvice = false

  @Option(
    help: ArgumentHelp(
      "No advice of that code, such as hard-to-read. May be repeated.", valueName: "code"))
  var without: [String] = []

  @Flag(help: "Advice on wording alone.")
  var adviceOnly = false

  @Option(help: ArgumentHelp("Say what a code means, with an example.", valueName: "code"))
  var explain: String?

  func validate() throws {
    if files.isEmpty, explain == nil {
      throw ValidationError("Name a questionnaire, or a folder of them.")
    }
    if noAdvice, adviceOnly {
      throw ValidationError("--no-advice and --advice-only exclude each other")
    }
    let codes = ProblemGuide.adviceIdentifiers
    if let code = without.first(where: { !codes.contains($0) }) {
      throw ValidationError(
        "--without \(code): no advice has that code, and faults are not left out; those of advice are "
          + codes.joined(separator: ", "))
    }
  }

  func run() throws {
    if let explain { try self.explain(explain) }
    var hasFailed = false
    var advised = 0
    for path in files {
      do throws(Refusal) {
        for file in try questionnaires(at: path) {
          let problems = try check(file)
          hasFailed = hasFailed || problems.contains(where: fails)
          advised += problems.count { $0.severity == .advice }
        }
      } catch {
        Output.notice(error.sentence)
        hasFailed = true
      }
    }
    if advised > 0, !json {
      let pieces = advised == 1 ? "1 piece of advice" : "\(advised) pieces of advice"
      Output.notice("\(pieces) on wording; --no-advice leaves them out, --without CODE some")
    }
    if hasFailed { throw ExitCode(1) }
  }

  private func fails(_ problem: Problem) -> Bool {
    switch problem.severity {
    case .error: !adviceOnly
    case .warning: strict && !adviceOnly
    case .advice: false
    }
  }

  /// The file itself, or every questionnaire directly in a folder.
  private func questionnaires(at path: String) throws(Refusal) -> [String] {
    guard Files.isFolder(path) else { return [path] }
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    let found = Files.names(in: path).filter(Library.isQuestionnaire)
    guard !found.isEmpty else {
      throw Refusal("\(path): holds no questionnaire; their names end in .json")
    }
    return found.map { folder + "/" + $0 }
  }

  /// Prints what is wrong with one file, and gives it back.
  private func check(_ path: String) throws(Refusal) -> [Problem] {
    if path.hasSuffix(".scenarios.json") {
      if !json { Output.notice("\(path): holds scenarios, which canvass test runs; passed over") }
      return []
    }
    let bytes = try Files.read(path)
    let file = QuestionnaireFile(name: path, bytes: bytes)
    let folder = Library.folder(of: path)
    let request: AdviceRequest = noAdvice ? .none : .given { TextWidth.columns(of: $0) }
    let problems = file.problems(advice: request) { (name) throws(LinkOutside) in
      try Files.read(name, beside: folder)
    }.filter { $0.severity != .advice || !without.contains($0.code.identifier) }
    // Whatever is a schema is no questionnaire, so only what has errors needs to be asked.
    if problems.contains(where: { $0.severity == .error }), isSchema(bytes) {
      if !json { Output.notice("\(path): is a JSON Schema, not a questionnaire; passed over") }
      return []
    }
    for problem in problems where !adviceOnly || problem.severity == .advice {
      Output.bytesOrLine(json, problem.json, problem.description)
      if !json { show(problem, in: file) }
    }
    return problems
  }

  /// The line with a caret, where the place is one character of many.
  private func show(_ problem: Problem, in file: QuestionnaireFile) {
    guard problem.isInsideText, problem.place.file == file.name,
      let excerpt = Excerpt(problem.place, in: file)
    else { return }
    Output.line(excerpt.line)
    Output.line(excerpt.caret)
  }

  private func isSchema(_ bytes: [UInt8]) -> Bool {
    // A large file is not read twice: nobody has a schema of a megabyte.
    guard bytes.count < 1 << 20, let root = try? JSONReader.parse(bytes),
      let schema = root["$schema"]?.string
    else {
      return false
    }
    return schema.contains("json-schema.org/") && root["sections"] == nil && root["items"] == nil
  }

  // MARK: Codes

  private func explain(_ code: String) throws {
    let limit = GuideLimit.all.first { $0.identifier == code }
    guard let lines = ProblemGuide.entry(code)?.lines ?? limit?.lines else {
      let codes = ProblemGuide.chapters.flatMap(\.entries).map(\.identifier)
      let nearest = ProblemGuide.nearest(to: code, among: codes)
      Output.notice(
        "there is no code '\(code)'; "
          + (nearest.map { "did you mean '\($0)'?" } ?? "a report ends each line with one"))
      throw ExitCode(1)
    }
    for line in lines { Output.line(line) }
  }
}
