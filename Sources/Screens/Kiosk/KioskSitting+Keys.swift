import Interviews
import Questionnaires
import Terminal

/// Questions that are answered by typing, with keys on the screen.
extension KioskSitting {
  /// Where what is asked and what is typed stand, and where the keys.
  private struct Places {
    let words: Region
    let keys: Region
  }

  private func places(_ kind: KioskKeyboard.Kind, _ frame: KioskFrame) -> Places {
    let body = frame.isSmall ? frame.body : frame.body.dropping(1)
    let rows = min(body.height, KioskKeyboard.rows(kind, isSmall: frame.isSmall))
    if kind == .text {
      let top = body.height - rows
      return Places(
        words: Region(top: body.top, left: body.left, width: body.width, height: top),
        keys: body.dropping(top))
    }
    let width = frame.isSmall ? 18 : 32
    let left = body.left + body.width - width
    return Places(
      words: Region(
        top: body.top, left: body.left, width: body.width - width - (frame.isSmall ? 1 : 3),
        height: body.height),
      keys: Region(top: body.top, left: left, width: width, height: rows))
  }

  /// A question too long to stand beside the keys, with what is typed below it, has a page of its own
  /// first.
  func keyParts(_ kind: KioskKeyboard.Kind, _ frame: KioskFrame) -> [Part] {
    let room = places(kind, frame).words
    guard questionLines(width: room.width).count + 2 > room.height else { return [.keys] }
    return [.text(questionLines(width: frame.body.width))] + [.keys]
  }

  func addKeys(to page: inout KioskPage) {
    guard case .typed(let kind, _) = draft else { return }
    let frame = page.frame
    let places = places(kind, frame)
    let lines = questionLines(width: places.words.width)
    let room = max(0, places.words.height - 2)
    let shown = lines.count > room ? Array(lines.suffix(room)) : lines
    page.write(shown, in: places.words)
    let isTight = shown.count + 3 > places.words.height
    addField(to: &page, below: places.words.dropping(shown.count + (isTight ? 0 : 1)))
    page.takesLetters = true
    page.buttons =
      (kind == .text
        ? KioskKeyboard.letters(layer, in: places.keys, isSmall: frame.isSmall, words: words)
        : KioskKeyboard.pad(kind, in: places.keys, isSmall: frame.isSmall, words: words))
      + page.buttons
  }

  /// What is typed, between two brackets: its end where it is longer than a line.
  private func addField(to page: inout KioskPage, below region: Region) {
    let room = max(4, min(region.width - 4, 60))
    let isHidden = item?.definition.appearance.contains("masked") ?? false
    let text = isHidden ? String(repeating: "•", count: draft.shown.count) : draft.shown
    var tail = Substring(text)
    while TextWidth.columns(of: String(tail)) >= room { tail = tail.dropFirst() }
    let width = TextWidth.columns(of: String(tail))
    let isPattern = if case .typed(.pattern, _) = draft { true } else { false }
    let gap = isPattern ? "" : String(repeating: "_", count: max(1, min(room, fieldWidth) - width))
    page.write([StyledLine("[ \(tail)\(gap) ]", .bold)], in: region)
    let typed = isPattern ? caretInPattern(text) : width
    page.caret = Position(row: region.top, column: region.left + 2 + typed)
  }

  private var fieldWidth: Int { if case .typed(.text, _) = draft { 60 } else { 12 } }

  private func caretInPattern(_ text: String) -> Int {
    text.firstIndex(of: "_").map { text.distance(from: text.startIndex, to: $0) } ?? text.count
  }
}
