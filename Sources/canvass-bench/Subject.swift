import Interviews
import JSONDocuments
import Questionnaires
import Records
import Values

/// A questionnaire brought from its file to an interview that waits for the first answer, as a
/// client does it, with how long each step took.
struct Subject {
  let form: Form
  let figures: [JSONValue.Member]

  init(_ path: String) throws(BenchFault) {
    let start = Machine.nanoseconds
    let bytes = try Machine.read(path)
    let read = Machine.nanoseconds
    let file = QuestionnaireFile(name: path, bytes: bytes)
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    let (questionnaire, problems) = file.decode { name in
      try? Machine.read(folder.isEmpty ? name : folder + "/" + name)
    }
    let decoded = Machine.nanoseconds
    let errors = problems.filter { $0.severity == .error }
    guard let questionnaire, errors.isEmpty else {
      throw .failed(errors.map(\.description).joined(separator: "\n"))
    }
    do throws(FormFault) {
      form = try Form.compile(questionnaire, in: file).form
    } catch { throw .failed(error.problems.map(\.description).joined(separator: "\n")) }
    let compiled = Machine.nanoseconds
    let interview = try Subject.interview(form)
    let begun = Machine.nanoseconds
    figures = [
      .init("items", .integer(form.items.count)), .init("bytes", .integer(bytes.count)),
      .init("nodes", .integer(interview.nodes.count)),
      .init("read_ms", .milliseconds(read - start)),
      .init("decode_ms", .milliseconds(decoded - read)),
      .init("compile_ms", .milliseconds(compiled - decoded)),
      .init("begin_ms", .milliseconds(begun - compiled)),
      .init("load_ms", .milliseconds(begun - start)),
    ]
  }

  func interview() throws(BenchFault) -> Interview { try Self.interview(form) }

  private static func interview(_ form: Form) throws(BenchFault) -> Interview {
    let beginning = Beginning(language: form.languages[0], seed: 1)
    do throws(InterviewFault) {
      return try Interview.begin(form, beginning, at: moment(0)).interview
    } catch { throw .failed("the interview cannot begin: \(error)") }
  }

  /// The clock of what is measured: a second an event.
  static func moment(_ second: Int) -> Moment {
    Moment(milliseconds: 1_795_255_200_000 + Int64(second) * 1000)
  }
}
