import ArgumentParser
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

  func openStore() throws -> Store {
    let directory = try storeDirectory()
    do throws(StoreFault) {
      return try Store(directory: directory)
    } catch { throw Refusal(error.sentence) }
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
  }
  throw ExitCode(1)
}
