import ArgumentParser
import Interviews
import JSONDocuments
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

  @Flag(help: "With --journal: also what was said to sensitive and personal questions.")
  var sensitive = false

  @OptionGroup var common: CommonOptions
  @OptionGroup var person: PersonOptions

  func validate() throws {
    if at != nil, journal { throw ValidationError("give --journal or --at, not both") }
    if sensitive, !journal { throw ValidationError("--sensitive goes with --journal") }
  }

  func run() throws {
    try refusing {
      let desk = try person.desk(common)
      let id = try desk.store.identify(self.id)
      if journal {
        try showJournal(desk, id)
      } else if let at {
        show(try record(desk, id, after: at))
      } else {
        show(try record(desk, id))
      }
    }
  }

  private func showJournal(_ desk: Deskwork, _ id: String) throws {
    let entries = try desk.store.journal(of: id)
    guard !entries.isEmpty else { return }
    let listing = JournalListing(
      interview: try desk.interview(id, try summary(desk, id).questionnaire).1,
      showsSensitive: sensitive)
    for entry in entries {
      Output.bytesOrLine(json, listing.json(entry), listing.line(entry))
    }
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

  private func show(_ record: InterviewRecord) {
    guard !json else {
      Output.bytes(JSONWriter.bytes(record.json, pretty: true) + [UInt8(ascii: "\n")])
      return
    }
    Output.line("\(record.id)  \(record.state.rawValue)  \(record.disposition ?? "")")
    Output.line("\(record.questionnaire.id) \(record.questionnaire.version), \(record.language)")
    Output.line("\(record.started) - \(record.finalized?.description ?? "")")
    show(record.answers, indent: "  ")
    for remark in record.nonresponse { Output.line("  \(remark.path): (\(remark.text))") }
    for remark in record.notes { Output.line("  \(remark.path) ~ \(remark.text)") }
    for file in record.attachments {
      let attachment = file.attachment
      Output.line(
        "  \(file.path): \(attachment.file), \(attachment.size) bytes, \(attachment.mediaType), "
          + "SHA-256 \(attachment.sha256)")
    }
    for sound in record.recordings {
      let length = sound.seconds.map { "\($0) s" } ?? "length unknown"
      Output.line("  sound: \(sound.file), \(sound.started), \(length)")
    }
  }

  private func show(_ answers: [InterviewRecord.Answer], indent: String) {
    for answer in answers {
      switch answer {
      case .text(let name, let text): Output.line("\(indent)\(name): \(text)")
      case .instances(let name, let instances):
        for (index, instance) in instances.enumerated() {
          Output.line("\(indent)\(name)[\(index + 1)]")
          show(instance, indent: indent + "  ")
        }
      }
    }
  }
}
