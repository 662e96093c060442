import ArgumentParser
import JSONDocuments
import Records
import Sealing
import Store
import Sync

/// `canvass batch`: the same frozen records as a file, for places without a network.
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: "Carry finished interviews as a file.",
    discussion: "Example: canvass batch create /media/usb/monday.sbatch",
    subcommands: [BatchCreate.self, BatchVerify.self, BatchImport.self, BatchReceipts.self])
}

/// Writes what waits to be sent.
struct BatchCreate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create",
    abstract: "Write every interview that no receipt is at hand for.",
    discussion: """
      What was withdrawn at the collector is left out and named.

      Where the passphrase is forgotten, --unchecked writes what is sealed to study keys without it: \
      what was made here cannot be told from what somebody put there, so whoever opens it must \
      compare the devices that signed, which canvass export --key names.

      Example: canvass batch create /media/usb/monday.sbatch
      """)

  @Argument(help: "The file to write, such as monday.sbatch.")
  var file: String

  @Flag(help: "Every finished interview, also those sent already.")
  var all = false

  @Flag(help: "Everything sealed, without the passphrase and without looking who made it.")
  var unchecked = false

  @OptionGroup var common: CommonOptions

  /// What is to be written, and whether that is all that should be.
  private func records() throws -> (records: [FrozenRecord], isAll: Bool) {
    if unchecked {
      let records = try common.openStore(unlocks: false).sealedUnchecked()
      guard !records.isEmpty else {
        throw Refusal(
          "no finished interview is sealed to study keys here: without the passphrase there is "
            + "nothing to carry")
      }
      Output.notice(
        "Nobody has looked who made these: compare the devices that signed, when they are opened.")
      return (records, true)
    }
    let states: Set<InterviewRecord.State> = all ? [.finalized, .sent] : [.finalized]
    let store = try common.openStoreToSend()
    let kept = try store.records(Filter(states: states))
    let damaged = kept.filter { $0.content == .damaged }
    for record in damaged {
      Output.notice(StoreFault.damagedRecord(id: record.key.id).sentence)
    }
    let erased = try store.outbox().setAside.filter { $0.value == .erased }
    for (id, reason) in erased.sorted(by: { $0.key < $1.key }) {
      Output.notice("the interview '\(id)' is left out: \(reason.sentence)")
    }
    let sent = kept.filter { erased[$0.key.id] == nil }.compactMap(\.record)
    return (sent, damaged.isEmpty && erased.isEmpty)
  }

  func run() throws {
    try refusing {
      guard !Files.exists(file) else {
        throw Refusal("\(file): exists already; name another file")
      }
      let (records, isAll) = try records()
      guard !records.isEmpty else { throw Refusal("no finished interview waits to be carried") }
      let tooLarge = try write(records)
      // What was written is read again: a stick that keeps nothing is found out now.
      let (count, ending) = try BatchFile.count(in: file)
      guard ending == .complete, count == records.count - tooLarge.count else {
        throw Refusal("\(file): what was read back differs; try another medium")
      }
      Output.line("\(counted(count, "interview")) written to \(file)")
      for id in tooLarge { Output.notice("the interview '\(id)' is too large for a batch") }
      if !tooLarge.isEmpty || !isAll { throw ExitCode(1) }
    }
  }

  /// Writes the file; gives the identities of those too large for one: the others travel.
  private func write(_ records: [FrozenRecord]) throws(Refusal) -> [String] {
    var target = try FileBeingWritten(file)
    var writer = BatchFile.Writer(digest: sha256)
    try target.add(
      writer.begin(FrameHeader(created: Surroundings.now(), source: Surroundings.hostName)))
    var tooLarge: [String] = []
    for record in records {
      guard let bytes = try? writer.append(record) else {
        tooLarge.append(record.key.id)
        continue
      }
      try target.add(bytes)
    }
    try target.add(writer.end())
    try target.keep()
    return tooLarge
  }
}

