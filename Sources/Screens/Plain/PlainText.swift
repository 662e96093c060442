import Terminal

/// Text as plain mode prints it: passed through the gate for text from outside, broken at spaces.
enum PlainText {
  /// The lines of a text; whole where there is no width. What hangs over is set in below where the
  /// line began. A word longer than a line is not cut: it can then still be copied and searched for.
  static func lines(_ text: String, width: Int?) -> [String] {
    Printable.text(text).split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { line -> [String] in
        guard let width, TextWidth.columns(of: String(line)) > width else { return [String(line)] }
        return broken(line, width: max(8, width))
      }
  }

  private static func broken(_ line: Substring, width: Int) -> [String] {
    let indent = String(line.prefix { $0 == " " })
    let hanging = indent.isEmpty ? "" : indent + "  "
    var lines: [String] = []
    var current = indent
    var isFresh = true
    for word in line.split(separator: " ") {
      let columns = TextWidth.columns(of: current) + TextWidth.columns(of: String(word))
      if !isFresh, columns + 1 > width {
        lines.append(current)
        current = hanging
        isFresh = true
      }
      for piece in pieces(word, width: width - TextWidth.columns(of: hanging)) {
        if isFresh {
          current += piece
        } else if piece.startIndex == word.startIndex {
          current += " " + piece
        } else {
          lines.append(current)
          current = hanging + piece
        }
        isFresh = false
      }
    }
    return lines + [current]
  }

  /// Scripts without spaces break anywhere; other words not at all.
  private static func pieces(_ word: Substring, width: Int) -> [Substring] {
    guard TextWidth.columns(of: String(word)) > width,
      word.contains(where: { TextWidth.columns(of: $0) > 1 })
    else { return [word] }
    let characters = Array(word)
    var at = word.startIndex
    return TextWrap.ranges(characters, width: width).map { range in
      let end = word.index(at, offsetBy: range.count)
      defer { at = end }
      return word[at..<end]
    }
  }
}

/// What plain mode says: whole lines, then a prompt that the answer follows on its line.
public struct PlainSpeech: Sendable, Equatable {
  public let lines: [String]
  public let prompt: String
}
