/// A message catalogue as translators' tools write it: the part of gettext's PO format that canvass
/// uses, which is comments, `msgctxt`, `msgid`, `msgstr`, lines that go on, and escapes.
///
/// After https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html.
struct MessageFile {
  /// One message: its name in the program, the English words, the words of this language.
  struct Message: Equatable {
    var context = ""
    var english = ""
    var words = ""
  }

  /// Every message but the first, which is the header.
  private(set) var messages: [Message] = []
  /// What the first message says of the file: `Language`, `Plural-Forms`, ….
  private(set) var header: [String: String] = [:]
  /// Lines that are none of a catalogue, from 1: none, as a test holds.
  private(set) var faultyLines: [Int] = []

  private enum Part { case context, english, words }
  private var message = Message()
  private var hasEnglish = false
  private var part: Part?
  private let keepsEnglish: Bool

  /// - Parameter keepsEnglish: whether the English words are wanted: the program has no need of them, and
  ///   a first screen none of the memory.
  init(_ bytes: [UInt8], keepsEnglish: Bool = true) {
    self.keepsEnglish = keepsEnglish
    var (number, rest) = (0, bytes[...])
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      number += 1
      if !read(rest[..<end]) { faultyLines.append(number) }
      rest = rest[(end + 1)...]
    }
    if !read(rest) { faultyLines.append(number + 1) }
    close()
  }

  // MARK: Lines

  private mutating func read(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first else {
      close()
      return true
    }
    switch first {
    case UInt8(ascii: "#"): return true
    case UInt8(ascii: "\""): return goOn(line)
    default: return begin(line)
    }
  }

  /// `msgid "…"` and its like begin a part, a name before them a message.
  private mutating func begin(_ line: ArraySlice<UInt8>) -> Bool {
    guard let space = line.firstIndex(of: UInt8(ascii: " ")) else { return false }
    switch String(decoding: line[..<space], as: UTF8.self) {
    case "msgctxt":
      close()
      part = .context
    case "msgid":
      if part != .context { close() }
      part = .english
    case "msgstr" where part == .english: part = .words
    default: return false
    }
    return goOn(line[line.index(after: space)...])
  }

  private mutating func goOn(_ quoted: ArraySlice<UInt8>) -> Bool {
    guard let part, let text = Self.unquoted(quoted) else { return false }
    switch part {
    case .context: message.context += text
    case .english:
      hasEnglish = hasEnglish || !text.isEmpty
      if keepsEnglish { message.english += text }
    case .words: message.words += text
    }
    return true
  }

  private mutating func close() {
    if part == .words {
      if message.context.isEmpty, !hasEnglish {
        readHeader(message.words)
      } else {
        messages.append(message)
      }
    }
    message = Message()
    hasEnglish = false
    part = nil
  }

  private mutating func readHeader(_ text: String) {
    for line in text.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      header[String(line[..<colon])] = String(value)
    }
  }

  // MARK: Quotes

  /// What stands between the quotes, its escapes read; nil where they do not match.
  private static func unquoted(_ quoted: ArraySlice<UInt8>) -> String? {
    let (quote, backslash) = (UInt8(ascii: "\""), UInt8(ascii: "\\"))
    guard quoted.count > 1, quoted.first == quote, quoted.last == quote else { return nil }
    let inner = quoted.dropFirst().dropLast()
    guard inner.contains(where: { $0 == backslash || $0 == quote }) else {
      return String(decoding: inner, as: UTF8.self)
    }
    var out: [UInt8] = []
    var isEscaped = false
    for byte in inner {
      if isEscaped {
        guard let meant = meaning(ofEscaped: byte) else { return nil }
        out.append(meant)
        isEscaped = false
      } else if byte == backslash {
        isEscaped = true
      } else if byte == quote {
        return nil
      } else {
        out.append(byte)
      }
    }
    return isEscaped ? nil : String(decoding: out, as: UTF8.self)
  }

  private static func meaning(ofEscaped byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "n"): UInt8(ascii: "\n")
    case UInt8(ascii: "t"): UInt8(ascii: "\t")
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
    default: nil
    }
  }
}
