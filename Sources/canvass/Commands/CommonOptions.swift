import ArgumentParser
import Glibc
import Records
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
    let home = Surroundings.environment("HOME") ?? "."
    let data = Surroundings.environment("XDG_DATA_HOME") ?? home + "/.local/share"
    return try settings().value(store, "store") ?? data + "/canvass"
  }

  /// The store; where a passphrase protects it, that is asked for.
  ///
  /// - Parameter unlocks: false for what needs nothing of what was said.
  func openStore(unlocks: Bool = true) throws -> Store {
    let directory = try storeDirectory()
    // A file that may not grow any more is a fault to be told, not a reason to be ended.
    signal(SIGXFSZ, SIG_IGN)
    let store = try Store(directory: directory)
    if unlocks, store.isLocked { try unlock(store) }
    return store
  }

  /// How often one may mistype before the program ends.
  private static let tries = 3

  private func unlock(_ store: Store) throws {
    if let given = try Passphrase.given() {
      try store.unlock(given)
      return
    }
    for attempt in 1...Self.tries {
      let typed = try Passphrase.ask("Passphrase of \(store.directory)")
      do throws(StoreFault) {
        try store.unlock(typed)
        return
      } catch {
        guard case .sealing(_, .wrongPassphrase) = error, attempt < Self.tries else { throw error }
        Output.notice(error.sentence)
      }
    }
  }

  func library() throws -> Library {
    try Library(try settings().value(questionnaires, "questionnaires"))
  }

  func preferredLanguage() throws -> String {
    try settings().value(language, "language") ?? Surroundings.localeLanguage
  }
}

/// Runs a command's body: a refusal becomes one sentence on standard error and exit code 1.
func refusing<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let refusal as Refusal {
    Output.notice(refusal.sentence)
  } catch let fault as StoreFault {
    Output.notice(fault.sentence)
  } catch let fault as MirrorFault {
    Output.notice(fault.sentence)
  }
  throw ExitCode(1)
}
