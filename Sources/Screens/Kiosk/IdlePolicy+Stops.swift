import Questionnaires

extension IdlePolicy {
  /// What somebody may choose who has asked to stop, in this order, on the screen and line by line.
  var stops: [(press: KioskPress, label: Phrase)] {
    let unfinished: [(press: KioskPress, label: Phrase)] =
      switch self {
      case .discard: []
      case .keep: [(.keep, .kioskStopKeep)]
      case .park: [(.park, .kioskStopPark)]
      }
    return [(.stay, .kioskStay)] + unfinished + [(.discard, .kioskStopDiscard)]
  }
}