/// Tells whether a file is whole.
struct BatchVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Tell whether a file is whole, and what is in it.",
    discussion: "Example: canvass batch verify /media/usb/monday.sbatch")

  @Argument(help: "The file.")
  var file: String

  @Flag(help: "As one JSON object.")
  var json = false

  func run() throws {
    try refusing {
      let (count, ending) = try BatchFile.count(in: file)
      let what = ending.sentence
      Output.bytesOrLine(
        json,
        .present([
          ("records", .integer(count)),
          ("complete", .bool(ending == .complete)), ("fault", what.map(JSONValue.string)),
        ]), "\(file): \(count) interviews, \(what ?? "complete")")
      if ending != .complete { throw ExitCode(1) }
    }
  }
}

/// Takes a file's records in.
struct BatchImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take in the interviews of a file; as often as one likes.",
    discussion: "Example: canvass batch import /media/usb/monday.sbatch")

  @Argument(help: "The file.")
  var file: String

  @Flag(help: "As one JSON object.")
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    try refusing {
      var reader = try BatchFile.Reader(of: file)
      let store = try common.openStore()
      var counts: [Import: Int] = [:]
      var refused = 0
      while let record = try reader.next() {
        guard record.isIntact(sha256) else {
          refused += 1
          Output.notice("the interview '\(record.key.id)' is not what was frozen; it is left out")
          continue
        }
        do throws(StoreFault) {
          counts[try store.importRecord(record), default: 0] += 1
        } catch {
          refused += 1
          Output.notice(error.sentence)
        }
      }
      let ending = reader.ending ?? .unfinished
      report(counts, refused, ending)
      if refused > 0 || ending != .complete || counts[.conflict] != nil {
        throw ExitCode(1)
      }
    }
  }

  private func report(_ counts: [Import: Int], _ refused: Int, _ ending: FrameEnding) {
    let (stored, duplicate) = (counts[.stored] ?? 0, counts[.duplicate] ?? 0)
    let conflict = counts[.conflict] ?? 0
    let fault = ending.sentence
    Output.bytesOrLine(
      json,
      .present([
        ("stored", .integer(stored)), ("duplicate", .integer(duplicate)),
        ("conflict", .integer(conflict)), ("refused", .integer(refused)),
        ("fault", fault.map(JSONValue.string)),
      ]),
      "\(stored) taken in, \(duplicate) were here already, \(conflict) differ from what is here, "
        + "\(refused) refused" + (fault.map { "; " + $0 } ?? ""))
  }
}

/// Takes in what the collector wrote back.
struct BatchReceipts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receipts",
    abstract: "Take in the receipts that came back from the collector.",
    discussion: "Example: canvass batch receipts /media/usb/monday.sreceipt")

  @Argument(help: "The file of receipts.")
  var file: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    try refusing {
      let source = try InputFile(file)
      var reader = ReceiptFile.Reader(from: source.next, digest: sha256)
      let store = try common.openStore()
      let now = Surroundings.now()
      var (kept, count) = (0, 0)
      while let receipt = try reader.next() {
        kept += try store.keep([receipt], at: now)
        count += 1
      }
      try Retention(try common.settings()).apply(store, now: now)
      Output.line("\(kept) of \(count) receipts are for interviews kept here")
      if let fault = (reader.ending ?? .unfinished).sentence {
        Output.notice("\(file): \(fault)")
        throw ExitCode(1)
      }
    }
  }
}

extension BatchFile.Reader {
  /// Reads a file as it goes.
  fileprivate init(of path: String) throws(Refusal) {
    self.init(from: try InputFile(path).next, digest: sha256)
  }
}

extension BatchFile {
  /// How many records a file holds, and how it ends.
  fileprivate static func count(in path: String) throws -> (Int, FrameEnding) {
    var reader = try Reader(of: path)
    var count = 0
    while try reader.next() != nil { count += 1 }
    return (count, reader.ending ?? .unfinished)
  }
}
