import Values

/// Functions on the answers of select questions: choice names with one space between.
let selectFunctions: [Function] = [
  Function(
    "selected(answer, name)", "Whether that choice is among those selected.",
    example: "selected('bus car', 'car') → true"
  ) { .boolean(isSelected($0.text(1), in: $0.text(0))) },
  Function(
    "is-selected(answer, name)", "The same as selected().",
    example: "is-selected('bus car', 'car') → true"
  ) { .boolean(isSelected($0.text(1), in: $0.text(0))) },
  Function(
    "selected-at(answer, index)",
    "The choice selected at that place, counted from 0; nothing if there is none.",
    example: "selected-at('bus car', 1) → car"
  ) {
    let index = $0.number(1).wholeIndex
    guard index >= 0 else { return .empty }
    return .string($0.text(0).split(separator: " ").dropFirst(index).first.map(String.init) ?? "")
  },
  Function(
    "count-selected(answer)", "How many choices are selected.",
    example: "count-selected('bus car') → 2"
  ) {
    var text = $0.text(0)
    return .number(Double(text.withUTF8(wordCount)))
  },
  Function(
    "jr:choice-name(name, question)",
    "The label, in the interview's language, of the choice of that name of the question; nothing "
      + "if there is none.",
    example: "jr:choice-name(${country}, '${country}') → Saint Lucia", pathArguments: [1]
  ) {
    guard let reference = $0.reference(1) else { return .empty }
    return .string($0.lookup.choiceLabel(of: $0.text(0), for: reference))
  },
]

private let space = UInt8(ascii: " ")

/// Whether the name, without space around, is one of the answer's words. Called once a choice in
/// filters: it makes nothing new.
private func isSelected(_ name: String, in answer: String) -> Bool {
  var (name, answer) = (name, answer)
  return name.withUTF8 { name in
    let word = name[...].trimmed
    guard !word.isEmpty, !word.contains(space) else { return false }
    return answer.withUTF8 { hasWord($0, word) }
  }
}

private func hasWord(_ text: UnsafeBufferPointer<UInt8>, _ word: Bytes) -> Bool {
  var start = 0
  while start + word.count <= text.count {
    var end = start
    while end < text.count, text[end] != space { end += 1 }
    if text[start..<end].isSame(as: word) { return true }
    start = end + 1
  }
  return false
}

private func wordCount(_ text: UnsafeBufferPointer<UInt8>) -> Int {
  var count = 0
  var previous = space
  for byte in text {
    if byte != space, previous == space { count += 1 }
    previous = byte
  }
  return count
}
