import ArgumentParser
import JSONDocuments
import Records
import Store
import Sync

/// `canvass sync`: sends what is finished.
struct SyncCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync", abstract: "Send finished interviews to the collector.",
    discussion: """
      Sending twice changes nothing. What the collector refuses is set aside, and named each time until \
      --again sends it once more; what was withdrawn there is not sent again. Exits with 1 if anything \
      is left or set aside.

      Example: canvass sync --to https://collector.example.org --token-file token
      """)

  @Option(help: ArgumentHelp("The collector's address.", valueName: "url"))
  var to: String?

  @Option(help: ArgumentHelp("A file that holds the token.", valueName: "file"))
  var tokenFile: String?

  @Flag(help: "Say what would be sent, and send nothing.")
  var dryRun = false

  @Flag(help: "Send what was set aside once more: the collector was mended, or says why again.")
  var again = false

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
      damaged = outbox.filter(\.isDamaged).map(\.key.id)
      for id in damaged { Output.notice(StoreFault.damagedRecord(id: id).sentence) }
      let (waiting, aside) = outbox.toSend(again: again)
      if dryRun {
        tell(waiting, aside)
        if !aside.isEmpty { throw ExitCode(1) }
        return nil
      }
      let settings = try common.settings()
      let target = try SyncTarget(
        to: to, tokenFile: tokenFile, allowsPlainHTTP: allowPlainHTTP, settings)
      if let path = settings.value(tokenFile, "token_file"), Files.isOpenToOthers(path) {
        Output.notice("\(path) holds a token, and other accounts can read it: chmod 600 it.")
      }
      return try send(store, target, waiting)
    }
    if let summary {
      if json {
        Output.bytes(JSONWriter.bytes(summary.json) + [UInt8(ascii: "\n")])
      } else {
        for line in SyncRun.lines(summary) { Output.line(line) }
      }
      if summary.left > 0 || summary.fault != nil || !summary.quarantined.isEmpty {
        throw ExitCode(1)
      }
    }
    if !damaged.isEmpty { throw ExitCode(1) }
  }

  /// What would be sent, and what was set aside before.
  private func tell(_ waiting: Int, _ aside: [String: Quarantine]) {
    if json {
      Output.bytesOrLine(
        true,
        .present([("waiting", .integer(waiting)), ("quarantined", aside.json)]), "")
    } else {
      Output.line("\(waiting) would be sent")
      for line in SyncRun.lines(aside) { Output.line(line) }
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
    let (isQuiet, again) = (json, again)
    return try Waiting.forResult {
      try await SyncRun(store, target, again: again).run { summary in
        if !isQuiet, summary.sent > 0 { Output.notice("\(summary.sent) of \(count) sent") }
      }
    }
  }
}

extension SyncSummary {
  fileprivate var json: JSONValue {
    .present([
      ("sent", .integer(sent)), ("left", .integer(left)),
      ("quarantined", quarantined.json),
      ("fault", fault.map { .string($0.sentence) }),
    ])
  }
}

extension [String: Quarantine] {
  fileprivate var json: JSONValue {
    .object(sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, .string($0.value.code)) })
  }
}

extension [OutboxEntry] {
  /// How many would be sent, and what would stay set aside.
  fileprivate func toSend(again: Bool) -> (waiting: Int, aside: [String: Quarantine]) {
    let sendable = again ? setAside.sendable : []
    return (waiting + sendable.count, setAside.filter { !sendable.contains($0.key) })
  }
}
