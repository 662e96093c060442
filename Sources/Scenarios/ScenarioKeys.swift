import Questionnaires

/// Keys of a file of scenarios.
enum ScenarioFileKey: String, FormatKey {
  case schema = "$schema"
  case questionnaire, now, scenarios

  static let spellings = KeySpellings<ScenarioFileKey>()
}

/// Keys of one scenario.
enum ScenarioKey: String, FormatKey {
  case name, language, mode, now, seed, answers, rest, expect

  static let spellings = KeySpellings<ScenarioKey>()
}

/// Keys of an answer that is more than a text.
enum GivenAnswerKey: String, FormatKey {
  case value, remark, nonresponse

  static let spellings = KeySpellings<GivenAnswerKey>()
}

/// Keys of `expect`.
enum ExpectationKey: String, FormatKey {
  case asked
  case notAsked = "not_asked"
  case refused, soft, undoubted, values, choices
  case readOnly = "read_only"
  case indicators, denominators, bands, outcome, complete, critical, quotas, kept

  static let spellings = KeySpellings<ExpectationKey>()
}

/// Keys of what is expected of a question's choices.
enum ExpectedChoicesKey: String, FormatKey {
  case offered
  case notOffered = "not_offered"

  static let spellings = KeySpellings<ExpectedChoicesKey>()
}
