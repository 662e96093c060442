/// What somebody typed at a prompt of plain mode: nothing, a sign that does something everywhere, or
/// an answer. Signs, not words, so that they are the same in every language and on every keyboard.
enum PlainLine: Equatable {
  enum Sign: Equatable {
    case help, back, undo, language, menu, stop
    /// The list of all answers, or those of one kind, by its number.
    case checkAll(Int?)
    /// A reason instead of an answer: its letter or number, empty to be shown the reasons.
    case noAnswer(String)
    /// A note on the question; empty to be asked for it.
    case note(String)
    /// The list of questions, or the one of that number.
    case outline(Int?)
    /// A code and the words of the answer that it is for; empty for what is coded.
    case code(String)
    /// The probe of that number was asked.
    case probe(Int)
  }

  case enter
  case sign(Sign)
  case text(String)
  /// It begins with a sign and is none.
  case stray(Character)

  /// Which signs begin a command.
  static let signs: Set<Character> = ["?", "<", "!", "*", "#", "~", "=", "@", "%", "&"]
  private static let partings: Set<String> = ["quit", "exit", "quitter"]

  /// - Parameter isText: whether words are answers here, so that `quit` is one.
  init(_ line: String, isText: Bool) {
    let typed = Reading.trimmed(line)
    if let sign = Self.sign(typed, isText: isText) {
      self = .sign(sign)
    } else if let first = typed.first, Self.signs.contains(first) {
      // Doubled it stands for itself.
      let rest = typed.dropFirst()
      self = rest.first == first ? .text(String(rest)) : .stray(first)
    } else {
      self = typed.isEmpty ? .enter : .text(Self.unmasked(typed) ?? line)
    }
  }

  /// A line within a text of many lines: only what is nothing but a sign is one, for texts are pasted;
  /// and what asks for a probe or a code, where the question has some.
  init(within line: String, hasProbes: Bool = false, hasCodes: Bool = false) {
    let typed = Reading.trimmed(line)
    if hasProbes, typed.first == "+", let number = Numerals.number(String(typed.dropFirst())) {
      self = .sign(.probe(number))
      return
    }
    if hasProbes, typed.hasPrefix("\\+") {
      self = .text(String(typed.dropFirst()))
      return
    }
    switch Self.sign(typed, isText: true) {
    case .note(let text)? where !text.isEmpty: self = .text(line)
    case .outline(.some)?, .checkAll(.some)?: self = .text(line)
    case .code(let text)? where !text.isEmpty && !hasCodes: self = .text(line)
    case let sign?: self = .sign(sign)
    case nil: self = typed.isEmpty ? .enter : .text(Self.unmasked(typed) ?? line)
    }
  }

  private static func sign(_ typed: String, isText: Bool) -> Sign? {
    switch typed {
    case "?": return .help
    case "<": return .back
    case "~": return .undo
    case "@": return .language
    case "%": return .menu
    case ".": return .stop
    default: break
    }
    if !isText, partings.contains(typed.lowercased()) { return .stop }
    let rest = String(typed.dropFirst())
    switch typed.first {
    case "!" where rest.count <= 1 && rest != "!": return .noAnswer(rest.lowercased())
    case "*" where !rest.hasPrefix("*"): return .note(Reading.trimmed(rest))
    case "#" where rest.isEmpty: return .outline(nil)
    case "#": return Numerals.number(rest).map { .outline($0) }
    case "=" where rest.isEmpty: return .checkAll(nil)
    case "=": return Numerals.number(rest).map { .checkAll($0) }
    case "&" where rest.first?.isWhitespace != true && !rest.hasPrefix("&"):
      return .code(Reading.trimmed(rest))
    default: return nil
    }
  }

  /// What stands behind a `\` that masks a sign, and a doubled full stop; nil for anything else.
  private static func unmasked(_ typed: String) -> String? {
    if typed == ".." { return "." }
    guard typed.first == "\\" else { return nil }
    let rest = String(typed.dropFirst())
    let isMasked =
      rest == "." || rest.first.map(signs.contains) ?? false
      || partings.contains(rest.lowercased())
    return isMasked ? rest : nil
  }
}

/// Numbers of lists, in the digits of any script.
enum Numerals {
  static func number(_ text: String) -> Int? {
    guard !text.isEmpty, text.count <= 9 else { return nil }
    var number = 0
    for character in text {
      guard character.isNumber, let digit = character.wholeNumberValue, (0...9).contains(digit)
      else { return nil }
      number = number * 10 + digit
    }
    return number
  }
}

extension PlainLine {
  /// A line without what a terminal in its line mode passes on of keys that are no letters: the
  /// sequences of arrow keys and pastes, and control characters; a tab becomes a space, as where a text
  /// is pasted on screen.
  static func cleaned(_ line: String) -> String {
    var scalars = String.UnicodeScalarView()
    var rest = line.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\u{1B}" {
        dropSequence(&rest)
      } else if scalar == "\t" {
        scalars.append(" ")
      } else if scalar.properties.generalCategory != .control {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// Drops what follows ESC: `[` and parameters up to a final byte, or `O` and one letter.
  private static func dropSequence(_ rest: inout String.UnicodeScalarView.SubSequence) {
    guard let introducer = rest.first, introducer == "[" || introducer == "O" else { return }
    rest.removeFirst()
    while let scalar = rest.first, (0x20...0x3F).contains(scalar.value) { rest.removeFirst() }
    if let final = rest.first, (0x40...0x7E).contains(final.value) { rest.removeFirst() }
  }
}
