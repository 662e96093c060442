import Interviews
import Questionnaires
import Records
import Values

/// A text of many lines on its way: an answer, or a note. It grows line by line until a full stop
/// stands alone on one.
struct PlainPassage {
  enum Subject: Equatable {
    case answer(NodeID)
    case note(NotePage.Subject)
  }

  let subject: Subject
  var lines: [String] = []
  /// When a line came that is not kept yet.
  var changedAt: Moment?

  init(_ subject: Subject, lines: [String] = []) {
    self.subject = subject
    self.lines = lines
  }

  var text: String { lines.joined(separator: "\n") }

  var isNote: Bool { if case .note = subject { true } else { false } }
}

extension PlainApp {
  /// Where a text of many lines is asked for, what is half-typed of it is gone on with. What is a page
  /// to write on on screen is such a text here.
  mutating func beginPassage() {
    if case .note(let page)? = app.interview?.overlay {
      app.interview?.overlay = nil
      passage = PlainPassage(.note(page.subject))
      return
    }
    guard let screen = app.interview, screen.overlay == nil, let node = screen.focusNode,
      screen.interview.isLongText(node), !screen.interview.isReadOnly(node)
    else {
      if passage?.isNote != true || app.interview == nil { passage = nil }
      return
    }
    guard passage == nil || passage?.subject != .answer(node) && passage?.isNote == false else {
      return
    }
    let typed = screen.interview.typed(node)
    let lines = typed.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    passage = PlainPassage(.answer(node), lines: typed.isEmpty ? [] : lines)
  }

  mutating func takePassage(_ line: String, _ now: Moment) -> [Command] {
    guard let passage else { return [] }
    if passage.lines.isEmpty {
      switch passage.subject {
      case .note(let subject): return takeFirstNoteLine(line, subject, now)
      case .answer(let node): return takeFirstLine(line, node, now)
      }
    }
    switch Reading.trimmed(line) {
    case ".": return finishPassage(now)
    case "..", "\\.": return grow(".", now)
    default: return grow(line, now)
    }
  }

  /// Before anything of the text stands there, signs do what they do elsewhere.
  private mutating func takeFirstLine(_ line: String, _ node: NodeID, _ now: Moment) -> [Command] {
    let hasProbes = !probes(of: node).isEmpty
    let hasCodes = app.interview?.interview.codes(of: node).isEmpty == false
    switch PlainLine(within: line, hasProbes: hasProbes, hasCodes: hasCodes) {
    case .enter:
      passage = nil
      return takeEnter(now)
    case .sign(let sign):
      passage = nil
      return take(sign, now)
    case .text(let text): return grow(text, now)
    case .stray: return grow(line, now)
    }
  }

  /// `[]` at the beginning of a line is the time of day, as its key writes it on screen.
  private mutating func grow(_ line: String, _ now: Moment) -> [Command] {
    var line = line
    if passage?.isNote == false, line.hasPrefix("[]") {
      let mark = TimeMark.text(at: now)
      line = mark + Reading.trimmed(String(line.dropFirst(2)))
      news.append(mark)
    } else if line.hasPrefix("\\[]") {
      line.removeFirst()
    }
    passage?.lines.append(line)
    if passage?.changedAt == nil { passage?.changedAt = now }
    restates = false
    return []
  }

  private mutating func finishPassage(_ now: Moment) -> [Command] {
    guard let done = passage else { return [] }
    passage = nil
    switch done.subject {
    case .note(let subject): return keepNote(done.text, subject, now)
    case .answer(let node): return give(done.text, typed: done.text, to: node, now)
    }
  }

  /// Keeps what there is of a text: it is no answer yet.
  mutating func keepPassage(_ now: Moment) -> [Command] {
    guard let passage, passage.changedAt != nil else { return [] }
    self.passage?.changedAt = nil
    switch passage.subject {
    case .note(let subject): return note(passage.text, subject, now)
    case .answer(let node):
      return app.work(at: now) { screen, situation, commands in
        let address = screen.interview.address(of: node)
        screen.apply(.typed(address, passage.text), now, into: &commands)
        screen.refreshBody(situation)
      }
    }
  }
}

extension Interview {
  /// Whether a question is answered with a text of many lines.
  func isLongText(_ node: NodeID) -> Bool {
    let item = item(node)
    return item.type == .text && item.definition.appearance.contains("multiline")
  }
}
