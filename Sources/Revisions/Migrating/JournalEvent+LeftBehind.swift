import Records

extension JournalEvent {
  /// What stands in its place when it cannot move.
  var leftBehind: JournalEvent {
    switch self {
    case .answered(let address, _), .typed(let address, _, _), .declined(let address, _),
      .noted(let address, _), .marked(let address, _), .instanceAdded(let address, _),
      .instanceRemoved(let address, _),
      .visited(let address?), .leftBehind(let address), .attached(let address, _),
      .recording(.reached(let address, _, _)):
      .leftBehind(address)
    case .began, .visited(nil), .languageChanged, .sitting, .undone, .recording, .finalized: self
    }
  }
}
