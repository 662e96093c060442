import Interviews
import Records
import Values

/// Notes of the interviewer's: on a question, with their kind, and on the whole interview.
extension PlainApp {
  /// `*` asks for a note, `* text` gives one.
  mutating func takeNote(_ text: String, _ now: Moment) -> [Command] {
    guard let screen = app.interview, let node = screen.focusNode ?? screen.stop.node else {
      complain(words[.noteNone])
      return []
    }
    guard text.isEmpty else { return keepNote(text, .question(node), now) }
    passage = PlainPassage(.note(.question(node)))
    return []
  }

  /// Enter leaves the note as it is, `-` takes it away, `+2` gives it the second kind; whatever else
  /// is its first line.
  mutating func takeFirstNoteLine(
    _ line: String, _ subject: NotePage.Subject, _ now: Moment
  ) -> [Command] {
    let typed = Reading.trimmed(line)
    switch typed {
    case "", ".", "<":
      passage = nil
      beginPassage()
      return []
    case "-":
      passage = nil
      return keepNote("", subject, now)
    case "..", "\\.": return growNote(".", now)
    default: break
    }
    if case .question(let node) = subject, typed.first == "+",
      let number = Numerals.number(String(typed.dropFirst()))
    {
      return flag(node, number, now)
    }
    return growNote(line, now)
  }

  private mutating func growNote(_ line: String, _ now: Moment) -> [Command] {
    passage?.lines.append(line)
    passage?.changedAt = now
    restates = false
    return []
  }

  mutating func keepNote(
    _ text: String, _ subject: NotePage.Subject, _ now: Moment
  ) -> [Command] {
    let commands = note(text, subject, now)
    news.append(words[.noteKept])
    beginPassage()
    return commands
  }

  mutating func note(
    _ text: String, _ subject: NotePage.Subject, _ now: Moment
  ) -> [Command] {
    app.work(at: now) { screen, situation, commands in
      var page = NotePage(subject, screen.interview)
      page.editor = TextEditor(text)
      screen.keep(page, situation, &commands)
    }
  }

  // MARK: Kinds

  /// The kinds of a note, no flag first.
  private static let kinds: [QuestionFlag?] = [nil] + QuestionFlag.allCases

  private mutating func flag(_ node: NodeID, _ number: Int, _ now: Moment) -> [Command] {
    guard Self.kinds.indices.contains(number - 1) else {
      complain(words(.plainNotInList, number, Self.kinds.count))
      return []
    }
    let flag = Self.kinds[number - 1]
    return app.work(at: now) { screen, _, commands in
      guard flag != screen.interview.flag(node) else { return }
      screen.apply(
        .marked(screen.interview.address(of: node), .flag(flag)), now, into: &commands)
    }
  }

  /// `+1 remark (now), +2 problem with the question, ...`.
  private func kindLine(_ node: NodeID, _ interview: Interview) -> String {
    let names = Self.kinds.enumerated().map { index, kind in
      let name = "+\(index + 1) \(words[kind?.phrase ?? .flagNone])"
      return kind == interview.flag(node) ? words(.plainNow, name) : name
    }
    return words(.label, words[.barFlag]) + names.joined(separator: ", ")
  }

  // MARK: Out

  func noteView(
    _ subject: NotePage.Subject, _ screen: InterviewScreen
  ) -> (lines: [String], prompt: String) {
    guard passage?.lines.isEmpty ?? true else { return ([], "") }
    var lines: [String]
    let note: String
    switch subject {
    case .question(let node):
      lines = [words[.noteTitle], kindLine(node, screen.interview)]
      note = screen.interview.note(node)
    case .interview:
      lines = [words[.observeTitle]]
      note = screen.interview.observation
    }
    if !note.isEmpty { lines += [words(.questionNote, note), words[.plainNotePresent]] }
    return (lines, prompt(words[.plainText]))
  }

  /// The note on a question with its kind, as the question is said.
  func noteLine(_ node: NodeID, _ interview: Interview) -> [String] {
    let kind = interview.flag(node).map { [words[$0.phrase]] } ?? []
    let note = interview.note(node)
    let parts = kind + (note.isEmpty ? [] : [note])
    return parts.isEmpty ? [] : [words(.questionNote, parts.joined(separator: ": "))]
  }
}
