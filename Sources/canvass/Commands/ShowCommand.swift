import ArgumentParser
import Interviews
import JSONDocuments
import Questionnaires
import Records
import Store

/// `canvass show`: one interview, as it is now.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one interview, or what happened in it.",
    discussion: """
      Example: canvass show 3f2a --json
      Example: canvass show 3f2a --journal
      Example: canvass show 3f2a --at 40

      What was said to sensitive and personal questions, and what the interviewer wrote about it, is \
      hidden unless --sensitive asks for it.
      """)

  @Argument(help: "The interview; the beginning of its id is enough.")
  var id: String

  @Flag(help: "As one JSON object; the journal as one object a line.")
  var json = false

  @Flag(help: "The events of the interview, one a line.")
  var journal = false

  @Option(
    help: ArgumentHelp(
      "The interview as it stood after this entry of its journal.", valueName: "entry"))
  var at: Int?

  @Flag(help: "Also what was said to sensitive and personal questions.")
  var sensitive = false

  @OptionGroup var common: CommonOptions
  @OptionGroup var person: PersonOptions

  func validate() throws {
    if at != nil, journal { throw ValidationError("give --journal or --at, not both") }
  }

  func run() throws {
    try refusing {
      let desk = try person.desk(common)
      let id = try desk.store.identify(self.id)
      if journal {
        try showJournal(desk, id)
      } else if let at {
        try show(desk, record(desk, id, after: at))
      } else {
        try show(desk, record(desk, id))
      }
    }
  }

  private func showJournal(_ desk: Deskwork, _ id: String) throws {
    let entries = try desk.store.journal(of: id)
    guard !entries.isEmpty else {
      Output.notice("no journal was kept of interview '\(id)'")
      return
    }
    let interview = try desk.interview(id, try summary(desk, id).questionnaire).1
    let listing = JournalListing(
      interview: interview,
      discretion: Discretion(form: interview.form, showsSensitive: sensitive))
    for entry in entries {
      Output.bytesOrLine(json, listing.json(entry), listing.line(entry))
    }
  }

  private func show(_ desk: Deskwork, _ record: InterviewRecord) throws {
    let form = try form(desk, record.questionnaire)
    if form == nil, !sensitive {
      Output.notice(
        "\(record.questionnaire.id) \(record.questionnaire.version) is not installed: nobody can tell "
          + "what is private in the answers, so they are hidden")
    }
    let listing = RecordListing(
      record: record, discretion: Discretion(form: form, showsSensitive: sensitive))
    if json {
      Output.bytes(JSONWriter.bytes(listing.json, pretty: true) + [UInt8(ascii: "\n")])
    } else {
      for line in listing.lines { Output.line(line) }
    }
  }

  /// The questionnaire of an interview that was held here, or in the library for one that came in a
  /// batch.
  private func form(_ desk: Deskwork, _ key: QuestionnaireKey) throws -> Form? {
    guard let snapshot = try desk.store.questionnaire(hash: key.hash) else {
      return try? desk.library.open(key.id).form
    }
    return try OpenQuestionnaire(
      key.id + ".json", snapshot.bytes, folder: desk.library.folder
    ).form
  }

  private func summary(_ desk: Deskwork, _ id: String) throws -> InterviewSummary {
    guard let summary = try desk.store.interview(id) else {
      throw Refusal("there is no interview '\(id)' here; see: canvass list")
    }
    return summary
  }

  /// What follows from the first entries of the journal and no others.
  private func record(_ desk: Deskwork, _ id: String, after sequence: Int) throws -> InterviewRecord
  {
    let entries = try desk.store.journal(of: id)
    guard let last = entries.last else {
      throw Refusal("no journal was kept of interview '\(id)'")
    }
    guard (1...last.sequence).contains(sequence) else {
      throw Refusal("interview '\(id)' has entries 1 to \(last.sequence); --at names one of them")
    }
    let (open, _) = try desk.interview(id, try summary(desk, id).questionnaire)
    do throws(InterviewFault) {
      let before = try Interview(open.form, journal: entries.filter { $0.sequence <= sequence })
      return before.record(id: id, questionnaire: open.key)
    } catch { throw Refusal("interview '\(id)' has no beginning; its journal is damaged") }
  }

  /// A finished interview is the record that was frozen; an unfinished one is worked out.
  private func record(_ desk: Deskwork, _ id: String) throws -> InterviewRecord {
    if let kept = try desk.store.record(id) {
      return try kept.interview()
    }
    let (open, interview) = try desk.interview(id, try summary(desk, id).questionnaire)
    return interview.record(id: id, questionnaire: open.key)
  }
}
