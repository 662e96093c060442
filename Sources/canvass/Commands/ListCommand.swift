import ArgumentParser
import JSONDocuments
import Records
import Screens
import Store

/// `canvass list`: the interviews of this device.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the interviews that are kept here.",
    discussion: "Example: canvass list --state draft")

  @Option(help: "draft, finalized, sent or all.")
  var state: String = "all"

  @Option(help: ArgumentHelp("Only interviews on this questionnaire.", valueName: "id"))
  var questionnaire: String?

  @Flag(help: "One JSON object a line.")
  var json = false

  @OptionGroup var common: CommonOptions

  func validate() throws { _ = try StateFilter(state) }

  func run() throws {
    try refusing {
      let store = try common.openStore(unlocks: false)
      let filter = Filter(states: try StateFilter(state).states, questionnaire: questionnaire)
      let interviews = try store.interviews(filter)
      let imported = try store.records(filter).filter { $0.origin == .imported }
      for interview in interviews { Output.bytesOrLine(json, interview.json, interview.line) }
      for record in imported { Output.bytesOrLine(json, record.json, record.line) }
      let changed =
        interviews.filter { !$0.isSound }.map(\.id)
        + imported.filter { $0.content == .damaged }.map(\.key.id)
      for id in Set(changed).sorted() {
        Output.notice("\(id) was changed, or was not made here: canvass doctor says more")
      }
      if store.isLocked, interviews.contains(where: { $0.state == .draft }), !json {
        Output.notice("How far the unfinished ones are is not shown, for the store is locked.")
      }
      if interviews.isEmpty, imported.isEmpty, !json {
        Output.notice("No interview is kept here that fits.")
      }
    }
  }
}

/// `--state` as commands take it.
struct StateFilter {
  let states: Set<InterviewRecord.State>

  init(_ word: String) throws {
    if word == "all" {
      states = Set(InterviewRecord.State.allCases)
    } else if let state = InterviewRecord.State(rawValue: word) {
      states = [state]
    } else {
      throw ValidationError("there is no state '\(word)'; states are draft, finalized, sent, all")
    }
  }
}

extension Output {
  static func bytesOrLine(_ isJSON: Bool, _ json: JSONValue, _ text: String) {
    if isJSON {
      bytes(JSONWriter.bytes(json) + [UInt8(ascii: "\n")])
    } else {
      line(text)
    }
  }
}

/// An interview that was held on another device and came in a batch.
extension KeptRecord {
  fileprivate var json: JSONValue {
    .present([
      ("id", .string(key.id)),
      ("questionnaire", .string(questionnaire.id)), ("version", .string(questionnaire.version)),
      ("state", .string(state.rawValue)), ("finalized", .string(finalized.description)),
      ("origin", .string(origin.rawValue)),
    ])
  }

  fileprivate var line: String {
    [
      key.id, state.rawValue, "\(questionnaire.id) \(questionnaire.version)", "imported",
      finalized.description,
    ].joined(separator: "  ")
  }
}

extension InterviewSummary {
  fileprivate var json: JSONValue {
    let summary = DraftSummary(text: self.summary)
    return .present([
      ("id", .string(id)),
      ("questionnaire", .string(questionnaire.id)), ("version", .string(questionnaire.version)),
      ("state", .string(state.rawValue)), ("disposition", disposition.map(JSONValue.string)),
      ("started", .string(started.description)),
      ("updated", .string(updated.description)), ("entries", .integer(entries)),
      ("position", saysWhere ? .integer(summary.position) : nil),
      ("count", saysWhere ? .integer(summary.count) : nil),
      ("moved_to", successor.map(JSONValue.string)),
      ("moved_from", predecessor.map(JSONValue.string)),
    ])
  }

  /// Nobody can tell while the store is locked.
  private var saysWhere: Bool { state == .draft && !summary.isEmpty }

  fileprivate var line: String {
    let summary = DraftSummary(text: self.summary)
    let place = saysWhere ? "\(summary.position) of about \(summary.count)" : ""
    let ending = disposition.map(Outcome.ending) ?? ""
    return [
      id, state.rawValue, "\(questionnaire.id) \(questionnaire.version)", place, ending,
      updated.description, successor.map { "moved to \($0)" } ?? "",
    ].filter { !$0.isEmpty }.joined(separator: "  ")
  }
}

extension Outcome {
  /// A disposition as a list shows it.
  fileprivate static func ending(_ code: String) -> String {
    if isBreakOff(code) { return "broken off (\(code))" }
    return isRefusal(code) ? "declined (\(code))" : code
  }
}
