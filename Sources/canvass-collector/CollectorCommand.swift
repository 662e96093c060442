import ArgumentParser
import CProcess
import Glibc

/// The receiving end: takes batches in over HTTP or as files, and gives the records out again.
@main
struct CollectorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "canvass-collector",
    abstract: "Receives interviews from canvass, keeps them, and acknowledges each.",
    discussion: """
      A first day:
        canvass-collector token add tablet-1 > tablet-1.token
        canvass-collector serve --listen 127.0.0.1:8080
        canvass-collector export --format jsonl > interviews.jsonl
      """,
    version: "0.1.0",
    subcommands: [
      ServeCommand.self, TokenCommand.self, ImportCommand.self, RecordsCommand.self,
      ConflictsCommand.self, ExportCommand.self, EraseCommand.self,
    ])

  /// What was given on the command line comes from outside, and is shown as such where it is wrong.
  static func main() async {
    process_hold_streams()
    process_harden()
    do {
      var command = try parseAsRoot()
      if var waiting = command as? any AsyncParsableCommand {
        try await waiting.run()
      } else {
        try command.run()
      }
    } catch {
      let (message, code) = (fullMessage(for: error), exitCode(for: error))
      if !message.isEmpty { say(message, isResult: code.isSuccess) }
      Glibc.exit(code.rawValue)
    }
  }
}
