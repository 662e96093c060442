import ArgumentParser
import JSONDocuments
import Sealing
import Store

/// `canvass restore`: what a second copy gives back.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Make a store from the second copy of a lost one, or bring one interview back.",
    discussion: """
      The passphrase of the lost device is needed. Unfinished interviews go on where they stood, \
      finished ones wait to be sent; a collector that holds one already says so. The folder of the \
      copy is only read.

      Example: canvass restore /media/ana/STICK/canvass
      Example: canvass restore --into ~/.local/share/canvass /media/stick/rescued-3f2a.cvm
      """)

  @Argument(help: "The folder of the second copy; with --into also one file of it.")
  var source: String

  @Option(
    help: ArgumentHelp(
      "Bring unfinished interviews into this store, which has others.", valueName: "dir"))
  var into: String?

  @Flag(help: "As one JSON object.")
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    try refusing {
      common.noticePulled(source)
      let remains =
        Files.isFolder(source)
        ? try Store.remains(ofMirror: source) : try Store.remains(ofFile: source)
      guard !remains.isEmpty else {
        throw Refusal("\(source): no second copy of a store is there")
      }
      if let into { try bringBack(remains, into) } else { try restore(remains) }
    }
  }

  private func restore(_ remains: Store.Remains) throws {
    guard Files.isFolder(source) else {
      throw Refusal("\(source) is one interview: name a store to bring it into with --into")
    }
    let directory = try common.storeDirectory()
    let passphrase =
      remains.isLocked
      ? try Passphrase.given() ?? Passphrase.ask("Passphrase of the lost device") : nil
    let report = try Store.restore(
      remains, to: directory, passphrase: passphrase, known: Surroundings.knownStores)
    report.show(json, directory, what: "brought back")
    if !report.findings.isEmpty { throw ExitCode(1) }
  }

  private func bringBack(_ remains: Store.Remains, _ directory: String) throws {
    var options = common
    options.store = directory
    let store = try options.openStore()
    var results = try store.bringBack(remains)
    if results.allSatisfy(\.isClosed), remains.isLocked {
      results = try store.bringBack(
        remains, passphrase: Passphrase.ask("Passphrase of the device that it comes from"))
    }
    for result in results { Output.line(result.sentence) }
    if results.contains(where: \.isWrong) { throw ExitCode(1) }
  }
}

extension BroughtBack {
  fileprivate var sentence: String {
    switch self {
    case .added(let id, let entries):
      "Interview \(id): \(entries) entries are back; go on with: canvass interview --resume \(id)"
    case .known(let id): "Interview \(id): all of it is here already"
    case .over(let id):
      "Interview \(id): it is finished or was taken back here; nothing was changed"
    case .differs(let id):
      "Interview \(id): it went on differently here, so nothing was changed; keep the file and ask "
        + "your coordinator"
    case .unreadable(let id):
      "Interview \(id): nothing of it can be opened: it is damaged"
    case .foreign(let id, let device):
      "Interview \(id): it belongs to another device (\(device)): bring it back there, or make a store of that "
        + "device's second copy with canvass restore"
    case .lacking(let finding): "! " + finding.sentence
    }
  }

  fileprivate var isWrong: Bool {
    switch self {
    case .added, .known: false
    case .over, .differs, .unreadable, .foreign, .lacking: true
    }
  }

  /// Whether another passphrase may open it.
  fileprivate var isClosed: Bool {
    switch self {
    case .unreadable, .foreign: true
    case .added, .known, .over, .differs, .lacking: false
    }
  }
}

extension RepairReport {
  /// Says what came of it, and what could not be saved.
  func show(_ isJSON: Bool, _ directory: String, what: String) {
    Output.bytesOrLine(
      isJSON,
      .present([
        ("store", .string(directory)), ("unfinished", .integer(drafts)),
        ("records", .integer(records)), ("files", .integer(files)),
        ("lost", .array(findings.map { .string($0.sentence) })),
        ("kept_aside", keptAside.map(JSONValue.string)),
      ]),
      "\(directory): \(drafts) unfinished and \(records) finished interviews \(what)"
        + (files == 0 ? "" : ", with \(files) files from the second copy"))
    guard !isJSON else { return }
    for finding in findings { Output.notice("! " + finding.sentence) }
    if let keptAside { Output.notice("The damaged file is kept as \(keptAside)") }
  }
}
