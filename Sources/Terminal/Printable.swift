/// The gate of `Canvas.put` for text that goes elsewhere: messages, logs, plain mode.
///
///     standardError.write(Printable.text(message))
///     log.write(Printable.line(name))
///
/// What could move the cursor, ring, reorder or hide becomes U+FFFD, so that no answer and no
/// file name can dress up as something else on somebody's screen.
public enum Printable {
  /// A text of several lines: newlines and tabs stay.
  public static func text(_ text: String) -> String {
    filtered(text) { character in
      switch character {
      case "\n", "\r\n": "\n"
      case "\t": "\t"
      default: nil
      }
    }
  }

  /// A text that must stay on one line: newlines and tabs are written `\n`, `\r` and `\t`.
  public static func line(_ text: String) -> String {
    filtered(text) { character in
      switch character {
      case "\n": "\\n"
      case "\r": "\\r"
      case "\r\n": "\\r\\n"
      case "\t": "\\t"
      default: nil
      }
    }
  }

  private static func filtered(_ text: String, _ special: (Character) -> String?) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for character in text {
      if let instead = special(character) {
        result += instead
      } else {
        for glyph in Glyph.Run(character) { result.append(glyph.character) }
      }
    }
    return result
  }
}
