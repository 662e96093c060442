import ArgumentParser
import JSONDocuments
import Questionnaires

/// `canvass check`: every fault of questionnaires, with its place.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Find every fault in questionnaires.",
    discussion: """
      Prints file:line:column, the item, what is wrong and what to do. Exits with 1 if there is an \
      error. JSON Schemas are passed over.

      Example: canvass check questionnaires/*.json
      """)

  @Argument(help: "Questionnaire files.")
  var files: [String]

  @Flag(help: "One JSON object a problem.")
  var json = false

  @Flag(help: "Warnings fail too.")
  var strict = false

  func run() throws {
    var hasFailed = false
    for path in files {
      do throws(Refusal) {
        let problems = try check(path)
        for problem in problems { Output.bytesOrLine(json, problem.json, problem.description) }
        hasFailed = hasFailed || problems.contains { strict || $0.severity == .error }
      } catch {
        Output.notice(error.sentence)
        hasFailed = true
      }
    }
    if hasFailed { throw ExitCode(1) }
  }

  private func check(_ path: String) throws(Refusal) -> [Problem] {
    let bytes = try Files.read(path)
    let file = QuestionnaireFile(name: path, bytes: bytes)
    let folder = Library.folder(of: path)
    let (questionnaire, problems) = file.decode { try? Files.read(folder + "/" + $0) }
    // Whatever is a schema is no questionnaire, so only what has errors needs to be asked.
    if problems.contains(where: { $0.severity == .error }), isSchema(bytes) {
      if !json { Output.notice("\(path): is a JSON Schema, not a questionnaire; passed over") }
      return []
    }
    guard let questionnaire else { return problems }
    do throws(FormFault) {
      return file.inOrder(problems + (try Form.compile(questionnaire, in: file).warnings))
    } catch { return file.inOrder(problems + error.problems) }
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
}
