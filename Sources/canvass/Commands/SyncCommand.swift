import ArgumentParser
import JSONDocuments
import Store
import Sync

/// `canvass sync`: sends what is finished.
struct SyncCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync", abstract: "Send finished interviews to the collector.",
    discussion: """
      Sending twice changes nothing. Exits with 1 if anything is left or was set aside.

      Example: canvass sync --to https://collector.example.org --token-file token
      """)

  @Option(help: ArgumentHelp("The collector's address.", valueName: "url"))
  var to: String?

  @Option(help: ArgumentHelp("A file that holds the token.", valueName: "file"))
  var tokenFile: String?

  @Flag(help: "Say what would be sent, and send nothing.")
  var dryRun = false

  @Flag(help: "Show what came of the last thousand syncs, the last one first, and send nothing.")
  var log = false

  @Flag(help: "Allow http to another machine: everybody on the way can read it.")
  var allowPlainHTTP = false

  @Flag(help: "One JSON object at the end.")
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    var damaged: [String] = []
    let summary = try refusing { () -> SyncSummary? in
      if log {
        show(try common.openStore(unlocks: false).syncs())
        return nil
      }
      let store = try common.openStoreToSend()
      let outbox = try store.outbox()
      let waiting = outbox.filter { $0.state == .pending }
      damaged = outbox.filter { $0.state == .quarantined(reason: Store.damaged) }.map(\.key.id)
      for id in damaged { Output.notice(StoreFault.damagedRecord(id: id).sentence) }
      if dryRun {
        Output.bytesOrLine(
          json, .present([("waiting", .integer(waiting.count))]), "\(waiting.count) would be sent")
        return nil
      }
      let settings = try common.settings()
      let target = try SyncTarget(
        to: to, tokenFile: tokenFile, allowsPlainHTTP: allowPlainHTTP, settings)
      return try send(store, target, waiting.count)
    }
    guard let summary else {
      if !damaged.isEmpty { throw ExitCode(1) }
      return
    }
    if json {
      Output.bytes(JSONWriter.bytes(summary.json) + [UInt8(ascii: "\n")])
    } else {
      for line in SyncRun.lines(summary) { Output.line(line) }
    }
    if summary.left > 0 || summary.fault != nil || !summary.quarantined.isEmpty || !damaged.isEmpty
    {
      throw ExitCode(1)
    }
  }

  private func show(_ syncs: [SyncNote]) {
    if json {
      Output.bytes(JSONWriter.bytes(.array(syncs.map(\.json))) + [UInt8(ascii: "\n")])
    } else {
      for sync in syncs { Output.line(sync.line) }
    }
  }

  private func send(_ store: Store, _ target: SyncTarget, _ count: Int) throws -> SyncSummary {
    let isQuiet = json
    return try Waiting.forResult {
      try await SyncRun(store, target).run { summary in
        if !isQuiet, summary.sent > 0 { Output.notice("\(summary.sent) of \(count) sent") }
      }
    }
  }
}

extension SyncSummary {
  fileprivate var json: JSONValue {
    .present([
      ("sent", .integer(sent)), ("left", .integer(left)),
      (
        "quarantined",
        .object(
          quarantined.sorted { $0.key < $1.key }.map {
            JSONValue.Member($0.key, .string($0.value.code))
          })
      ),
      ("fault", fault.map { .string($0.sentence) }),
    ])
  }
}
