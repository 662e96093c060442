import Terminal

/// A line of text in runs of one style each.
struct StyledLine: Equatable {
  struct Run: Equatable {
    var text: String
    var style: Style
  }

  var runs: [Run]

  init(_ text: String, _ style: Style = []) { runs = [Run(text: text, style: style)] }

  init(runs: [Run]) { self.runs = runs }
}

extension [StyledLine] {
  /// As many as there is room for; the last ends in `…` where more would follow.
  func clipped(to width: Int, rows: Int) -> [StyledLine] {
    guard count > rows, var last = prefix(Swift.max(0, rows)).last else {
      return Array(prefix(Swift.max(0, rows)))
    }
    var room = width - 1
    last.runs = last.runs.map { run in
      var text = ""
      for character in run.text where room >= TextWidth.columns(of: character) {
        text.append(character)
        room -= TextWidth.columns(of: character)
      }
      return StyledLine.Run(text: text, style: run.style)
    }
    last.runs.append(StyledLine.Run(text: "…", style: last.runs.last?.style ?? []))
    return prefix(rows - 1) + [last]
  }
}

/// An author's text with `*emphasis*` and `**strong**`, which is all the markup there is.
public enum Markup {
  /// A run of a text that is marked alike.
  public struct Piece: Sendable, Equatable {
    public var text: String
    public let isEmphasis: Bool
    public let isStrong: Bool
  }

  /// The text without its marks in runs of one kind each: for what is no screen.
  public static func pieces(of text: String) -> [Piece] {
    let (characters, styles) = styled(text, [])
    var pieces: [Piece] = []
    for (character, style) in zip(characters, styles) {
      let (isEmphasis, isStrong) = (style.contains(.underline), style.contains(.bold))
      if let last = pieces.indices.last, pieces[last].isEmphasis == isEmphasis,
        pieces[last].isStrong == isStrong
      {
        pieces[last].text.append(character)
      } else {
        pieces.append(
          Piece(text: String(character), isEmphasis: isEmphasis, isStrong: isStrong))
      }
    }
    return pieces
  }

  /// The text wrapped to a width, each line in its runs; `base` is the style of what is unmarked.
  static func lines(_ text: String, width: Int, base: Style = []) -> [StyledLine] {
    let (characters, styles) = styled(text, base)
    return TextWrap.ranges(characters, width: width).map { range in
      var runs: [StyledLine.Run] = []
      for index in range where !characters[index].isNewline {
        if let last = runs.indices.last, runs[last].style == styles[index] {
          runs[last].text.append(characters[index])
        } else {
          runs.append(StyledLine.Run(text: String(characters[index]), style: styles[index]))
        }
      }
      return StyledLine(runs: runs)
    }
  }

  /// The text without its marks: for lists and one-line places.
  static func plain(_ text: String) -> String {
    let isPlain = !text.utf8.contains(UInt8(ascii: "*")) && !TextWrap.hasNewline(text)
    if isPlain { return text }
    return String(styled(text, []).characters.map { $0.isNewline ? " " : $0 })
  }

  /// A mark counts only if it is closed; a lone star is a star.
  private static func styled(_ text: String, _ base: Style) -> (
    characters: [Character], styles: [Style]
  ) {
    let source = Array(text)
    var characters: [Character] = []
    var styles: [Style] = []
    var at = 0
    while at < source.count {
      if source[at] == "*", let marked = marked(source, from: at) {
        characters += source[marked.inner]
        styles += Array(
          repeating: base.union(marked.isStrong ? .bold : .underline), count: marked.inner.count)
        at = marked.end
      } else {
        characters.append(source[at])
        styles.append(base)
        at += 1
      }
    }
    return (characters, styles)
  }

  private static func marked(
    _ source: [Character], from start: Int
  ) -> (inner: Range<Int>, end: Int, isStrong: Bool)? {
    let isStrong = start + 1 < source.count && source[start + 1] == "*"
    let length = isStrong ? 2 : 1
    let begin = start + length
    guard begin < source.count, !source[begin].isWhitespace else { return nil }
    var at = begin + 1
    while at + length <= source.count {
      if source[at] == "*", !source[at - 1].isWhitespace,
        !isStrong || source[at + 1] == "*"
      {
        return (begin..<at, at + length, isStrong)
      }
      if source[at].isNewline { return nil }
      at += 1
    }
    return nil
  }
}
