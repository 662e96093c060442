@testable import Questionnaires

/// The decoder's words, as the schema must have them too.
enum QuestionnaireWords {
  /// The keys of each object, by where the schema describes it.
  static let keys: [(pointer: [String], keys: [String])] = [
    ([], words(RootKey.self)),
    (["$defs", "itemKeys"], words(ItemKey.self)),
    (["$defs", "choice"], words(ChoiceKey.self)),
    (["$defs", "choiceList", "oneOf", "1"], words(ChoiceFileKey.self)),
    (["$defs", "outcome"], words(OutcomeKey.self)),
    (["$defs", "check"], words(CheckKey.self)),
    (["$defs", "media"], words(MediaKey.self)),
    (["$defs", "parameters"], words(ParameterKey.self)),
    (["$defs", "publicKey"], words(PublicKeyKey.self)),
    (["properties", "submission"], words(SubmissionKey.self)),
    (["properties", "kiosk"], words(KioskKey.self)),
    (["properties", "recording"], words(RecordingKey.self)),
    (["properties", "nonresponse_codes"], QuestionnaireDecoder.reasons),
    (["$defs", "quota"], words(QuotaKey.self)),
    (["$defs", "indicator"], words(IndicatorKey.self)),
    (["$defs", "band"], words(BandKey.self)),
  ]

  static var all: [String] { Set(keys.flatMap(\.keys)).sorted() }

  private static func words<Key: FormatKey>(_: Key.Type) -> [String] {
    Key.allCases.map(\.rawValue)
  }
}
