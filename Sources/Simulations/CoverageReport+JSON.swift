import JSONDocuments
import Questionnaires

extension CoverageReport {
  /// All of it: every item, choice, relevance and constraint with its counts.
  public var json: JSONValue {
    .present([
      ("questionnaire", .string(questionnaire)), ("version", .string(version)),
      ("count", .integer(plan.count)), ("seed", .number(String(plan.seed))),
      ("days", .integer(plan.days)), ("interviews", .integer(interviews)),
      (
        "outcomes",
        .object(outcomes.map { JSONValue.Member($0.code, .integer($0.count)) })
      ),
      ("unfinished", .array(stuck.map(\.json))), ("items", .array(items.map(\.json))),
      ("choices", .array(choices.map(\.json))),
      ("relevances", .array(relevances.map { $0.json("held", "did_not_hold") })),
      ("constraints", .array(constraints.map { $0.json("accepted", "refused") })),
    ])
  }
}

extension CoverageReport.Item {
  var json: JSONValue {
    .present([
      ("item", .string(path)), ("type", .string(type.rawValue)), ("line", .integer(place.line)),
      ("column", .integer(place.column)), ("reached", .integer(reached)),
      ("answered", type.isQuestion ? .integer(answered) : nil),
      ("no_valid_answer", withoutAnswer > 0 ? .integer(withoutAnswer) : nil), ("why", why?.json),
    ])
  }
}

extension CoverageReport.Why {
  fileprivate var json: JSONValue {
    switch self {
    case .notRelevant(let item, let expression, let place, let reads):
      .present([
        ("reason", "not_relevant"), ("item", .string(item)), ("expression", .string(expression)),
        ("line", .integer(place.line)), ("column", .integer(place.column)),
        ("reads", .array(reads.map(JSONValue.string))),
      ])
    case .behindOutcome: .present([("reason", "behind_outcome")])
    case .noInstances(let item):
      .present([("reason", "no_instances"), ("item", .string(item))])
    case .notMet: .present([("reason", "not_met")])
    }
  }
}

extension CoverageReport.Choice {
  var json: JSONValue {
    .present([
      ("item", .string(item)), ("choice", .string(name)), ("offered", .integer(offered)),
      ("chosen", .integer(chosen)),
      ("choice_filter", offered == 0 ? filter.map(JSONValue.string) : nil),
    ])
  }
}

extension CoverageReport.Rule {
  func json(_ held: String, _ failed: String) -> JSONValue {
    .present([
      ("item", .string(item)), ("expression", .string(expression)), ("line", .integer(place.line)),
      ("column", .integer(place.column)), ("reads", .array(reads.map(JSONValue.string))),
      (held, .integer(self.held)), (failed, .integer(self.failed)),
    ])
  }
}

extension CoverageReport.Stuck {
  fileprivate var json: JSONValue {
    .present([
      ("interview", .integer(number)), ("item", .string(item)),
      ("failure", .string(failure.word)),
      (isOfCheck ? "check" : "constraint", rule.map { .string($0.expression) }),
      ("line", .integer((rule?.place ?? place).line)),
      ("column", .integer((rule?.place ?? place).column)),
    ])
  }

  private var isOfCheck: Bool { if case .critical = failure { true } else { false } }
}
