import Records
import Terminal

/// Trouble with the disk.
extension App {
  /// Nothing goes on before what was answered is kept: Enter tries again, `^E` keeps the interview on
  /// another medium, `^X` gives up and says so.
  mutating func retry(_ input: Input) -> [Command] {
    let open = openJournal
    guard let commands = unsaved?.handle(input, open: open) else {
      defer { unsaved = nil }
      return unsaved?.commands ?? []
    }
    return commands
  }

  private var openJournal: (id: String, journal: [JournalEntry])? {
    interview.map { ($0.id, $0.interview.entries) }
  }

  /// Keeps the interview that the disk takes no more of in a folder on another medium.
  func rescue(to folder: String) -> [Command] {
    unsaved?.rescue(to: folder, open: openJournal) ?? []
  }

  /// What came of keeping it there.
  var unsavedNews: [String] { unsaved?.news(words) ?? [] }

  /// Why the disk does not take what was answered; nil while it does.
  var unsavedReason: String? { unsaved.map { words.sentence($0.reason) } }
}
