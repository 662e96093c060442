import ArgumentParser
import Interviews
import JSONDocuments
import Questionnaires
import Records
import Revisions
import Store

/// `canvass diff`: what changed between two versions of a questionnaire, and what it breaks.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Tell what changed between two versions, and what it breaks.",
    discussion: """
      Changes are breaking (answers in drafts would be lost, or may no longer stand), careful \
      (answers before and after are not the same thing) or harmless. Exits with 1 if one is \
      breaking, or if two contents have one version; else with 0.

      Example: canvass diff survey-1.json survey-2.json --drafts
      """)

  @Argument(help: "The old version: a file, or the id of an installed questionnaire.")
  var old: String

  @Argument(help: "The new version.")
  var new: String

  @Flag(help: "One JSON object a change, then one a draft.")
  var json = false

  @Flag(help: "Also what would become of each draft on the old version that is kept here.")
  var drafts = false

  @OptionGroup var renames: RenameOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let isFine = try refusing {
      let library = try common.library()
      let (old, new) = (try library.open(self.old), try library.open(self.new))
      let revision = try renames.revision(from: old.form, to: new.form)
      show(revision.changes, old, new)
      var isFine = !revision.changes.contains { $0.severity == .breaking }
      if drafts, old.key.id == new.key.id { isFine = try showDrafts(revision, old, new) && isFine }
      return !isReused(old, new) && isFine
    }
    if !isFine { throw ExitCode(1) }
  }

  /// Two contents under one version would make answers that cannot be told apart later.
  private func isReused(_ old: OpenQuestionnaire, _ new: OpenQuestionnaire) -> Bool {
    guard old.key.id == new.key.id, old.key.version == new.key.version,
      old.key.hash != new.key.hash
    else { return false }
    Output.notice(
      "error: both are '\(new.key.id)' version '\(new.key.version)', and their contents differ; "
        + "give the changed questionnaire a new version")
    return true
  }

  // MARK: Changes

  private func show(
    _ changes: [Change], _ old: OpenQuestionnaire, _ new: OpenQuestionnaire
  ) {
    guard !json else {
      for change in changes { Output.bytesOrLine(true, change.json, "") }
      return
    }
    let counts = Change.Severity.allCases.map { severity in
      "\(changes.filter { $0.severity == severity }.count) \(severity.rawValue)"
    }
    Output.line(
      "\(old.key.id) \(old.key.version) → \(new.key.id) \(new.key.version): "
        + (changes.isEmpty ? "no change" : counts.joined(separator: ", ")))
    for severity in Change.Severity.allCases {
      let some = changes.filter { $0.severity == severity }
      guard !some.isEmpty else { continue }
      Output.line("")
      Output.line("\(severity.rawValue) (\(some.count)):")
      for change in some { Output.line("  \(change.line)") }
    }
  }

  // MARK: Drafts

  /// Whether all of every draft would move and could stand.
  private func showDrafts(
    _ revision: Revision, _ old: OpenQuestionnaire, _ new: OpenQuestionnaire
  ) throws -> Bool {
    let store = try common.openStore()
    let drafts = try store.drafts().filter {
      $0.questionnaire.hash == old.key.hash && $0.successor == nil
    }
    if !json {
      Output.line("")
      Output.line("drafts on the old version: \(drafts.count)")
    }
    var isFine = true
    for draft in drafts {
      let report = try report(draft.id, store, revision, old, new)
      if json {
        Output.bytesOrLine(true, report.json(id: draft.id), "")
      } else {
        Output.line("  \(draft.id): \(report.counts)")
        for line in report.troubleLines { Output.line("    \(line)") }
      }
      isFine =
        isFine && report.left.isEmpty && report.toMend.isEmpty
        && report.unasked.isEmpty
    }
    return isFine
  }

  private func report(
    _ id: String, _ store: Store, _ revision: Revision, _ old: OpenQuestionnaire,
    _ new: OpenQuestionnaire
  ) throws -> MigrationReport {
    let journal = try store.journal(of: id)
    do throws(InterviewFault) {
      let draft = try Interview(old.form, journal: journal)
      return try Migration(of: draft, to: new.form, by: revision, at: Surroundings.now()).report
    } catch { throw Refusal("interview '\(id)' cannot be read; its journal is damaged") }
  }
}
