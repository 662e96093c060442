import Values

/// Functions on text. Lengths and positions count characters as a reader does.
let textFunctions: [Function] = [
  Function("string(value)", "The value as text: numbers in decimal notation, dates as ISO 8601.") {
    .string($0.text(0))
  },
  Function("concat(value…)", "The values as texts, one after the other; all members of a repeat.") {
    .string($0.values(from: 0).map(\.text).joined())
  },
  Function("join(separator, value…)", "The values as texts with the separator between them.") {
    .string($0.values(from: 1).map(\.text).joined(separator: $0.text(0)))
  },
  Function("contains(text, part)", "Whether the text holds the part.") {
    .boolean($0.text(0).holds($0.text(1)))
  },
  Function("starts-with(text, part)", "Whether the text begins with the part.") {
    .boolean($0.text(0).hasPrefix($0.text(1)))
  },
  Function("ends-with(text, part)", "Whether the text ends with the part.") {
    .boolean($0.text(0).hasSuffix($0.text(1)))
  },
  Function("substring-before(text, part)", "What stands before the first such part; else nothing.")
  {
    let (text, part) = ($0.text(0), $0.text(1))
    return .string(text.range(ofFirst: part).map { String(text[..<$0.lowerBound]) } ?? "")
  },
  Function("substring-after(text, part)", "What stands after the first such part; else nothing.") {
    let (text, part) = ($0.text(0), $0.text(1))
    return .string(text.range(ofFirst: part).map { String(text[$0.upperBound...]) } ?? "")
  },
  Function(
    "substr(text, start, end?)",
    "Characters from start, counted from 0, up to but not end; negative counts from the end."
  ) { .string(substring($0)) },
  Function(
    "translate(text, from, to)", "Each character of from replaced by that of to, or removed."
  ) {
    .string(translated($0.text(0), from: $0.text(1), to: $0.text(2)))
  },
  Function(
    "normalize-space(text?)", "Without space at the ends, and one space for each run inside."
  ) {
    let text = $0.count > 0 ? $0.text(0) : $0.lookup.current.text
    return .string(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  },
  Function(
    "string-length(text?)", "How many characters the text has; without one, this question's answer."
  ) {
    .number(Double(($0.count > 0 ? $0.text(0) : $0.lookup.current.text).count))
  },
  Function("regex(text, pattern)", "Whether the whole text matches the regular expression.") {
    // A pattern that is itself computed; one written out is compiled with the expression.
    let pattern = try? Pattern($0.text(1))
    return .boolean(pattern?.matchesWhole($0.text(0)) ?? false)
  },
  Function(
    "uuid(length?)",
    "A random identifier (RFC 9562, version 4); with a length, that many random letters and digits.",
    isVolatile: true
  ) {
    .string($0.count > 0 ? randomText($0.number(0), $0.lookup) : uuid($0.lookup))
  },
]

private func substring(_ arguments: Arguments) -> String {
  let text = Array(arguments.text(0))
  let start = index(arguments.number(1), in: text.count)
  let end = arguments.count > 2 ? index(arguments.number(2), in: text.count) : text.count
  return start < end ? String(text[start..<end]) : ""
}

/// A position counted from 0, or back from the end if negative, kept inside the text.
private func index(_ number: Double, in count: Int) -> Int {
  guard !number.isNaN else { return 0 }
  let whole = Int(max(-1e9, min(1e9, number)))
  return max(0, min(count, whole < 0 ? count + whole : whole))
}

private func translated(_ text: String, from: String, to: String) -> String {
  let (from, to) = (Array(from), Array(to))
  return String(
    text.compactMap { character in
      guard let index = from.firstIndex(of: character) else { return character }
      return index < to.count ? to[index] : nil
    })
}

/// At most 4096 characters, which is more than any identifier.
private func randomText(_ length: Double, _ lookup: any Lookup) -> String {
  guard length >= 1 else { return "" }
  let letters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
  return String(
    (0..<Int(min(length, 4096))).map { _ in letters[Int(lookup.random() * Double(letters.count))] })
}

private func uuid(_ lookup: any Lookup) -> String {
  var digits: [Character] = []
  for place in 0..<32 {
    let random = Int(lookup.random() * 16)
    let nibble = place == 12 ? 4 : place == 16 ? 8 | (random & 3) : random
    digits.append(Character(String(nibble, radix: 16)))
    if [7, 11, 15, 19].contains(place) { digits.append("-") }
  }
  return String(digits)
}

extension String {
  fileprivate func holds(_ part: String) -> Bool { range(ofFirst: part) != nil }

  /// The first place of a part; an empty part stands at the start.
  fileprivate func range(ofFirst part: String) -> Range<Index>? {
    if part.isEmpty { return startIndex..<startIndex }
    var at = startIndex
    while at < endIndex {
      if let end = self[at...].matchedPrefix(part) { return at..<end }
      at = index(after: at)
    }
    return nil
  }
}

extension Substring {
  /// Where a prefix ends, if the text begins with it.
  fileprivate func matchedPrefix(_ prefix: String) -> Index? {
    guard hasPrefix(prefix) else { return nil }
    return index(startIndex, offsetBy: prefix.count, limitedBy: endIndex)
  }
}
