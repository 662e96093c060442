import JSONDocuments
import Questionnaires
import Simulations

extension Difference {
  /// The same for scripts.
  public var json: JSONValue {
    let (expected, found) = kind.words
    return .present([
      ("line", .integer(place.line)), ("column", .integer(place.column)),
      ("item", item.map(JSONValue.string)), ("difference", .string(kind.identifier)),
      ("expected", .string(expected)), ("found", .string(found)),
    ])
  }
}

extension Difference.Kind {
  /// The name that scripts may rely on.
  public var identifier: String {
    switch self {
    case .answerNotAsked: "answer_not_asked"
    case .answerReadOnly: "answer_read_only"
    case .answerRefused: "answer_refused"
    case .takesNoAnswer: "takes_no_answer"
    case .notHere: "not_here"
    case .reasonNotOffered: "reason_not_offered"
    case .instanceCount: "instance_count"
    case .notAsked: "not_asked"
    case .asked: "asked"
    case .taken: "taken"
    case .cannotTry: "cannot_try"
    case .notDoubted: "not_doubted"
    case .refusedBeforeDoubt: "refused_before_doubt"
    case .doubted: "doubted"
    case .value: "value"
    case .choiceNotOffered: "choice_not_offered"
    case .choiceOffered: "choice_offered"
    case .canBeAnswered: "can_be_answered"
    case .noFigure: "no_figure"
    case .indicator: "indicator"
    case .noDenominator: "no_denominator"
    case .denominator: "denominator"
    case .band: "band"
    case .outcome: "outcome"
    case .notComplete: "not_complete"
    case .complete: "complete"
    case .criticalHolds: "critical_holds"
    case .criticalBroken: "critical_broken"
    case .noQuota: "no_quota"
    case .notCounted: "not_counted"
    case .counted: "counted"
    case .kept: "kept"
    }
  }
}
