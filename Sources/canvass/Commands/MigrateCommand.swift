import ArgumentParser
import Interviews
import JSONDocuments
import Questionnaires
import Records
import Revisions
import Screens
import Store

/// `canvass migrate`: a draft goes on with another version of its questionnaire, once a person has
/// seen what becomes of it.
struct MigrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate",
    abstract: "Move a draft to another version of its questionnaire.",
    discussion: """
      Prints what would move, what would have to be mended and what cannot move, and changes \
      nothing. With --accept it is done: a new interview goes on with all that fits, and the old \
      draft stays as it is, to be read.

      Example: canvass migrate 3f2a --to survey-2.json --accept
      """)

  @Argument(help: "The draft; the beginning of its id is enough.")
  var id: String

  @Option(
    help: ArgumentHelp(
      "The version to move to: a file, or the id of an installed questionnaire.",
      valueName: "questionnaire"))
  var to: String

  @Flag(help: "Do it.")
  var accept = false

  @Flag(help: "As one JSON object.")
  var json = false

  @OptionGroup var renames: RenameOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    try refusing {
      let desk = Deskwork(
        store: try common.openStore(), library: try common.library(),
        settings: try common.settings(), mode: .capi, interviewer: nil)
      let draft = try self.draft(desk)
      let target = try desk.library.open(to)
      try refuse(draft, target, desk)
      let (source, interview) = try desk.interview(draft.id, draft.questionnaire)
      let revision = try renames.revision(from: source.form, to: target.form)
      let migration = try migrated(interview, target, revision)
      let hold = accept ? try desk.store.hold(draft.id) : nil
      defer { withExtendedLifetime(hold) {} }
      let successor = accept ? try move(draft, interview, migration, target, desk) : nil
      show(migration.report, draft, successor)
    }
  }

  private func draft(_ desk: Deskwork) throws -> InterviewSummary {
    let id = try desk.store.identify(self.id)
    guard let draft = try desk.store.interview(id), draft.state == .draft else {
      throw Refusal("interview '\(id)' is finished; only drafts move to another version")
    }
    if let successor = draft.successor { throw StoreFault.moved(id: id, to: successor) }
    return draft
  }

  private func refuse(
    _ draft: InterviewSummary, _ target: OpenQuestionnaire, _ desk: Deskwork
  ) throws {
    guard draft.questionnaire.id == target.key.id else {
      throw Refusal(
        "interview '\(draft.id)' is on '\(draft.questionnaire.id)', and '\(to)' is "
          + "'\(target.key.id)'; a draft moves to another version of the same questionnaire")
    }
    guard draft.questionnaire.hash != target.key.hash else {
      throw Refusal("interview '\(draft.id)' is on this version already")
    }
    try desk.refuseOtherContent(target)
  }

  private func migrated(
    _ draft: Interview, _ target: OpenQuestionnaire, _ revision: Revision
  ) throws(Refusal) -> Migration {
    do throws(InterviewFault) {
      return try Migration(
        of: draft, to: target.form, by: revision, questionnaire: target.key.hash,
        at: Surroundings.now())
    } catch { throw Refusal("interview '\(id)' cannot be moved; its journal is damaged") }
  }

  /// Keeps the new interview and the link to it, both or neither; answers with its id.
  private func move(
    _ draft: InterviewSummary, _ interview: Interview, _ migration: Migration,
    _ target: OpenQuestionnaire, _ desk: Deskwork
  ) throws(StoreFault) -> String {
    let moved = migration.interview
    let progress = moved.progress(at: moved.currentStop)
    let summary = DraftSummary(
      name: moved.name, position: progress.place, count: progress.count)
    let successor = Surroundings.newInterviewID()
    try desk.store.move(
      draft.id, entries: interview.entries.count, to: successor, questionnaire: target.key,
      bytes: target.bytes, journal: moved.entries, summary: summary.text,
      at: Surroundings.now())
    return successor
  }

  private func show(_ report: MigrationReport, _ draft: InterviewSummary, _ successor: String?) {
    guard !json else {
      let value = report.json(id: draft.id, successor: successor)
      Output.bytes(JSONWriter.bytes(value, pretty: true) + [UInt8(ascii: "\n")])
      return
    }
    Output.line("\(draft.id): \(report.counts)")
    for line in report.converted { Output.line("  converted: \(line.text)") }
    for line in report.troubleLines { Output.line("  \(line)") }
    if let successor {
      Output.line("moved to \(successor); go on with: canvass interview --resume \(successor)")
      guard !report.left.isEmpty else { return }
      Output.notice("What cannot move stays in the old draft: canvass show \(draft.id)")
    } else {
      Output.notice("Nothing has been changed; to do it, add --accept.")
    }
  }
}
