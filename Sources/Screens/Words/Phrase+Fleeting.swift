/// What is said where answers are in the memory of the program alone, and nothing is kept of them before
/// the interview is finished.
extension Phrase {
  /// The phrase that is true there in the place of this one.
  var fleeting: Phrase {
    switch self {
    case .actLeave: .fleetingActLeave
    case .actSaved: .fleetingActSaved
    case .messageSaved: .fleetingSaved
    case .noteKept: .fleetingNote
    case .finishKeepOpen: .fleetingKeepOpen
    case .unsavedKept: .fleetingUnsaved
    case .unsavedElsewhere, .plainElsewhere: .fleetingElsewhere
    case .plainSaved: .fleetingPlainSaved
    case .plainSavedAs: .fleetingPlainSavedAs
    case .plainHelpStop: .fleetingPlainStop
    case .plainKept: .fleetingPlainOver
    default: self
    }
  }
}

extension Catalogue {
  /// The same words, none of which says that anything is kept.
  func fleeting(_ isFleeting: Bool) -> Catalogue {
    var words = self
    words.isFleeting = isFleeting
    return words
  }
}
