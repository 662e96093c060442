import Questionnaires
import Terminal

/// The line of a file in which something is wrong, cut to what fits around the place, with a caret
/// under its character.
///
/// ```
/// "relevant": "${age} >"
///                      ^
/// ```
struct Excerpt {
  /// Columns shown on either side of the place.
  private static let before = 42
  private static let after = 32
  /// Bytes looked at on either side: a line may be as long as the file.
  private static let reach = 400

  let line: String
  let caret: String

  /// Nil if the place has no line.
  init?(_ place: Place, in file: QuestionnaireFile) {
    let at = file.lineMap.offset(line: place.line, column: place.column)
    let bytes = file.bytes
    guard at <= bytes.count else { return nil }
    let first = Self.edge(bytes, from: at, by: -1)
    let last = Self.edge(bytes, from: at, by: 1)
    let text = String(decoding: bytes[first..<last], as: UTF8.self)
    let (left, right) = Self.parted(text, atUTF8: at - first)
    let head = Self.head(left, isCut: first > 0 && bytes[first - 1] != UInt8(ascii: "\n"))
    let tail = Self.tail(right)
    line = "    " + head + tail
    caret = "    " + String(repeating: " ", count: TextWidth.columns(of: head)) + "^"
  }

  /// As far as the line goes, or the reach, and not into the middle of a character.
  private static func edge(_ bytes: [UInt8], from start: Int, by step: Int) -> Int {
    var at = start
    while abs(at - start) < reach {
      let next = step < 0 ? at - 1 : at
      guard bytes.indices.contains(next), bytes[next] != UInt8(ascii: "\n") else { return at }
      at += step
    }
    while at > 0, at < bytes.count, bytes[at] & 0xC0 == 0x80 { at += step }
    return at
  }

  /// The characters before the one that a byte belongs to, and that one with the rest: an accent
  /// that stands by itself is shown with its letter.
  private static func parted(
    _ text: String, atUTF8 offset: Int
  ) -> (left: [Character], right: [Character]) {
    let characters = Array(text)
    var passed = 0
    let place = characters.firstIndex { character in
      passed += character.utf8.count
      return passed > offset
    }
    let split = place ?? characters.count
    return (Array(characters[..<split]), Array(characters[split...]))
  }

  private static func head(_ characters: [Character], isCut: Bool) -> String {
    let line = isCut ? characters[...] : characters.drop { $0 == " " || $0 == "\t" }
    var columns = 0
    let kept = line.reversed().prefix { character in
      columns += width(character)
      return columns <= before
    }
    let mark = isCut || kept.count < line.count ? "…" : ""
    return mark + kept.reversed().map(shown).joined()
  }

  private static func tail(_ characters: [Character]) -> String {
    var columns = 0
    let kept = characters.prefix { character in
      columns += width(character)
      return columns <= after
    }
    return kept.map(shown).joined() + (kept.count < characters.count ? "…" : "")
  }

  /// A tab as one space, so that the caret stands right whatever the terminal makes of tabs.
  private static func shown(_ character: Character) -> String {
    character == "\t" ? " " : Printable.line(String(character))
  }

  private static func width(_ character: Character) -> Int {
    TextWidth.columns(of: shown(character))
  }
}
