import ArgumentParser
import CProcess
import Glibc

/// The program for people: interviewers at a terminal, coordinators at a shell.
@main
struct Canvass: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "canvass",
    abstract: "Hold interviews in a terminal, keep every answer, send what is finished.",
    discussion: """
      Without a subcommand the home screen opens.

      Example: canvass interview oecs-diaspora-survey --language fr
      Example: canvass --plain
      """,
    version: version,
    subcommands: [
      HomeCommand.self, InterviewCommand.self, KioskCommand.self, ListCommand.self,
      ShowCommand.self,
      CheckCommand.self, EvaluateCommand.self, SimulateCommand.self, TestCommand.self,
      DiffCommand.self, MigrateCommand.self, SyncCommand.self, ExportCommand.self,
      ReportCommand.self, BatchCommand.self, KeysCommand.self, WithdrawCommand.self,
      MirrorCommand.self, RestoreCommand.self, DoctorCommand.self,
    ],
    defaultSubcommand: HomeCommand.self)

  /// What was given on the command line comes from outside, and is shown as such where it is wrong.
  static func main() {
    process_hold_streams()
    process_harden()
    process_release_loader_pages()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      let message = fullMessage(for: error)
      let code = exitCode(for: error)
      if !message.isEmpty { Output.message(message, isResult: code.isSuccess) }
      Glibc.exit(code.rawValue)
    }
  }
}
