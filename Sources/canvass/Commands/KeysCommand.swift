import ArgumentParser
import JSONDocuments
import Records
import Sealing
import Store

/// `canvass keys`: who can read what.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Make study keys, and protect this device with a passphrase.",
    discussion: """
      Finished interviews are sealed to the study keys that a questionnaire names in 'public_keys': \
      then nobody who holds a device can read them, only who has the private key.

      Example: canvass keys new iom-2026.key
      Example: canvass keys show iom-2026.key
      Example: canvass keys passphrase
      """,
    subcommands: [KeysNew.self, KeysShow.self, KeysPassphrase.self])
}

/// Makes a study key.
struct KeysNew: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Make a study key, and print its public half.",
    discussion: """
      Keep the file where no interviewer's device comes: who has it reads every interview of the \
      study, and without it nobody ever will. Make a second one as recovery key and lock it away.

      Example: canvass keys new iom-2026.key
      """)

  @Argument(help: "The file to write the private key to.")
  var file: String

  @Option(help: "What the key is called in questionnaires; else the file's name.")
  var name: String?

  @Flag(
    help: "Without a passphrase before the private key: for tests, or a disk that is encrypted.")
  var noPassphrase = false

  func run() throws {
    try refusing {
      guard !Files.exists(file) else {
        throw Refusal("\(file): exists already; a key is never written over, name another file")
      }
      let passphrase = noPassphrase ? nil : try Passphrase.askNew()
      let pair = try StudyKeyPair(name: name ?? Self.name(of: file))
      let kept = try StudyKeyFile(pair, created: Surroundings.now(), passphrase: passphrase)
      try Files.write(kept.bytes + [UInt8(ascii: "\n")], to: file)
      kept.publicKey.show(isJSON: false)
      Output.notice(
        "\(file) holds the private key. Copy it to a second place that is safe: interviews that are "
          + "sealed to it can be read with it alone.")
    }
  }

  private static func name(of file: String) -> String {
    let last = file.split(separator: "/").last.map(String.init) ?? file
    return last.hasSuffix(".key") ? String(last.dropLast(4)) : last
  }
}

/// Prints the public half of a study key.
struct KeysShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print the public half of a study key, as a questionnaire takes it.",
    discussion: "Example: canvass keys show iom-2026.key")

  @Argument(help: "The file of the private key; its passphrase is not needed.")
  var file: String

  @Flag(help: "As one JSON object.")
  var json = false

  func run() throws {
    try refusing { try StudyKeyFile.read(file).publicKey.show(isJSON: json) }
  }
}

/// Sets, changes or removes the passphrase of this device.
struct KeysPassphrase: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "passphrase",
    abstract: "Set or change the passphrase without which nobody reads this device's interviews.",
    discussion: """
      A forgotten passphrase cannot be brought back by anybody: unfinished interviews, and finished \
      ones that are not sealed to a study key, are lost with it.

      Example: canvass keys passphrase
      """)

  @Flag(help: "Remove it: then the permissions of the files alone protect what is kept.")
  var remove = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    try refusing {
      let store = try common.openStore()
      let first = try store.protection() == .permissions ? Passphrase.given() : nil
      let passphrase = remove ? nil : try first ?? Passphrase.askNew()
      let unreadable = try store.protect(with: passphrase)
      Output.line(
        remove
          ? "\(store.directory) opens without a passphrase now."
          : "\(store.directory) opens with that passphrase alone now.")
      for id in unreadable { Output.notice("! " + StoreFault.damagedKey(id: id).sentence) }
      try common.updateMirror(store)
    }
  }
}

extension StudyKeyFile {
  /// Reads the file of a private key.
  static func read(_ path: String) throws(Refusal) -> StudyKeyFile {
    let bytes = try Files.read(path, atMost: 1 << 16)
    do throws(RecordFault) {
      return try StudyKeyFile(json: bytes)
    } catch { throw Refusal("\(path): \(SealingFault.notAKey.sentence)") }
  }

  /// The pair in the file, its passphrase asked for where it has one.
  static func pair(at path: String) throws -> StudyKeyPair {
    let file = try read(path)
    let passphrase =
      file.isLocked ? try Passphrase.given() ?? Passphrase.ask("Passphrase of \(path)") : ""
    do {
      return try file.pair { passphrase }
    } catch { throw Refusal("\(path): \(error.sentence)") }
  }
}

extension StudyKey {
  /// The key as it is put into a questionnaire, or with its fingerprint for programs.
  fileprivate func show(isJSON: Bool) {
    let entry: [(String, JSONValue?)] = [("name", .string(name)), ("key", .string(text))]
    if isJSON {
      Output.line(
        JSONWriter.text(.present(entry + [("fingerprint", .string(fingerprint))])))
    } else {
      Output.line("\"public_keys\": [\(JSONWriter.text(.present(entry)))]")
      Output.line("fingerprint \(fingerprint)")
    }
  }
}
