import ArgumentParser
import Interviews
import JSONDocuments
import Questionnaires
import Scenarios
import Simulations

/// `canvass test`: an author's scenarios, held against the questionnaire.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run scenarios, and tell what does not go as expected.",
    discussion: """
      A file of scenarios stands beside its questionnaire: survey.scenarios.json beside survey.json. \
      Each scenario gives answers, and says what must be asked, refused, computed and reached. \
      What they reach is said below. Exits with 1 if something differs.

      Example: canvass test questionnaires/*.scenarios.json
      Example: canvass test --reach survey.scenarios.json
      """)

  @Argument(help: "Files of scenarios.")
  var files: [String]

  @Flag(help: "One JSON object a file.")
  var json = false

  @Flag(help: "Name what is not reached; fails unless every item and every branch is.")
  var reach = false

  /// More than anybody writes; a larger file is a mistake.
  private static let largest = 4 << 20

  func run() throws {
    var hasFailed = false
    for path in files {
      do throws(Refusal) {
        let report = try report(path)
        if json {
          Output.bytes(JSONWriter.bytes(report.json) + [UInt8(ascii: "\n")])
        } else {
          for line in report.lines(showsReach: reach) { Output.line(line) }
        }
        let isReached = !reach || report.reach.isComplete
        hasFailed = hasFailed || !report.isAsExpected || !isReached
      } catch {
        Output.notice(error.sentence)
        hasFailed = true
      }
    }
    if hasFailed { throw ExitCode(1) }
  }

  private func report(_ path: String) throws(Refusal) -> ScenarioReport {
    let bytes = try Files.read(path, atMost: Self.largest)
    let (scenarios, problems) = ScenarioFile.decode(QuestionnaireFile(name: path, bytes: bytes))
    guard let scenarios, problems.isEmpty else { throw Self.refusal(problems) }
    let questionnaire = Library.folder(of: path) + "/" + scenarios.questionnaire.value
    let open = try OpenQuestionnaire(
      questionnaire, try Files.read(questionnaire), folder: Library.folder(of: questionnaire))
    let unknown = scenarios.problems(on: open.form)
    guard unknown.isEmpty else { throw Self.refusal(unknown) }
    do throws(InterviewFault) {
      var reach = Reach(open.form)
      let told = try scenarios.told(on: open.form, in: open.file) { reach.take($0) }
      let reached = reach.report(in: open.file, decided: decided(open.file))
      return ScenarioReport(file: path, open.form.questionnaire, told, reached)
    } catch {
      throw Refusal("\(path): no interview can be begun on \(questionnaire)")
    }
  }

  /// The items whose `relevant` can go one way only.
  private func decided(_ file: QuestionnaireFile) -> [String: Bool] {
    let folder = Library.folder(of: file.name)
    let problems = file.problems { try? Files.read(folder + "/" + $0) }
    let decided = problems.compactMap { problem -> (String, Bool)? in
      guard let item = problem.itemPath, let always = problem.decidedRelevance else { return nil }
      return (item, always)
    }
    return Dictionary(decided, uniquingKeysWith: { first, _ in first })
  }

  private static func refusal(_ problems: [Problem]) -> Refusal {
    Refusal(problems.map(\.description).joined(separator: "\n"))
  }
}
