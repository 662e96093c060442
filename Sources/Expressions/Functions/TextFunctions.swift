import Values

/// Functions on whole texts and on what stands where in them. Texts are compared exactly, character
/// code by character code.
let textFunctions: [Function] = [
  Function(
    "string(value)",
    "The value as text: numbers in decimal notation, dates as ISO 8601, else true or false.",
    example: "string(1.50) → 1.5"
  ) { .string($0.text(0)) },
  Function(
    "concat(value…)", "The values as texts, one after the other, all members of a set.",
    example: "concat('House ', 12) → House 12"
  ) { .string(joined($0, from: 0, separator: "")) },
  Function(
    "join(separator, value…)",
    "The values as texts with the separator between them, all members of a set.",
    example: "join(', ', 'a', 'b') → a, b"
  ) { .string(joined($0, from: 1, separator: $0.text(0))) },
  Function(
    "contains(text, part)", "Whether the text holds the part.",
    example: "contains('Castries', 'str') → true"
  ) { .boolean($0.text(0).bytes(with: $0.text(1)) { $0.firstRange(of: $1) != nil }) },
  Function(
    "starts-with(text, part)", "Whether the text begins with the part.",
    example: "starts-with('Castries', 'Cas') → true"
  ) {
    .boolean($0.text(0).bytes(with: $0.text(1)) { $0.prefix($1.count).isSame(as: $1) })
  },
  Function(
    "ends-with(text, part)", "Whether the text ends with the part.",
    example: "ends-with('Castries', 'es') → true"
  ) {
    .boolean($0.text(0).bytes(with: $0.text(1)) { $0.suffix($1.count).isSame(as: $1) })
  },
  Function(
    "substring-before(text, part)", "What stands before the first such part; else nothing.",
    example: "substring-before('12.50', '.') → 12"
  ) {
    .string(
      $0.text(0).bytes(with: $0.text(1)) { text, part in
        text.firstRange(of: part).map { text[..<$0.lowerBound].text } ?? ""
      })
  },
  Function(
    "substring-after(text, part)", "What stands after the first such part; else nothing.",
    example: "substring-after('12.50', '.') → 50"
  ) {
    .string(
      $0.text(0).bytes(with: $0.text(1)) { text, part in
        text.firstRange(of: part).map { text[$0.upperBound...].text } ?? ""
      })
  },
  Function(
    "regex(text, pattern)", "Whether the whole text matches the regular expression.",
    example: "regex('LC-0712', '[A-Z]{2}-[0-9]+') → true"
  ) {
    // A pattern that is itself computed; one written out is compiled with the expression.
    let pattern = try? Pattern($0.text(1))
    return .boolean(pattern?.matchesWhole($0.text(0)) ?? false)
  },
]

/// One set alone gives its members. Among several arguments each has its place, also a question that
/// is not asked: `join(',', 'a', ${not_asked}, 'b')` is `a,,b`, as with ODK's engines.
private func joined(_ arguments: Arguments, from first: Int, separator: String) -> String {
  var out = ""
  var isFirst = true
  func add(_ text: String) {
    if !isFirst { out += separator }
    isFirst = false
    out += text
  }
  let hasPlaces = arguments.count - first > 1
  for index in first..<arguments.count {
    let values = arguments.values(index)
    if values.isEmpty, hasPlaces { add("") }
    for value in values {
      add(value.text)
      guard out.utf8.count <= longestJoined else { return arguments.refuseLongText() }
    }
  }
  return out
}

/// No answer is as long; a text that is joined to itself, and the result to itself, soon would be.
private let longestJoined = 1 << 20

extension Arguments {
  fileprivate func refuseLongText() -> String {
    let reason = "the text would be longer than \(longestJoined >> 20) MiB"
    let fault = SyntaxFault(.unusableArguments(function: "concat", reason: reason), at: 0)
    return lookup.meet(fault).text
  }
}
