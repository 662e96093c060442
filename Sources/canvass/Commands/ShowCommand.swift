import ArgumentParser
import Interviews
import JSONDocuments
import Records
import Store

/// `canvass show`: one interview, as it is now.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one interview, or what happened in it.",
    discussion: "Example: canvass show 3f2a --json")

  @Argument(help: "The interview; the beginning of its id is enough.")
  var id: String

  @Flag(help: "As one JSON object.")
  var json = false

  @Flag(help: "The events of the interview, one a line.")
  var journal = false

  @OptionGroup var common: CommonOptions
  @OptionGroup var person: PersonOptions

  func run() throws {
    try refusing {
      let desk = try person.desk(common)
      let id = try desk.store.identify(self.id)
      if journal {
        try showJournal(desk, id)
      } else {
        show(try record(desk, id))
      }
    }
  }

  private func showJournal(_ desk: Deskwork, _ id: String) throws {
    for entry in try desk.store.journal(of: id) {
      let value = JSONValue.present([
        ("sequence", .integer(entry.sequence)), ("at", .string(entry.at.description)),
        ("did", entry.event.json),
      ])
      Output.bytes(JSONWriter.bytes(value) + [UInt8(ascii: "\n")])
    }
  }

  /// A finished interview is the record that was frozen; an unfinished one is worked out.
  private func record(_ desk: Deskwork, _ id: String) throws -> InterviewRecord {
    if let kept = try desk.store.record(id) {
      var record = try kept.interview()
      record.state = kept.state
      return record
    }
    guard let summary = try desk.store.interview(id) else {
      throw Refusal("there is no interview '\(id)' here; see: canvass list")
    }
    let (open, interview) = try desk.interview(id, summary.questionnaire)
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

extension KeptRecord {
  /// The record's content. Refuses bytes that are no longer what was frozen.
  func interview() throws(Refusal) -> InterviewRecord {
    guard record.isIntact(sha256), let interview = try? InterviewRecord(json: record.bytes) else {
      throw Refusal("the record '\(record.key.id)' is damaged on disk; see: canvass doctor")
    }
    return interview
  }
}
