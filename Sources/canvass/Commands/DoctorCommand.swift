import ArgumentParser
import JSONDocuments
import Records
import Store

/// How doctors tell what they found. One for all of them: what a command knows it takes before its
/// subcommands look.
struct DoctorForm: ParsableArguments {
  @Flag(help: "As one JSON object.")
  var json = false
}

/// `canvass doctor`: what is installed, where things are kept, what is wrong.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Say where things are kept, and what is wrong with them.",
    discussion: """
      A damaged store is mended with --repair: everything that is sound goes into a new database, the \
      damaged one is kept beside it, and what is lost is named. Close every other canvass first.

      canvass remembers outside of a store what it signs with and whether it has a passphrase, and \
      refuses another one in its place. Whoever moved or restored it says so once with --accept.

      Example: canvass doctor --json
      Example: canvass doctor --repair --mirror /media/ana/STICK/canvass
      Example: sudo canvass doctor kiosk
      """, subcommands: [DoctorKioskCommand.self])

  @OptionGroup var form: DoctorForm

  @Flag(help: "Save everything that is sound of a damaged store.")
  var repair = false

  @Option(
    help: ArgumentHelp("The second copy of the store; it fills gaps.", valueName: "dir"))
  var mirror: String?

  @Flag(help: "Ask for the passphrase, to look at journals and readable records as well.")
  var unlock = false

  @Flag(help: "Take the store as it is for the right one, though another was known in its place.")
  var accept = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if accept, repair { throw ValidationError("--repair first, then --accept what came of it") }
  }

  private struct Finding {
    let what: String
    let value: String
    var isWrong = false
  }

  func run() throws {
    if repair {
      try refusing { try mend() }
      return
    }
    let findings = try refusing { try self.findings() }
    if form.json {
      let members = findings.map { finding in
        JSONValue.Member(
          finding.what,
          .present([("value", .string(finding.value)), ("ok", .bool(!finding.isWrong))]))
      }
      Output.bytes(JSONWriter.bytes(.object(members), pretty: true) + [UInt8(ascii: "\n")])
    } else {
      for finding in findings {
        Output.line("\(finding.isWrong ? "!" : " ") \(finding.what): \(finding.value)")
      }
    }
    if findings.contains(where: \.isWrong) { throw ExitCode(1) }
  }

  private func findings() throws -> [Finding] {
    let settings = try common.settings()
    var findings = [
      Finding(what: "version", value: Canvass.version),
      Finding(
        what: "settings",
        value: settings.path + (Files.exists(settings.path) ? "" : " (none, which is fine)")),
      terminal(),
      questionnaires(try common.library()),
      Finding(what: "collector", value: settings.value(nil, "collector") ?? "not set"),
    ]
    let directory = try common.storeDirectory()
    do {
      findings += try inspect(
        try common.openStore(unlocks: unlock || accept, accepts: accept), directory)
    } catch let fault as StoreFault {
      findings.append(Finding(what: "store", value: fault.sentence, isWrong: true))
    }
    return findings
  }

  private func mend() throws {
    let directory = try common.storeDirectory()
    let alone = Files.exists(directory) ? try StoreUse.alone(directory) : nil
    defer { withExtendedLifetime(alone) {} }
    let copy = try common.mirrorFolder(mirror)
    if let copy { common.noticePulled(copy) }
    let remains = try Store.remains(in: directory, mirror: copy)
    guard !remains.isEmpty else {
      throw Refusal(
        "nothing of a store is left in \(directory); if there is a second copy, name it with --mirror"
      )
    }
    let passphrase =
      remains.isLocked
      ? try Passphrase.given() ?? Passphrase.ask("Passphrase of \(directory)") : nil
    let report = try Store.repair(
      remains, passphrase: passphrase, snapshots: snapshots(try common.library()),
      known: Surroundings.knownStores)
    report.show(form.json, directory, what: "are sound")
    if !report.findings.isEmpty { throw ExitCode(1) }
  }

  /// The questionnaires that are installed, in case the store's own are damaged.
  private func snapshots(_ library: Library) -> [QuestionnaireSnapshot] {
    library.installed().compactMap { try? library.open($0.name) }.map {
      QuestionnaireSnapshot(key: $0.key, bytes: $0.bytes)
    }
  }

  private func terminal() -> Finding {
    let name = Surroundings.environment("TERM") ?? ""
    return Finding(
      what: "terminal", value: name.isEmpty ? "TERM is not set" : name,
      isWrong: name.isEmpty || name == "dumb")
  }

  private func questionnaires(_ library: Library) -> Finding {
    guard let folder = library.folder else {
      return Finding(
        what: "questionnaires", value: "no folder found; name one with --questionnaires",
        isWrong: true)
    }
    let installed = library.installed()
    let broken = installed.filter { (try? library.open($0.name)) == nil }.map(\.name)
    return Finding(
      what: "questionnaires",
      value: "\(folder): \(installed.count)"
        + (broken.isEmpty ? "" : ", with errors: \(broken.joined(separator: ", "))"),
      isWrong: !broken.isEmpty)
  }

  /// Whether the files beside the interviews are all there, and are what was copied.
  private func files(_ store: Store) throws -> Finding {
    guard !store.isLocked else { return Self.unseen("files") }
    let kept = try store.keptFiles()
    guard try !store.hasPlainFiles() else {
      return Finding(
        what: "files",
        value: "some are not encrypted yet: free some space, then open the store again",
        isWrong: true)
    }
    let wrong = kept.compactMap { file in
      file.fault(in: store).map { "\(file.interview)/\(file.file) \($0)" }
    }
    return Finding(
      what: "files",
      value: wrong.isEmpty
        ? "\(kept.count) beside the interviews, all there"
        : "\(wrong.joined(separator: ", ")); restore from a copy of the store",
      isWrong: !wrong.isEmpty)
  }

  /// Whether it is the store that was known in its place.
  private func known(_ store: Store) -> [Finding] {
    switch store.acquaintance {
    case .notAsked: []
    case .known: [Finding(what: "known", value: "as it was when canvass last opened it")]
    case .locked: [Self.unseen("known")]
    case .notRemembered(let fault):
      [
        Finding(
          what: "known",
          value: fault.sentence + "; until then nobody would be told if it were exchanged",
          isWrong: true)
      ]
    }
  }

  private static func unseen(_ what: String) -> Finding {
    Finding(
      what: what,
      value: "not looked at, for the store is locked; to look: canvass doctor --unlock")
  }

  /// Records of which what was frozen is no longer there, that nobody with the device's key made, or that
  /// no interview can be read from.
  private func records(_ store: Store) throws -> Finding {
    let contents = try store.records()
    let damaged = contents.filter(\.isUnreadable).map(\.key.id)
    let unseen = contents.count { $0.content == .locked }
    var parts: [String] = []
    if !damaged.isEmpty {
      parts.append(
        "damaged, or not made here: \(damaged.joined(separator: ", ")); canvass doctor --repair saves what "
          + "is sound")
    } else if unseen == 0 {
      parts.append("all as they were frozen")
    } else if unseen < contents.count {
      parts.append("the other \(contents.count - unseen) as they were frozen")
    }
    if unseen > 0 {
      parts.append(
        "\(unseen) not looked at, for the store is locked; to look: canvass doctor --unlock")
    }
    return Finding(
      what: "records", value: parts.joined(separator: "; "), isWrong: !damaged.isEmpty)
  }

  /// The questionnaires as interviews began with them: without them nothing goes on, nor to its end.
  private func copies(_ store: Store) throws -> Finding {
    let damaged = try store.damagedQuestionnaires().map { "'\($0.id)' \($0.version)" }
    return Finding(
      what: "copies of questionnaires",
      value: damaged.isEmpty
        ? "all as interviews began with them"
        : "damaged: \(damaged.joined(separator: ", ")); put the same file into the folder of "
          + "questionnaires, then: canvass doctor --repair",
      isWrong: !damaged.isEmpty)
  }

  /// Interviews of which it was changed when, on what or by whom they were held.
  private func headings(_ store: Store) throws -> [Finding] {
    let changed = try store.interviews().filter { !$0.isSound }.map(\.id)
    guard !changed.isEmpty else { return [] }
    return [
      Finding(
        what: "headings",
        value:
          "changed, or not made here: \(changed.joined(separator: ", ")); what was answered is "
          + "judged apart; canvass doctor --repair saves what is sound",
        isWrong: true)
    ]
  }

  /// What was put there by somebody who has no key: it is not obeyed.
  private func marks(_ store: Store) throws -> Finding {
    guard !store.isLocked else { return Self.unseen("marks") }
    let unmarked = try store.unmarked().map { "\($0.kind.words) \($0.id)" }
    return Finding(
      what: "marks",
      value: unmarked.isEmpty
        ? "all of this device"
        : "not made by this device, and not obeyed: \(unmarked.joined(separator: ", ")); canvass "
          + "doctor --repair takes them out",
      isWrong: !unmarked.isEmpty)
  }

  /// Drafts whose key was in the memory of a program that has ended.
  private func lost(_ store: Store) throws -> [Finding] {
    let count = try store.lostDrafts()
    guard count > 0 else { return [] }
    return [
      Finding(
        what: "lost drafts",
        value: "\(count) that were held with --ephemeral ended with their program, unreadable for "
          + "everybody")
    ]
  }

  /// Interviews of which something does not open, or is not what was written.
  private func journals(_ store: Store) throws -> Finding {
    guard !store.isLocked else { return Self.unseen("journals") }
    var wrong: [String] = []
    for interview in try store.interviews() {
      do throws(StoreFault) {
        _ = try store.journal(of: interview.id)
      } catch {
        switch error {
        // Sealed when it was finished, or wiped.
        case .keyDestroyed where interview.state != .draft || interview.successor != nil: continue
        case .damagedJournal(let id, let entry): wrong.append("\(id) from entry \(entry) on")
        default: wrong.append("\(interview.id), its key")
        }
      }
    }
    return Finding(
      what: "journals",
      value: wrong.isEmpty
        ? "all as they were written"
        : "damaged: \(wrong.joined(separator: ", ")); canvass doctor --repair saves what is sound",
      isWrong: !wrong.isEmpty)
  }

  private func copy(_ store: Store) throws -> [Finding] {
    guard let folder = try common.mirrorFolder(mirror) else { return [] }
    do throws(MirrorFault) {
      let standing = try Mirror(
        of: store, at: folder, onAnyDisk: true, now: { Surroundings.now() }
      ).inspect()
      return [
        Finding(
          what: "second copy", value: "\(folder): \(standing.sentence)",
          isWrong: standing.behind > 0 || standing.only > 0)
      ]
    } catch { return [Finding(what: "second copy", value: error.sentence, isWrong: true)] }
  }

  /// What SQLite finds in its own file: rows that an index has lost are in no list.
  private func file(_ store: Store) throws -> Finding {
    let isSound = try store.isFileSound()
    return Finding(
      what: "database",
      value: isSound ? "sound" : StoreFault.damaged(path: store.directory).sentence,
      isWrong: !isSound)
  }

  private func protection(_ store: Store) throws -> Finding {
    let value =
      switch try store.protection() {
      case .passphrase:
        "encrypted, opens with its passphrase alone" + (store.isLocked ? "; locked now" : "")
      case .permissions: "file permissions only; for more: canvass keys passphrase"
      }
    return Finding(what: "protection", value: value)
  }

  /// By this, whoever opens a sealed interview knows which device made it.
  private func signer(_ store: Store) throws -> Finding {
    Finding(what: "signs as", value: try store.signerFingerprint() ?? "not told while locked")
  }

  private func inspect(_ store: Store, _ directory: String) throws -> [Finding] {
    let interviews = try store.interviews()
    let outbox = try store.outbox()
    let aside = outbox.filter { $0.state != .pending }
    let drafts = interviews.filter { $0.state == .draft }.count
    let copy = try copy(store)
    return [
      Finding(
        what: "store",
        value: "\(directory): \(counted(interviews.count, "interview")), \(drafts) unfinished"),
      try file(store),
      try protection(store), try signer(store),
    ] + known(store) + [
      Finding(
        what: "permissions",
        value: store.isOpenToOthers
          ? "\(directory) holds other things too, and other accounts can look into it: chmod 700 it"
          : "for this account alone",
        isWrong: store.isOpenToOthers),
      Finding(
        what: "outbox",
        value: (outbox.count - aside.count == 1 ? "1 waits" : "\(outbox.count - aside.count) wait")
          + " to be sent, \(aside.count) set aside",
        isWrong: !aside.isEmpty),
      try copies(store),
      try records(store),
    ] + (try headings(store)) + [
      try journals(store),
      try marks(store),
      try files(store),
    ] + (try lost(store)) + copy
  }
}

extension UnmarkedRow.Kind {
  fileprivate var words: String {
    switch self {
    case .erasure: "an erasure of"
    case .succession: "a move of"
    case .conflict: "another content of"
    case .receipt: "a receipt for"
    case .withdrawal: "a withdrawal code of"
    case .derivation: "an origin of"
    }
  }
}
