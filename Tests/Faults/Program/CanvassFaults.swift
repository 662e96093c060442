import FaultRigs
import Foundation
import Store

/// The parts of `script/faults` that need the store itself. Not installed.
@main
enum CanvassFaults {
  static let usage = """
    usage: canvass-faults crash SEEDS full|normal|off
           canvass-faults write DIR NUMBER full|normal|off afterwards|before
           canvass-faults census DIR
           canvass-faults flip FIRST COUNT
           canvass-faults flip-log FIRST COUNT
           canvass-faults fill DIR POINTS ballast|none
           canvass-faults durability DIR ANSWERS
    """

  static func main() {
    do {
      var arguments = Arguments(Array(CommandLine.arguments.dropFirst()))
      try run(&arguments)
    } catch {
      FileHandle.standardError.write(Data("canvass-faults: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func run(_ arguments: inout Arguments) throws {
    switch try arguments.word() {
    case "crash":
      let seeds = try arguments.number()
      say(try PowerCuts(try arguments.choice()).run(0..<seeds))
    case "write":
      let writer = try Writer(
        arguments.word(), number: arguments.number(), arguments.choice(), arguments.choice())
      try writer.run(telling: .standardOutput)
    case "census": say(try Census(arguments.word()))
    case "flip":
      let (first, count) = (try arguments.number(), try arguments.number())
      say(try Flips().run(first..<first + count))
    case "flip-log":
      let (first, count) = (try arguments.number(), try arguments.number())
      say(try LogFlips().run(first..<first + count))
    case "fill":
      let (disk, points) = (try arguments.word(), try arguments.number())
      let hasBallast = try arguments.word() == "ballast"
      say(try FullDisk(disk, hasBallast: hasBallast).run(points: points))
    case "durability":
      let folder = try arguments.word()
      say(try Durability(folder).measure(answers: arguments.number()))
    default: throw RigFailure(usage)
    }
  }

  /// One line of JSON, which script/faults reads.
  private static func say(_ value: some Encodable) {
    guard let json = try? JSONEncoder().encode(value) else { return }
    FileHandle.standardOutput.write(json + Data("\n".utf8))
  }
}
