import Glibc
import JSONDocuments

/// Measures the engine as the release holds it: one piece of work a process, one line of JSON. Not
/// installed; `script/bench` runs it beside the peer.
@main
enum CanvassBench {
  static let usage = """
    usage: canvass-bench load FILE
           canvass-bench fill FILE ANSWERS [PASSES]
           canvass-bench set FILE ANSWERS [ROUNDS]
           canvass-bench filter FILE ANSWERS
           canvass-bench repeat FILE ANSWERS COUNT
    FILE is a questionnaire, ANSWERS a line for each answer: name, tab, value.

    """

  static func main() {
    do {
      let figures = try figures(Array(CommandLine.arguments.dropFirst()))
      write(figures)
    } catch let fault as BenchFault {
      Machine.write(fault.sentence + "\n", to: 2)
      exit(fault.status)
    } catch {
      Machine.write("\(error)\n", to: 2)
      exit(1)
    }
  }

  private static func write(_ figures: [JSONValue.Member]) {
    let peak = JSONValue.Member("peak_mb", .decimal(Machine.peakMegabytes))
    Machine.write(JSONWriter.text(.object(figures + [peak])) + "\n", to: 1)
  }

  private static func figures(_ arguments: [String]) throws -> [JSONValue.Member] {
    guard arguments.count >= 2 else { throw BenchFault.usage }
    let file = arguments[1]
    if arguments[0] == "load", arguments.count == 2 {
      // The process ends with everything loaded: nobody takes an engine apart before leaving.
      let subject = try Subject(file)
      write(subject.figures)
      exit(0)
    }
    guard arguments.count >= 3 else { throw BenchFault.usage }
    let answers = try GivenAnswer.read(arguments[2])
    let number = try arguments.dropFirst(3).first.map { text in
      guard let number = Int(text), number > 0 else { throw BenchFault.usage }
      return number
    }
    let subject = try Subject(file)
    switch arguments[0] {
    case "fill": return try FillWork(subject, answers, passes: number ?? 2).figures()
    case "set": return try SetWork(subject, answers, rounds: number ?? 5).figures()
    case "filter": return try FilterWork(subject, answers).figures()
    case "repeat":
      guard let number else { throw BenchFault.usage }
      return try RepeatWork(subject, answers, count: number).figures()
    default: throw BenchFault.usage
    }
  }
}

/// Why nothing was measured.
enum BenchFault: Error {
  case usage
  case failed(String)

  var sentence: String {
    switch self {
    case .usage: CanvassBench.usage
    case .failed(let sentence): sentence
    }
  }

  var status: Int32 {
    switch self {
    case .usage: 64
    case .failed: 1
    }
  }
}
