import ArgumentParser
import Expressions
import Interviews
import JSONDocuments
import Questionnaires
import Records
import Values

/// `canvass evaluate`: what expressions mean in a questionnaire, as an author tries them.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Try expressions against a questionnaire and answers.",
    discussion: """
      Reads one expression a line from standard input and prints for each its type, a tab and its \
      value. Backslash, tab and line breaks are written \\\\ \\t \\n \\r on both sides. A set of \
      nodes is printed as type:value, joined by |. Exits with 1 if an expression could not be used.

      Example: echo 'round(${age} div 12, 1)' | canvass evaluate survey.json --answers a.json
      """)

  @Argument(help: "The questionnaire: a file, or the id of an installed one.")
  var questionnaire: String

  @Option(
    help: ArgumentHelp("Answers: an interview as JSON, or its answers alone.", valueName: "file"))
  var answers: String?

  @Option(help: ArgumentHelp("The question it is asked from: kid[2]/k_age.", valueName: "path"))
  var at: String?

  @Option(help: ArgumentHelp("A time zone such as America/New_York.", valueName: "tz"))
  var timezone: String?

  @Flag(help: "One JSON object an expression.")
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    var hasFailed = false
    try refusing {
      let clock = try LocalClock(zone: timezone)
      let opened = try common.library().open(questionnaire)
      let interview = try interview(opened.form, clock)
      try Self.refuseOverfullRepeats(of: interview, in: opened)
      let node = try node(interview)
      for line in InputLines() {
        let result = Self.result(line, at: node, of: interview, clock)
        if result.isFault { hasFailed = true }
        if json {
          Output.bytes(JSONWriter.bytes(result.json) + [UInt8(ascii: "\n")])
        } else {
          Output.bytes(Array(result.line.utf8) + [UInt8(ascii: "\n")])
        }
      }
    }
    if hasFailed { throw ExitCode(1) }
  }

  private func interview(_ form: Form, _ clock: LocalClock) throws(Refusal) -> Interview {
    let given = try answers.map(GivenAnswers.init(file:)) ?? GivenAnswers()
    if let other = given.questionnaire,
      other.id != form.questionnaire.id
        || other.version != form.questionnaire.version
    {
      Output.notice(
        "\(answers ?? ""): is an interview on '\(other.id)' version '\(other.version)', another "
          + "questionnaire than this; what fits is taken")
    }
    let beginning = Beginning(
      language: common.language ?? given.language ?? form.languages[0],
      seed: Surroundings.newSeed(), isPractice: true)
    do throws(FillingFault) {
      return try Interview(
        form, beginning, answers: given.answers, nonresponse: given.nonresponse, at: clock.now(),
        zone: clock.offsetMinutes(atLocal:))
    } catch { throw Refusal("\(answers ?? ""): \(error.sentence)") }
  }

  /// With instances left out every value would be wrong.
  private static func refuseOverfullRepeats(
    of interview: Interview, in opened: OpenQuestionnaire
  ) throws(Refusal) {
    guard let (node, limit) = interview.overfullRepeats.first else { return }
    let item = interview.item(node)
    let count = item.definition.repeatCount?.offset ?? item.definition.offset
    let place = opened.file.place(ofUTF8Index: 0, inStringAt: count)
    throw Refusal(
      "\(place): error: [\(interview.path(of: node))] the answers ask for more instances than the "
        + "\(limit) of one repeat, or the \(Form.mostInstancesTogether) of all, that there can be; "
        + "give a smaller number (too-many-instances)")
  }

  private func node(_ interview: Interview) throws(Refusal) -> NodeID? {
    guard let at else { return nil }
    guard let node = interview.node(atPath: at) else {
      throw Refusal(
        "--at \(at): there is no such question or instance here; write it as kid[2]/k_age")
    }
    return node
  }

  /// The result of the expression on one line.
  private static func result(
    _ line: [UInt8], at node: NodeID?, of interview: Interview, _ clock: LocalClock
  ) -> EvaluationLine {
    guard let line = String(validating: line, as: UTF8.self) else {
      return EvaluationLine(
        error: "the line is not UTF-8 text; write it again in that encoding", isSyntax: true)
    }
    return result(TableNotation.unescaped(line), at: node, of: interview, clock)
  }

  private static func result(
    _ text: String, at node: NodeID?, of interview: Interview, _ clock: LocalClock
  ) -> EvaluationLine {
    let compiled: CompiledExpression
    do throws(ExpressionFault) {
      compiled = try interview.form.expression(text, seenFrom: node?.item)
    } catch { return EvaluationLine(error) }
    do throws(SyntaxFault) {
      return EvaluationLine(try interview.evaluate(compiled, at: node), clock)
    } catch { return EvaluationLine(error: error.sentence) }
  }
}

extension FillingFault {
  var sentence: String {
    switch reason {
    case .unknown: "the questionnaire has no item '\(name)'; remove its answer"
    case .notHere: "'\(name)' does not stand here; put it into the instances of its repeat"
    case .noQuestion: "'\(name)' takes no answer; give those of the questions in it"
    case .noRepeat: "'\(name)' is no repeat, or has too many instances; give one text"
    }
  }
}
