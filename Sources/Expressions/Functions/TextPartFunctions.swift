import Values

/// Functions on the characters of texts. A character is what a reader takes for one, however many
/// codes it is made of.
let textPartFunctions: [Function] = [
  Function(
    "substr(text, start, end?)",
    "The characters from start, counted from 0, up to but not end; a negative number counts from "
      + "the end.",
    example: "substr('Castries', 0, 3) → Cas"
  ) { .string(substring($0)) },
  Function(
    "string-length(text?)",
    "How many characters the text has; without one, this question's answer.",
    example: "string-length('Castries') → 8"
  ) {
    .number(Double(($0.count > 0 ? $0.text(0) : $0.lookup.current.text).characterCount))
  },
  Function(
    "normalize-space(text?)",
    "The text without space at its ends, and with one space for each run of it inside; without a "
      + "text, this question's answer.",
    example: "normalize-space('  a   b ') → a b"
  ) {
    var text = $0.count > 0 ? $0.text(0) : $0.lookup.current.text
    return .string(text.withUTF8(spaceNormalized))
  },
  Function(
    "translate(text, from, to)",
    "The text with each character of from replaced by that at the same place of to, or removed if "
      + "there is none.",
    example: "translate('12,50 m', ', m', '.') → 12.50"
  ) { .string(translated($0.text(0), from: $0.text(1), to: $0.text(2))) },
]

private func substring(_ arguments: Arguments) -> String {
  let text = arguments.text(0)
  let count = text.characterCount
  let start = place(arguments.number(1), in: count)
  let end = arguments.count > 2 ? place(arguments.number(2), in: count) : count
  guard start < end else { return "" }
  if count == text.utf8.count {
    return String(text.utf8.dropFirst(start).prefix(end - start)) ?? ""
  }
  return String(text.dropFirst(start).prefix(end - start))
}

/// A position counted from 0, or back from the end if negative, kept inside the text.
private func place(_ number: Double, in count: Int) -> Int {
  let whole = number.wholeIndex
  return max(0, min(count, whole < 0 ? count + whole : whole))
}

private func translated(_ text: String, from: String, to: String) -> String {
  // Code by code, as XPath compares: a letter of two codes is not the same one of one.
  let (from, to) = (Array(from.unicodeScalars), Array(to.unicodeScalars))
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    guard let index = from.firstIndex(of: scalar) else {
      result.append(scalar)
      continue
    }
    if index < to.count { result.append(to[index]) }
  }
  return String(result)
}

private func spaceNormalized(_ text: UnsafeBufferPointer<UInt8>) -> String {
  let text = text[...].trimmed
  return String(unsafeUninitializedCapacity: text.count) { out in
    var count = 0
    var isAfterSpace = false
    for byte in text {
      if byte.isSpace {
        isAfterSpace = true
        continue
      }
      if isAfterSpace {
        out[count] = UInt8(ascii: " ")
        count += 1
        isAfterSpace = false
      }
      out[count] = byte
      count += 1
    }
    return count
  }
}

extension String {
  /// Plain text without a carriage return, which joins a line feed, has a character a byte.
  fileprivate var characterCount: Int {
    utf8.allSatisfy { $0 < 0x80 && $0 != 0x0D } ? utf8.count : count
  }
}
