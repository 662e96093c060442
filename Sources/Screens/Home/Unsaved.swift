import Records
import Terminal

/// What the disk did not take, and what can be done about it: try again, keep the whole interview on
/// another medium, or give up.
struct Unsaved {
  var commands: [Command]
  /// What the disk said.
  var reason: Told
  /// Whether what was answered is in memory alone, so that no file of it can be made.
  var isFleeting = false
  /// The folder on another medium that is being typed.
  private(set) var folder: TextField?
  /// The file that the interview is kept in elsewhere, and whether a passphrase protects it.
  private var rescued: (file: String, isProtected: Bool)?
  /// Why it could not be kept there.
  private var trouble: Told?

  init(commands: [Command], reason: Told, isFleeting: Bool = false) {
    self.commands = commands
    self.reason = reason
    self.isFleeting = isFleeting
  }

  /// Whether it can be kept on another medium.
  private var canRescue: Bool { interview != nil && !isFleeting }

  /// The interview that entries wait of.
  private var interview: String? {
    for command in commands {
      switch command {
      case .save(let id, _, _), .freeze(let id, _, _): return id
      default: continue
      }
    }
    return nil
  }

  /// The entries that wait, in their order.
  private var entries: [JournalEntry] {
    commands.flatMap { command -> [JournalEntry] in
      switch command {
      case .save(_, let entries, _): entries
      case .freeze(_, let entry, _): [entry]
      default: []
      }
    }
  }

  private var summary: DraftSummary? {
    for case .save(_, _, let summary) in commands.reversed() { return summary }
    return nil
  }

  // MARK: What a person does

  /// What follows from an input; nil where everything is to be given to the disk again.
  ///
  /// - Parameter open: the interview that is open, and its whole journal.
  mutating func handle(
    _ input: Input, open: (id: String, journal: [JournalEntry])?
  ) -> [Command]? {
    if input == .hangup { return commands + [.leave] }
    if folder != nil { return type(input, open) }
    switch input {
    case .key(.enter): return nil
    case .key(.control("x")): return [rescued == nil ? .giveUp : .leave]
    case .key(.control("e")):
      if canRescue { folder = TextField() }
      return []
    default: return []
    }
  }

  private mutating func type(
    _ input: Input, _ open: (id: String, journal: [JournalEntry])?
  ) -> [Command] {
    guard var field = folder else { return [] }
    switch input {
    case .paste(let text): field.insert(text)
    case .key(.enter):
      folder = nil
      let path = Reading.trimmed(field.text)
      return path.isEmpty ? [] : rescue(to: path, open: open)
    case .key(.escape):
      folder = nil
      return []
    case .key(let key): _ = field.handle(key)
    default: break
    }
    folder = field
    return []
  }

  /// Keeps the interview in a folder.
  func rescue(
    to folder: String, open: (id: String, journal: [JournalEntry])?
  ) -> [Command] {
    guard let interview, canRescue else { return [] }
    let journal = open.flatMap { $0.id == interview ? $0.journal : nil }
    return [
      .rescue(
        Endangered(
          interview: interview, journal: journal, unsaved: entries, summary: summary),
        folder: folder)
    ]
  }

  mutating func take(rescuedIn file: String, isProtected: Bool) {
    rescued = (file, isProtected)
    trouble = nil
  }

  mutating func take(trouble: Told) { self.trouble = trouble }

  // MARK: What is shown

  /// What stands between the reason and the ways out.
  func news(_ words: Catalogue) -> [String] {
    if let trouble { return [words.sentence(trouble)] }
    guard let rescued else { return [] }
    let place = words(.unsavedRescued, rescued.file)
    return rescued.isProtected ? [place] : [place, words[.unsavedOnlyHere]]
  }

  func page(_ words: Catalogue) -> UnsavedPage {
    let offer = interview == nil ? [] : [words[.unsavedElsewhere]]
    return UnsavedPage(
      lines: [words.sentence(reason), words[.unsavedKept]] + news(words) + offer
        + [words[.unsavedRetry]],
      folder: folder, canRescue: canRescue)
  }
}

/// What the page about a disk that takes nothing shows.
struct UnsavedPage {
  let lines: [String]
  /// The folder that is being typed.
  let folder: TextField?
  let canRescue: Bool
}

/// An interview that the disk does not take any more of.
public struct Endangered: Sendable {
  public let interview: String
  /// All of its journal, where it is still open; what the store has must do else.
  public let journal: [JournalEntry]?
  /// The entries that the disk did not take.
  public let unsaved: [JournalEntry]
  public let summary: DraftSummary?
}

extension UnsavedPage {
  /// Draws the field for the folder in the place of the lines.
  func drawFolder(on canvas: inout Canvas, in region: Region, _ words: Catalogue) {
    guard let folder else { return }
    let lines = Markup.lines(words[.unsavedFolder], width: max(8, region.width - 6))
    canvas.write(lines, in: region.inset(3))
    let row = min(region.top + lines.count + 1, region.top + region.height - 1)
    let window = folder.window(width: max(8, region.width - 8))
    canvas.put(">", at: Position(row: row, column: 1))
    canvas.put(window.text, at: Position(row: row, column: 4), style: .underline)
    canvas.cursor = Position(row: row, column: 4 + window.caretColumn)
  }
}
