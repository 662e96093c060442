/// Turns what the terminal sends into inputs, one byte at a time and across any number of reads.
///
///     var decoder = InputDecoder()
///     decoder.decode(.byte(0x1B))  // []
///     decoder.decode(.silence)     // [.key(.escape)]
///
/// A sequence that it does not know is swallowed whole, never typed into an answer. Invalid UTF-8
/// becomes U+FFFD. It keeps no clock: whoever reads tells it when there is nothing more to read.
public struct InputDecoder: Sendable {
  /// What can come.
  public enum Event: Equatable, Sendable {
    case byte(UInt8)
    /// A key that the terminal's own description knows.
    case key(Key)
    /// Nothing more to read for the moment.
    case silence
    /// A long silence: what was begun will not be ended.
    case abandonment
  }

  /// Bytes of a paste that are kept; the rest is read and dropped.
  public static let longestPaste = 1 << 20

  private enum State: Equatable {
    case ground
    case escape
    case sequence(EscapeSequence)
    /// A reply such as `ESC ] … BEL`, until its end; and whether an escape was just seen in it.
    case report(sawEscape: Bool)
    /// A mouse report in the old form: three bytes follow, whatever they are.
    case oldMouse([UInt8])
  }

  private var state = State.ground
  private var utf8 = UTF8Decoder()
  private var paste: PasteBuffer?

  /// A decoder that has seen nothing.
  public init() {}

  /// Whether something was begun that only `abandonment` ends if no more comes.
  public var isUnfinished: Bool {
    if paste != nil { return true }
    switch state {
    case .sequence, .report, .oldMouse: return true
    case .ground, .escape: return false
    }
  }

  /// Whether a paste has begun and not ended, so that many bytes are to be expected.
  public var isPasting: Bool { paste != nil }

  /// Takes what came, and gives what it completes.
  public mutating func decode(_ event: Event) -> [Input] {
    switch event {
    case .byte(let byte): decode(byte)
    case .key(let key): decodeKnown(key)
    case .silence: endLoneEscape()
    case .abandonment: abandon()
    }
  }

  private mutating func decode(_ byte: UInt8) -> [Input] {
    switch state {
    case .ground: return decodeInGround(byte)
    case .escape: return decodeAfterEscape(byte)
    case .sequence(var sequence):
      sequence.body.append(byte)
      return proceed(sequence, byte)
    case .report(let sawEscape):
      let ends = byte == 0x07 || byte == 0x9C || sawEscape && byte == UInt8(ascii: "\\")
      state = ends ? .ground : .report(sawEscape: byte == 0x1B)
      return []
    case .oldMouse(let bytes):
      let bytes = bytes + [byte]
      state = bytes.count < 3 ? .oldMouse(bytes) : .ground
      return bytes.count < 3 || paste != nil ? [] : MouseReport(old: bytes).inputs
    }
  }

  private mutating func decodeInGround(_ byte: UInt8) -> [Input] {
    if byte == 0x1B {
      state = .escape
      return typed(utf8.flush())
    }
    if paste != nil {
      paste?.append(byte)
      return []
    }
    return typed(utf8.decode(byte))
  }

  private mutating func decodeAfterEscape(_ byte: UInt8) -> [Input] {
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "O"):
      state = .sequence(EscapeSequence(introducer: byte))
      return []
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"):
      state = .report(sawEscape: false)
      return []
    default:
      state = .ground
      return loneEscape + decode(byte)
    }
  }

  private mutating func proceed(_ sequence: EscapeSequence, _ byte: UInt8) -> [Input] {
    let isSecondBracket = sequence.body == [UInt8(ascii: "[")]
    let isParameter = (0x20...0x3F).contains(byte) || isSecondBracket
    if byte < 0x20 || byte > 0x7E {
      state = .ground
      return decode(byte)
    }
    if isParameter {
      let goesOn = sequence.body.count < EscapeSequence.longest
      state = goesOn ? .sequence(sequence) : .ground
      return []
    }
    state = .ground
    return finish(sequence)
  }

  private mutating func finish(_ sequence: EscapeSequence) -> [Input] {
    switch sequence.meaning {
    case .oldMouse:
      state = .oldMouse([])
      return []
    case .mouse(let report):
      return paste == nil ? report.inputs : []
    case .key(let key):
      return paste == nil ? [.key(key)] : []
    case .pasteBegins:
      paste = paste ?? PasteBuffer()
      return []
    case .pasteEnds:
      return endPaste()
    case .nothing:
      return []
    }
  }

  private mutating func decodeKnown(_ key: Key) -> [Input] {
    let before = endLoneEscape()
    state = .ground
    return paste == nil ? before + typed(utf8.flush()) + [.key(key)] : before
  }

  private mutating func endPaste() -> [Input] {
    defer { paste = nil }
    return paste.map { [.paste($0.text)] } ?? []
  }

  /// Inside of a paste an escape is a character that was pasted, and dropped.
  private var loneEscape: [Input] { paste == nil ? [.key(.escape)] : [] }

  private mutating func endLoneEscape() -> [Input] {
    switch state {
    case .escape:
      state = .ground
      return loneEscape
    case .sequence(let sequence) where sequence == EscapeSequence(introducer: UInt8(ascii: "O")):
      // Escape and a capital O typed ahead; nothing else stops there.
      state = .ground
      return loneEscape + decode(UInt8(ascii: "O"))
    default:
      return []
    }
  }

  private mutating func abandon() -> [Input] {
    let before = endLoneEscape()
    state = .ground
    return before + endPaste()
  }

  private func typed(_ scalars: [Unicode.Scalar]) -> [Input] {
    scalars.map { .key(Key(typed: $0)) }
  }
}
