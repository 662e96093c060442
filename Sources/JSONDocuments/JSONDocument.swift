/// The bytes of a JSON text with the places of everything in it. Strings are made only when they
/// are asked for.
final class JSONDocument: Sendable {
  let bytes: [UInt8]
  let entries: [JSONEntry]

  init(bytes: [UInt8], entries: [JSONEntry]) {
    self.bytes = bytes
    self.entries = entries
  }

  static let empty = JSONDocument(bytes: [], entries: [])

  /// The byte that says what an entry is.
  func firstByte(_ index: Int) -> UInt8 { bytes[entries[index].start] }

  /// The entry that follows an entry and everything inside it.
  func next(after index: Int) -> Int {
    entries[index].isContainer(in: bytes) ? entries[index].end : index + 1
  }

  /// The text of a string.
  func text(_ index: Int) -> String { entries[index].text(in: bytes) }

  /// The bytes of a number or word as they stand.
  func source(_ index: Int) -> String {
    String(decoding: bytes[entries[index].start..<entries[index].end], as: UTF8.self)
  }

  /// Whether a string says the same as `words`.
  func text(_ index: Int, is words: String) -> Bool {
    let entry = entries[index]
    guard entry.isPlain else { return text(index) == words }
    guard words.utf8.count == entry.content.count else { return false }
    var at = entry.start + 1
    for byte in words.utf8 {
      if bytes[at] != byte { return false }
      at += 1
    }
    return true
  }

  /// Whether these bytes stand from a place on.
  func bytes(_ expected: [UInt8], areAt start: Int) -> Bool {
    guard start + expected.count <= bytes.count else { return false }
    for index in expected.indices where bytes[start + index] != expected[index] { return false }
    return true
  }
}

extension JSONEntry {
  /// Whether this is an array or object.
  func isContainer(in bytes: [UInt8]) -> Bool {
    let first = bytes[start]
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// The text that this string, found sound by the reader, writes.
  func text(in bytes: [UInt8]) -> String {
    let content = bytes[content]
    if isPlain || !content.contains(UInt8(ascii: "\\")) {
      return String(decoding: content, as: UTF8.self)
    }
    return unescaped(in: bytes)
  }

  private func unescaped(in bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(content.count)
    var at = content.lowerBound
    while at < content.upperBound {
      if bytes[at] == UInt8(ascii: "\\"), let scalar = try? JSONEscape.scalar(in: bytes, at: &at) {
        text.append(contentsOf: String(scalar).utf8)
      } else {
        text.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
