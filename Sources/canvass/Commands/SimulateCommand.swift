import ArgumentParser
import JSONDocuments
import Questionnaires
import Simulations
import Values

/// `canvass simulate`: random but valid interviews, and what they reach of a questionnaire.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Hold random but valid interviews, and tell what they never reached.",
    discussion: """
      The same seed gives the same interviews on every machine. Exits with 1 if an interview could \
      not be finished. With --into the finished interviews are kept in a store of their own, where \
      list, export and sync can be tried on them.

      Example: canvass simulate oecs-diaspora-survey --count 200
      """)

  @Argument(help: "An installed questionnaire or a file.")
  var questionnaire: String

  @Option(help: "How many interviews.")
  var count: Int

  @Option(help: "Another seed, other interviews.")
  var seed: UInt64 = 1

  @Option(help: "Over how many days of fieldwork they are spread; it ends on 2026-06-30.")
  var days = 30

  @Option(help: ArgumentHelp("A new store, or one of simulated interviews.", valueName: "dir"))
  var into: String?

  @Flag(help: "All of the coverage as one JSON object.")
  var json = false

  @Option(help: ArgumentHelp("The folder of questionnaires.", valueName: "dir"))
  var questionnaires: String?

  func validate() throws {
    guard (1...1_000_000).contains(count) else {
      throw ValidationError("--count is from 1 to 1000000")
    }
    guard (1...3650).contains(days) else { throw ValidationError("--days is from 1 to 3650") }
  }

  func run() throws {
    try refusing {
      let path = try Library(try Settings().value(questionnaires, "questionnaires"))
        .path(of: questionnaire)
      let bytes = try Files.read(path)
      let open = try OpenQuestionnaire(path, bytes, folder: Library.folder(of: path))
      let store = try into.map { try SimulatedStore($0, open) }
      var simulation = Simulation(open.form, Plan(count: count, seed: seed, days: days))
      var progress = Progress(of: count)
      while let held = try simulation.next() {
        if held.interview.outcome != nil { try store?.keep(held) }
        progress.advance()
      }
      let report = simulation.report(in: QuestionnaireFile(name: path, bytes: bytes))
      if json {
        Output.bytes(JSONWriter.bytes(report.json) + [UInt8(ascii: "\n")])
      } else {
        for line in report.lines { Output.line(line) }
      }
      if !report.allFinished { throw ExitCode(1) }
    }
  }
}

/// Says every two seconds how far it is: whoever waits less is told nothing.
private struct Progress {
  private let count: Int
  private var done = 0
  private var said = Surroundings.now()

  init(of count: Int) { self.count = count }

  mutating func advance() {
    done += 1
    let now = Surroundings.now()
    guard now.milliseconds - said.milliseconds >= 2000 else { return }
    said = now
    Output.notice("\(done) of \(count) interviews")
  }
}
