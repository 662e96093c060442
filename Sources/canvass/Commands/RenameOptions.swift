import ArgumentParser
import Questionnaires
import Revisions

/// A person's word on which item is which.
struct RenameOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The item OLD is called NEW now; without NEW it is gone. May be repeated.",
      valueName: "OLD=NEW"))
  var rename: [RenameArgument] = []

  /// Compares two versions by that word.
  func revision(from old: Form, to new: Form) throws(Refusal) -> Revision {
    do throws(RenameFault) {
      return try Revision(
        from: old.questionnaire, to: new, renames: rename.map(\.rename))
    } catch { throw Refusal(error.sentence) }
  }
}

/// `age=age_years`, or `age=`.
struct RenameArgument: ExpressibleByArgument {
  let rename: Rename

  init?(argument: String) {
    let parts = argument.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts[0].isEmpty else { return nil }
    rename = Rename(parts[0], to: parts[1].isEmpty ? nil : parts[1])
  }
}
