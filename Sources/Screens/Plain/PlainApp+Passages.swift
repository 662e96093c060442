import Interviews
import Questionnaires
import Records
import Values

/// A text of many lines on its way: an answer, or a note. It grows line by line until a full stop
/// stands alone on one.
struct PlainPassage {
  let node: NodeID
  let isNote: Bool
  var lines: [String] = []
  /// When a line came that is not kept yet.
  var changedAt: Moment?

  var text: String { lines.joined(separator: "\n") }
}

extension PlainApp {
  /// Where a text of many lines is asked for, what is half-typed of it is gone on with.
  mutating func beginPassage() {
    guard let screen = app.interview, screen.overlay == nil, case .question(let node) = screen.stop,
      screen.interview.isLongText(node), !screen.interview.isReadOnly(node)
    else {
      if passage?.isNote != true || app.interview == nil { passage = nil }
      return
    }
    guard passage == nil || passage?.node != node && passage?.isNote == false else { return }
    let typed = screen.interview.typed(node)
    let lines = typed.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    passage = PlainPassage(node: node, isNote: false, lines: typed.isEmpty ? [] : lines)
  }

  mutating func takePassage(_ line: String, _ now: Moment) -> [Command] {
    guard let passage else { return [] }
    if passage.lines.isEmpty {
      if passage.isNote { return takeFirstNoteLine(line, now) }
      switch PlainLine(within: line) {
      case .enter:
        self.passage = nil
        return takeEnter(now)
      case .sign(let sign):
        self.passage = nil
        return take(sign, now)
      case .text(let text): return grow(text, now)
      case .stray: return grow(line, now)
      }
    }
    switch Reading.trimmed(line) {
    case ".": return finishPassage(now)
    case "..", "\\.": return grow(".", now)
    default: return grow(line, now)
    }
  }

  private mutating func grow(_ line: String, _ now: Moment) -> [Command] {
    passage?.lines.append(line)
    if passage?.changedAt == nil { passage?.changedAt = now }
    restates = false
    return []
  }

  private mutating func finishPassage(_ now: Moment) -> [Command] {
    guard let done = passage else { return [] }
    passage = nil
    if done.isNote { return keepNote(done.text, done.node, now) }
    return give(done.text, typed: done.text, to: done.node, now)
  }

  /// Keeps what there is of a text: it is no answer yet.
  mutating func keepPassage(_ now: Moment) -> [Command] {
    guard let passage, passage.changedAt != nil else { return [] }
    self.passage?.changedAt = nil
    if passage.isNote { return note(passage.text, passage.node, now) }
    return app.work(at: now) { screen, situation, commands in
      let address = screen.interview.address(of: passage.node)
      screen.apply(.typed(address, passage.text), now, into: &commands)
      screen.refreshBody(situation)
    }
  }

  // MARK: Notes

  /// `*` asks for a note, `* text` gives one.
  mutating func takeNote(_ text: String, _ now: Moment) -> [Command] {
    guard let screen = app.interview, let node = screen.focusNode ?? screen.stop.node else {
      complain(words[.noteNone])
      return []
    }
    guard text.isEmpty else { return keepNote(text, node, now) }
    passage = PlainPassage(node: node, isNote: true)
    return []
  }

  /// Enter leaves the note as it is, `-` takes it away; whatever else is its first line.
  private mutating func takeFirstNoteLine(_ line: String, _ now: Moment) -> [Command] {
    guard let node = passage?.node else { return [] }
    switch Reading.trimmed(line) {
    case "", ".", "<":
      passage = nil
      beginPassage()
      return []
    case "-":
      passage = nil
      return keepNote("", node, now)
    case "..", "\\.": return grow(".", now)
    default: return grow(line, now)
    }
  }

  private mutating func keepNote(_ text: String, _ node: NodeID, _ now: Moment) -> [Command] {
    let commands = note(text, node, now)
    if let words = app.interview?.words { news.append(words[.noteKept]) }
    beginPassage()
    return commands
  }

  private mutating func note(_ text: String, _ node: NodeID, _ now: Moment) -> [Command] {
    app.work(at: now) { screen, _, commands in
      let text = Reading.trimmed(text)
      guard text != screen.interview.note(node) else { return }
      screen.apply(
        .noted(screen.interview.address(of: node), text), now, into: &commands)
    }
  }

  func noteView(
    _ passage: PlainPassage, _ screen: InterviewScreen
  ) -> (lines: [String], prompt: String) {
    guard passage.lines.isEmpty else { return ([], "") }
    let note = screen.interview.note(passage.node)
    let present = note.isEmpty ? [] : [words(.questionNote, note), words[.plainNotePresent]]
    return ([words[.noteTitle]] + present, prompt(words[.plainText]))
  }
}

extension Interview {
  /// Whether a question is answered with a text of many lines.
  func isLongText(_ node: NodeID) -> Bool {
    let item = item(node)
    return item.type == .text && item.definition.appearance.contains("multiline")
  }
}
