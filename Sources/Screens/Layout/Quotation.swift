import Terminal

/// A passage in brackets among the words around it, of which as much is shown as there is room for.
struct Quotation {
  private var characters: [Character] = []
  private var styles: [Style] = []

  /// - Parameter room: about how many characters may be shown.
  init(_ passage: Range<Int>, of text: [Character], room: Int) {
    // The brackets, two ellipses, and what wrapping costs.
    let room = max(8, room - 12)
    let around = max(0, room - passage.count) / 2
    let before = max(0, passage.lowerBound - around)..<passage.lowerBound
    let after = passage.upperBound..<min(text.count, passage.upperBound + around)
    add((before.lowerBound > 0 ? "…" : "") + String(text[before]))
    add("[", [.bold])
    let head = passage.prefix(room / 2)
    if passage.count > room {
      add(String(text[head]) + "…", [.reverse])
      add(String(text[passage.suffix(room / 2)]), [.reverse])
    } else {
      add(String(text[passage]), [.reverse])
    }
    add("]", [.bold])
    add(String(text[after]) + (after.upperBound < text.count ? "…" : ""))
  }

  private mutating func add(_ text: String, _ style: Style = []) {
    characters += text
    styles += Array(repeating: style, count: text.count)
  }

  func lines(width: Int) -> [StyledLine] {
    TextWrap.ranges(characters, width: width).map { range in
      StyledLine(
        runs: range.map { StyledLine.Run(text: String(characters[$0]), style: styles[$0]) })
    }
  }
}
