import Questionnaires

/// Rewrites `${old}` to `${new}` in an author's texts, so that a rule that only follows a renamed
/// question has not changed.
struct Renaming {
  /// New names by old ones, where they differ.
  let names: [String: String]

  /// The text with the new names in it.
  func text(_ text: String) -> String {
    guard !names.isEmpty, text.utf8.contains(UInt8(ascii: "$")) else { return text }
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    var at = 0
    for placeholder in Placeholder.all(in: text) {
      guard let name = placeholder.name, let new = names[name] else { continue }
      out += bytes[at..<placeholder.utf8Index] + Array("${\(new)}".utf8)
      at = placeholder.utf8Index + name.utf8.count + 3
    }
    return String(decoding: out + bytes[at...], as: UTF8.self)
  }

  /// An expression with the new names, written as `tight` does.
  func expression(_ text: String) -> String {
    Self.tight(PathSteps(self.text(text)).renamed(names))
  }

  /// An expression without what means nothing: white space, and brackets around all of it.
  static func tight(_ text: String) -> String {
    var tight = squeezed(text)
    while let inner = RuleParts.unwrapped(tight) { tight = inner }
    return tight
  }

  /// White space outside quotes only ever parts words, references and texts, and a minus from the
  /// name before it.
  private static func squeezed(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    var quote: Unicode.Scalar?
    var isParted = false
    for scalar in text.unicodeScalars {
      if quote == nil, scalar.properties.isWhitespace {
        isParted = true
        continue
      }
      if isParted, let last = out.last, last.isWord, scalar.isWord { out.append(" ") }
      isParted = false
      out.append(scalar)
      if scalar == quote {
        quote = nil
      } else if quote == nil, scalar == "'" || scalar == "\"" {
        quote = scalar
      }
    }
    return String(out)
  }
}

extension Unicode.Scalar {
  fileprivate var isWord: Bool {
    properties.isAlphabetic || ("0"..."9").contains(self)
      || "-_.${}'\"".unicodeScalars.contains(self)
  }
}
