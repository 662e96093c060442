import ArgumentParser

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
      ExportCommand.self, EraseCommand.self,
    ])
}
