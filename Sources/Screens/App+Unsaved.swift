import Terminal

/// Trouble with the disk.
extension App {
  /// Nothing goes on before what was answered is kept: Enter tries again, `^X` gives up and says so.
  mutating func retry(_ input: Input) -> [Command] {
    guard let unsaved else { return [] }
    switch input {
    case .key(.enter):
      self.unsaved = nil
      return unsaved.commands
    case .hangup: return unsaved.commands + [.leave]
    case .key(.control("x")): return [.giveUp]
    default: return []
    }
  }

  /// Why the disk does not take what was answered; nil while it does.
  var unsavedReason: String? { unsaved.map { words.sentence($0.reason) } }
}
