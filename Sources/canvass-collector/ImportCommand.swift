import ArgumentParser
import Collector

/// `canvass-collector import`.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Takes in an offline batch file, as often as one likes.",
    discussion: """
      Example:
        canvass-collector import tablet-1.sbatch

      The receipts, to be carried back to the device, are written beside the file unless \
      --receipts says where. The exit is 1 if the file is not whole or a record was not taken.
      """)

  @OptionGroup var database: DatabaseOption

  @Argument(help: "The batch file.")
  var file: String

  @Option(help: ArgumentHelp("Where the receipts are written.", valueName: "file"))
  var receipts: String?

  func run() async throws {
    try await reporting {
      let ledger = try database.ledger()
      let report = try await Reception(ledger: ledger, clock: now).importFile(file)
      let target = receipts ?? Self.receiptsPath(for: file)
      try report.writeReceipts(to: target, collector: ledger.identity, at: now())
      let counts = report.counts
      tell(
        "\(counts.stored) stored, \(counts.duplicates) known already, \(counts.others) not taken")
      tell("receipts are in " + target)
      if let sentence = report.ending.sentence { tell("\(file): \(sentence)") }
      if counts.others > 0 || report.ending != .complete { throw ExitCode.failure }
    }
  }

  private static func receiptsPath(for file: String) -> String {
    (file.hasSuffix(".sbatch") ? String(file.dropLast(7)) : file) + ".sreceipt"
  }
}
