import ArgumentParser
import Glibc
import Records
import Screens
import Store

/// The options that every command takes.
struct CommonOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Where interviews are kept.", valueName: "dir"))
  var store: String?

  @Option(help: ArgumentHelp("The folder of questionnaires.", valueName: "dir"))
  var questionnaires: String?

  @Option(help: ArgumentHelp("The language of the program, such as fr.", valueName: "tag"))
  var language: String?

  func settings() throws -> Settings { try Settings() }

  /// `--store`, else `$CANVASS_STORE`, else the settings', else `$XDG_DATA_HOME/canvass`.
  func storeDirectory() throws -> String {
    if let store { return store }
    let home = Surroundings.environment("HOME") ?? "."
    let data = Surroundings.environment("XDG_DATA_HOME") ?? home + "/.local/share"
    return try settings().value(store, "store") ?? data + "/canvass"
  }

  /// The store; where a passphrase protects it, that is asked for.
  ///
  /// - Parameter unlocks: false for what needs nothing of what was said.
  /// - Parameter isLocked: whether nobody was there for a while: then a person is asked, whatever
  ///   files there are.
  /// - Parameter accepts: whether somebody has said that the store is as it should be, whatever was known
  ///   of the one in its place.
  func openStore(
    unlocks: Bool = true, isLocked: Bool = false, accepts: Bool = false
  ) throws -> Store {
    let directory = try storeDirectory()
    // A file that may not grow any more is a fault to be told, not a reason to be ended.
    signal(SIGXFSZ, SIG_IGN)
    let known = Surroundings.knownStores
    let store = try Store(directory: directory, known: accepts ? known?.accepting : known)
    switch store.refusal {
    case nil: break
    case .diskFull?:
      Output.notice(
        "The disk of \(directory) is full: it is read as it is. Free some space, then start again.")
    default: Output.notice("\(directory) lies where nothing can be written: it is read as it is.")
    }
    if isLocked {
      Output.notice("canvass is locked, since nobody used it. What was typed is kept.")
    }
    if unlocks, store.isLocked { try unlock(store, with: isLocked ? nil : Passphrase.given()) }
    if store.markedAsFound > 0 {
      Output.notice(
        "The store is of an older canvass: \(store.markedAsFound) finished "
          + (store.markedAsFound == 1 ? "interview was" : "interviews were")
          + " marked as found; what anybody changed before that cannot be told.")
    }
    return store
  }

  /// The store for sending and carrying. Where anything is kept it must be open: without the key nobody can
  /// tell what was made here, what a collector holds, and what was wiped since it does, from what
  /// somebody put there or took away.
  func openStoreToSend() throws -> Store {
    let store = try openStore(unlocks: false)
    if store.isLocked, try !store.records().isEmpty { try unlock(store, with: Passphrase.given()) }
    return store
  }

  /// How often one may mistype before the program ends.
  private static let tries = 3

  private func unlock(_ store: Store, with given: String?) throws {
    if let given {
      try store.unlock(given)
      return
    }
    let terminal = try HiddenTerminal()
    for attempt in 1...Self.tries {
      let typed = try terminal.ask("Passphrase of \(store.directory)")
      do throws(StoreFault) {
        try store.unlock(typed)
        return
      } catch {
        guard case .sealing(_, .wrongPassphrase) = error, attempt < Self.tries else { throw error }
        terminal.tell(error.sentence + "\n")
      }
    }
  }

  func library() throws -> Library {
    try Library(try settings().value(questionnaires, "questionnaires"))
  }

  func preferredLanguage() throws -> String {
    try settings().value(language, "language") ?? Surroundings.localeLanguage
  }

  /// The language of the program; refuses one on the command line that it does not speak.
  func programLanguage() throws -> String {
    if let language, !Catalogue.all.contains(where: { language.isPrimary($0.tag) }) {
      let names = Catalogue.all.map(\.tag).joined(separator: ", ")
      throw ValidationError(
        "canvass does not speak '\(language)'; languages are \(names) (--ask-in is that of questions)"
      )
    }
    return try preferredLanguage()
  }

  /// What was given of these, as the next command line must give it again to find the same things.
  var again: String {
    let given = [
      ("--store", store), ("--questionnaires", questionnaires), ("--language", language),
    ]
    return given.compactMap { name, value in value.map { " \(name) \(Self.quoted($0))" } }.joined()
  }

  /// A word as a shell takes it for one.
  static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      let character = Character(Unicode.Scalar(byte))
      return byte < 0x80
        && (character.isLetter || character.isNumber || "/._-+:@%".contains(character))
    }
    if isPlain, !word.isEmpty { return word }
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }
}

extension String {
  /// Whether a tag such as `fr-CA` is of this language.
  fileprivate func isPrimary(_ tag: String) -> Bool {
    lowercased().split(separator: "-").first.map(String.init) == tag
  }
}

/// Runs a command's body: a refusal becomes one sentence on standard error and exit code 1.
func refusing<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let refusal as Refusal {
    Output.notices(refusal.sentences)
  } catch let fault as StoreFault {
    Output.notice(fault.sentence)
  } catch let fault as MirrorFault {
    Output.notice(fault.sentence)
  }
  throw ExitCode(1)
}
