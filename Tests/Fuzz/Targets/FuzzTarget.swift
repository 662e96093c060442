/// What is fed with arbitrary bytes, by libFuzzer and by the replay of what it once found.
public enum FuzzTarget: String, CaseIterable, Sendable {
  case json
  case questionnaire
  case expression
  case evaluate

  /// Runs one input. A trap, or a law that does not hold, is a finding.
  public func run(_ input: [UInt8]) throws(Violation) {
    switch self {
    case .json: try JSONFuzzing.run(input)
    case .questionnaire: try QuestionnaireFuzzing.run(input)
    case .expression: try ExpressionFuzzing.run(input)
    case .evaluate: try EvaluationFuzzing.run(input)
    }
  }
}

/// A law that did not hold.
public struct Violation: Error {
  public let law: String
}

func hold(_ condition: Bool, _ law: String) throws(Violation) {
  if !condition { throw Violation(law: law) }
}
