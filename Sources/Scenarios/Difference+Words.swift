import Interviews
import Questionnaires
import Simulations
import Values

extension Difference {
  /// `remit_fee: expected '-1' to be refused, found that it is taken`
  public var sentence: String {
    let (expected, found) = kind.words
    return (item.map { $0 + ": " } ?? "") + "expected \(expected), found \(found)"
  }
}

extension Difference.Kind {
  /// What was expected, and what was found.
  var words: (expected: String, found: String) {
    switch self {
    case .answerNotAsked, .answerReadOnly, .answerRefused, .takesNoAnswer, .notHere,
      .reasonNotOffered, .instanceCount:
      answerWords
    case .notAsked, .asked, .taken, .cannotTry, .notDoubted, .refusedBeforeDoubt, .doubted,
      .value, .choiceNotOffered, .choiceOffered, .canBeAnswered:
      questionWords
    case .noFigure, .indicator, .noDenominator, .denominator, .band, .outcome, .notComplete,
      .complete, .criticalHolds, .criticalBroken, .noQuota, .notCounted, .counted, .kept:
      endWords
    }
  }

  private var answerWords: (String, String) {
    switch self {
    case .answerNotAsked(let unreached):
      ("a question that is asked, for it is answered", unreached.sentence)
    case .answerReadOnly: ("a question that can be answered", "that it is read-only")
    case .answerRefused(let answer, let refused): ("\(quoted(answer)) taken", refused.sentence)
    case .takesNoAnswer(let type): ("a question, for it is answered", "a \(type.rawValue)")
    case .notHere: ("an item of this place, for it is answered", "that it stands elsewhere")
    case .reasonNotOffered(let reason, let offered):
      (
        "the reason \(quoted(reason))",
        offered.isEmpty ? "no reason offered" : offered.map(quoted).joined(separator: ", ")
      )
    case .instanceCount(let told, let found): ("\(told) instances", "\(found)")
    default: ("", "")
    }
  }

  private var questionWords: (String, String) {
    switch self {
    case .notAsked(let unreached): ("that it is asked", unreached.sentence)
    case .asked: ("that it is not asked", "that it is")
    case .taken(let answer): ("\(quoted(answer)) refused", "that it is taken")
    case .cannotTry(let answer, let unreached):
      ("a question to try \(quoted(answer)) at", unreached.sentence)
    case .notDoubted(let answer): ("\(quoted(answer)) doubted by a soft check", "that none does")
    case .refusedBeforeDoubt(let answer, let refused):
      ("\(quoted(answer)) doubted by a soft check", refused.sentence)
    case .doubted(let answer, let items):
      (
        "\(quoted(answer)) taken without a doubt",
        "that a soft check of \(items.joined(separator: " and of ")) doubts it"
      )
    case .value(let wanted, let found): (quoted(wanted), quoted(found))
    case .choiceNotOffered(let name): ("the choice \(quoted(name)) offered", "that it is not")
    case .choiceOffered(let name): ("the choice \(quoted(name)) not offered", "that it is")
    case .canBeAnswered: ("that it is read-only", "that it can be answered")
    default: ("", "")
    }
  }

  private var endWords: (String, String) {
    switch self {
    case .noFigure(let nearest):
      ("an indicator of that name", Self.none(nearest))
    case .indicator(let wanted, let found): (quoted(wanted), quoted(found))
    case .noDenominator: ("an indicator with a 'per'", "one without")
    case .denominator(let wanted, let found): ("\(quoted(wanted)) to count against", quoted(found))
    case .band(let wanted, let found):
      ("the band \(quoted(wanted))", found.map(quoted) ?? "none")
    case .outcome(let wanted, let found): ("the outcome \(quoted(wanted))", quoted(found))
    case .notComplete(let open):
      (
        "that it can be finished",
        "left open: " + open.prefix(5).map(\.sentence).joined(separator: ", ")
          + (open.count > 5 ? " and \(open.count - 5) more" : "")
      )
    case .complete: ("that it cannot be finished", "that nothing is left open")
    case .criticalHolds: ("a critical check that does not hold", "that all hold")
    case .criticalBroken: ("that its critical checks hold", "one that does not")
    case .noQuota(let nearest): ("a quota of that name", Self.none(nearest))
    case .notCounted: ("that this quota counts it", "that it does not")
    case .counted: ("that this quota does not count it", "that it does")
    case .kept(let wanted, let found): ("\(wanted.rawValue) kept", found.rawValue)
    default: ("", "")
    }
  }

  private static func none(_ nearest: String?) -> String {
    nearest.map { "none; did you mean \(quoted($0))?" } ?? "none in the questionnaire"
  }
}

extension Difference.Open {
  fileprivate var sentence: String {
    switch failure {
    case .required: "\(path) (required)"
    case .critical: "\(path) (critical)"
    default: "\(path) (\(failure.word))"
    }
  }
}

extension Difference.Refused {
  fileprivate var sentence: String {
    switch failure {
    case .required: "that an answer is required"
    case .malformed(let type): "that it is no \(type.rawValue)"
    case .constraint: "refused by the constraint" + (constraint.map { " " + $0 } ?? "")
    case .notOffered(let names):
      "not offered: " + names.prefix(5).map(quoted).joined(separator: ", ")
    case .notAlone(let names):
      "not beside others: " + names.prefix(5).map(quoted).joined(separator: ", ")
    case .offScale(let scale):
      "not on the scale from \(DecimalNotation.text(of: scale.start)) to "
        + DecimalNotation.text(of: scale.end)
    case .unfinished, .putOff, .critical, .tooManyInstances: "refused (\(failure.word))"
    }
  }
}

extension Difference.Unreached {
  fileprivate var sentence: String {
    switch why {
    case .notRelevant(let item, let expression, _, _):
      let read = answers.map { path, answer in
        "\(path) is \(answer.isEmpty ? "not answered" : quoted(answer))"
      }
      return "not asked: the relevant of \(item) does not hold: \(expression)"
        + (read.isEmpty ? "" : "; " + read.joined(separator: ", "))
    case .behindOutcome: return "not asked: an outcome before it ended the interview"
    case .noInstances(let item): return "not asked: there is no such instance of \(item)"
    case .notMet: return "not asked"
    }
  }
}

/// Text of an author as a sentence shows it.
private func quoted(_ text: String) -> String {
  let short = text.prefix(80)
  return "'\(short)\(short.endIndex < text.endIndex ? "…" : "")'"
}
