import Values

extension Nonresponse {
  /// How the person says it of themselves.
  var kioskPhrase: Phrase {
    switch self {
    case .doesNotKnow: .kioskDoesNotKnow
    case .refused: .kioskRefused
    case .notApplicable: .kioskNotApplicable
    case .askLater: .kioskAskLater
    }
  }
}
