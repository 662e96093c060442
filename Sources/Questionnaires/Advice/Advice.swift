/// What surveys learnt the hard way about wording, as far as a program can see it: advice, never a
/// fault. Only languages with a word list are judged for words.
public enum Advice: Sendable, Hashable {
  /// It asks for somebody's immigration status.
  case forbiddenTopic(phrase: String, language: String)
  /// One sentence says no twice.
  case doubleNegative(first: String, second: String, language: String)
  /// A statement to agree or disagree with.
  case agreeDisagree(list: String)
  /// The same as a question: «Do you agree that …?»
  case agreeingQuestion(phrase: String, language: String)
  /// A question of knowledge that makes those guess who do not know.
  case quizWithoutDontKnow(list: String)
  /// Points of a scale that only a number names, or nothing.
  case unlabelledPoints(list: String, choice: String)
  /// A slider without words at an end.
  case unlabelledEnds(RangeScale)
  case longLabel(key: String, columns: Int, language: String)
  case hardToRead(key: String, grade: ReadingGrade, language: String)
}

extension Advice {
  /// The name that scripts may rely on. It never changes once released.
  var identifier: String {
    switch self {
    case .forbiddenTopic: "forbidden-topic"
    case .doubleNegative: "double-negative"
    case .agreeDisagree, .agreeingQuestion: "agree-disagree"
    case .quizWithoutDontKnow: "quiz-without-dont-know"
    case .unlabelledPoints, .unlabelledEnds: "unlabelled-scale"
    case .longLabel: "long-label"
    case .hardToRead: "hard-to-read"
    }
  }
}
