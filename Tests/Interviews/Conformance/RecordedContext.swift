import Foundation
import Interviews
import Questionnaires
import Records
import TestKit
import Values

/// A questionnaire with answers in which expressions were recorded, as `contexts.json` has it.
struct RecordedContext: Decodable {
  var fields: [Field]
  var repeats: [Repeat]?
  var lists: [String: [[String: String]]]?

  struct Field: Decodable {
    /// Name, type and value.
    var n, t: String
    var v, relevant, calculate, list: String?

    /// Whether it has no type of its own: the kind of what is computed is kept with it.
    var isUntyped: Bool { t == "boolean" || t == "string" }
  }

  struct Repeat: Decodable {
    var n: String
    var rows: [[Field]]
  }

  static let all: [String: RecordedContext] = {
    let url = ConformanceRow.fixtures.appending(path: "contexts.json")
    guard let data = try? Data(contentsOf: url) else { return [:] }
    return (try? JSONDecoder().decode([String: RecordedContext].self, from: data)) ?? [:]
  }()

  /// An interview on it in which its answers stand.
  func interview(in zone: ZoneClock) throws -> Interview {
    let file = QuestionnaireFile(
      name: "ctx.json", bytes: Array(try JSONEncoder().encode(QuestionnaireText(self))))
    let beginning = Beginning(language: "en", seed: 11, isPractice: true)
    return try Interview(
      Scenario.form(file), beginning, answers: answers,
      at: zone.showing(Moment(milliseconds: 1_795_255_331_250)),
      zone: zone.offsetMinutes(atLocal:))
  }

  private var answers: [InterviewRecord.Answer] {
    Self.answers(fields)
      + (repeats ?? []).map { .instances(name: $0.n, $0.rows.map(Self.answers)) }
  }

  private static func answers(_ fields: [Field]) -> [InterviewRecord.Answer] {
    fields.compactMap { field in
      guard let value = field.v, !value.isEmpty else { return nil }
      return .text(name: field.n, value)
    }
  }
}

/// The same in the words of the questionnaire format.
private struct QuestionnaireText: Encodable {
  let id = "ctx"
  let version = "7"
  let title = "Context"
  let choices: [String: [[String: String]]]
  let items: [Item]

  init(_ context: RecordedContext) {
    choices = context.lists ?? [:]
    items =
      context.fields.map(Item.init)
      + (context.repeats ?? []).map { list in
        Item(
          type: "repeat", name: list.n, label: list.n, items: list.rows.first?.map(Item.init) ?? [])
      }
  }

  struct Item: Encodable {
    var type, name: String
    var label, choices, relevant, calculation: String?
    var items: [Item]?
  }
}

extension QuestionnaireText.Item {
  /// There is no question that is a truth value: one that is typed in is a text, one that is
  /// computed is computed as the other engine stores it.
  init(_ field: RecordedContext.Field) {
    let isComputed = field.isUntyped && field.calculate != nil
    let types = ["string": "text", "int": "integer", "dateTime": "datetime", "boolean": "text"]
    type = isComputed ? "calculate" : field.list == nil ? types[field.t] ?? field.t : "select_one"
    name = field.n
    label = isComputed ? nil : field.n
    choices = field.list
    relevant = field.relevant
    calculation = field.t == "boolean" ? field.calculate.map { "boolean(\($0))" } : field.calculate
  }
}
