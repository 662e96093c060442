import Interviews
import Questionnaires
import Terminal

/// Help for the screen it was asked on: the whole question, the keys that mean something here, the
/// keys that mean the same everywhere.
struct HelpPage: Sendable {
  private let paragraphs: [(heading: String?, text: String)]
  private var top = 0
  private(set) var search = TextField()

  init(_ stop: Stop, _ body: Body, _ situation: Situation, _ table: KeyTable) {
    let words = situation.words
    var paragraphs: [(heading: String?, text: String)] = []
    if let node = stop.node {
      let interview = situation.interview
      let definition = interview.item(node).definition
      paragraphs.append((words[.helpQuestion], interview.label(node)))
      if case .grid(let grid) = body, !grid.isTable(situation), let row = grid.rows[safe: grid.row]
      {
        paragraphs.append((nil, interview.label(row)))
      }
      if let hint = definition.hint { paragraphs.append((nil, interview.text(hint, at: node))) }
      if let guidance = definition.guidanceHint, !situation.isSelfCompleted {
        paragraphs.append(
          (nil, interview.text(guidance, at: node) + " " + words[.questionInterviewer]))
      }
    }
    paragraphs.append((words[.helpKeysHere], ""))
    paragraphs += body.keys(situation).map { (nil, Self.line($0.key, $0.does)) }
    paragraphs.append((words[.helpKeysEverywhere], ""))
    paragraphs += Self.everywhere(words, table) { act in
      !situation.isSelfCompleted || !act.isForInterviewers
    }
    self.paragraphs = paragraphs
  }

  /// A page with a heading and a list, to be read and closed.
  init(_ heading: String, _ list: [String]) {
    paragraphs = [(heading, "")] + list.map { (nil, "- " + $0) }
  }

  /// Help on the screens around interviews.
  init(_ text: String, _ words: Catalogue, _ table: KeyTable) {
    paragraphs =
      [(nil, text), (words[.helpKeysEverywhere], "")] + Self.everywhere(words, table)
  }

  private static func everywhere(
    _ words: Catalogue, _ table: KeyTable, where isOffered: (Act) -> Bool = { _ in true }
  ) -> [(heading: String?, text: String)] {
    table.entries.filter { !$0.keys.isEmpty && isOffered($0.act) }
      .map { (nil, line($0.names(words), words[$0.phrase])) }
  }

  private static func line(_ key: String, _ does: String) -> String {
    key + String(repeating: " ", count: max(2, 14 - TextWidth.columns(of: key))) + does
  }

  /// Scrolls; false for a key that closes.
  mutating func handle(_ key: Key, _ size: Size) -> Bool {
    let rows = Chrome.body(of: size).height
    let last = max(0, lines(width: Chrome.body(of: size).width - 6).count - rows)
    if find(key) { return true }
    switch key {
    case .down: top = min(last, top + 1)
    case .up: top = max(0, top - 1)
    case .pageDown, .character(" "): top = min(last, top + rows)
    case .pageUp: top = max(0, top - rows)
    case .home: top = 0
    case .end: top = last
    default: return false
    }
    return true
  }

  /// Typing narrows the page to the lines with those words; true if the key was part of that.
  private mutating func find(_ key: Key) -> Bool {
    switch key {
    case .character("/") where search.text.isEmpty: return true
    case .character(" ") where search.text.isEmpty: return false
    case .character: break
    case .backspace, .control("u"), .control("w"): guard !search.text.isEmpty else { return false }
    default: return false
    }
    _ = search.handle(key)
    top = 0
    return true
  }

  func draw(on canvas: inout Canvas, in region: Region, _ words: Catalogue) {
    var region = region
    canvas.cursor = Position(row: region.top, column: 1)
    if !search.text.isEmpty {
      let text = words[.helpFind] + search.text
      canvas.put(text, at: Position(row: region.top, column: 3))
      canvas.cursor = Position(row: region.top, column: 3 + TextWidth.columns(of: text))
      region = region.dropping(1)
    }
    let lines = lines(width: region.width - 6)
    guard !lines.isEmpty else {
      canvas.put(words[.listNoMatch], at: Position(row: region.top, column: 3))
      return
    }
    canvas.write(Array(lines.dropFirst(top)), in: region.inset(3))
  }

  private var found: [(heading: String?, text: String)] {
    let needle = Search.folded(Reading.trimmed(search.text))
    guard !needle.isEmpty else { return paragraphs }
    return paragraphs.filter { !$0.text.isEmpty && Search.matches($0.text, needle) }
      .map { (nil, $0.text) }
  }

  private func lines(width: Int) -> [StyledLine] {
    var lines: [StyledLine] = []
    for (heading, text) in found {
      if let heading {
        if !lines.isEmpty { lines.append(StyledLine("")) }
        lines.append(StyledLine(heading, .bold))
      }
      if !text.isEmpty { lines += Markup.lines(text, width: max(8, width)) }
    }
    return lines
  }
}

extension Body {
  /// The keys that mean something in this body.
  func keys(_ situation: Situation) -> [(key: String, does: String)] {
    let words = situation.words
    let enter = (key: words[.keyEnter], does: words[.helpEnter])
    switch self {
    case .field(let field):
      if field.slider != nil { return [enter, (words[.keyLeftRight], words[.helpSlider])] }
      guard field.hasCalendar(situation) else { return [enter] }
      return [enter, ("Tab", words[.helpCalendar]), ("+ - * /", words[.helpCalendarKeys])]
    case .longText(let text): return text.keys(situation)
    case .rank:
      return [
        enter, (words[.keySpace], words[.helpRankSpace]), ("1-9", words[.helpRankDigits]),
        ("+ -", words[.helpRankMove]),
      ]
    case .points: return [(words[.keyEnter], words[.helpPointsEnter]), ("-", words[.helpRemove])]
    case .page(let page):
      return [("Tab", words[.helpPageTab])] + (page.focused?.body.keys(situation) ?? [])
    case .file:
      return [
        (words[.keyEnter], words[.helpFileEnter]), ("Tab", words[.helpFileTab]),
        ("^U", words[.helpFileClear]),
      ]
    case .note, .finish: return [enter]
    case .choices(let choices):
      return [
        choices.way == .several ? enter : (words[.keyEnter], words[.helpEnterChoice]),
        (words[.keySpace], words[.helpSpace]), ("1-9", words[.helpDigits]),
        ("a-z /", words[.helpLetters]),
      ]
    case .grid(let grid) where grid.isTable(situation):
      return [enter, ("1-9", words[.barAnswerRow]), (words[.keyLeftRight], words[.helpGridKeys])]
    case .grid: return [enter, (words[.keySpace], words[.helpSpace]), ("1-9", words[.helpDigits])]
    case .roster:
      return [
        (words[.keyEnter], words[.barOpen]), ("+", words[.rosterAdd]), ("-", words[.helpRemove]),
      ]
    }
  }
}
