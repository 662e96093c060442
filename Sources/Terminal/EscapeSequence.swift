/// A control sequence that the terminal sent, `ESC [` or `ESC O` and what follows, and its
/// meaning. It covers what xterm, VTE, rxvt, the Linux console, screen, tmux, PuTTY and a VT220
/// send in either cursor mode, with any modifiers, so that a wrong TERM costs no arrow keys.
struct EscapeSequence: Equatable, Sendable {
  enum Meaning: Equatable {
    case key(Key)
    case pasteBegins, pasteEnds
    case mouse(MouseReport)
    /// Three more bytes say where the mouse is.
    case oldMouse
    /// A report or a key that is none of ours; to be swallowed whole.
    case nothing
  }

  /// `[` or `O`.
  var introducer: UInt8
  /// The bytes after it, the last one included.
  var body: [UInt8] = []

  /// Longer ones are no keys.
  static let longest = 32

  var meaning: Meaning {
    guard let final = body.last else { return .nothing }
    if introducer == UInt8(ascii: "O") { return applicationKey(final) }
    if body.first == UInt8(ascii: "["), body.count == 2 { return consoleFunctionKey(final) }
    switch final {
    case UInt8(ascii: "~"), UInt8(ascii: "^"), UInt8(ascii: "$"), UInt8(ascii: "@"):
      return numberedKey
    case UInt8(ascii: "Z"): return .key(.backTab)
    case UInt8(ascii: "M") where body.count == 1: return .oldMouse
    case UInt8(ascii: "M"), UInt8(ascii: "m"):
      return MouseReport(body).map(Meaning.mouse) ?? .nothing
    default: return cursorOrFunctionKey(final)
    }
  }

  private func cursorOrFunctionKey(_ final: UInt8) -> Meaning {
    let cursorKey = EscapeSequence.cursorKey(final, modifier: modifier)
    return cursorKey == .nothing ? firstFunctionKeys : cursorKey
  }

  private var parameters: [Int] {
    body.dropLast().split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
      Int(String(decoding: $0.prefix(6), as: UTF8.self)) ?? 0
    }
  }

  /// 1 for none; 3 has Alt, 5 Control.
  private var modifier: Int {
    let parameters = parameters
    return parameters.count > 1 ? parameters[1] : (parameters.first ?? 1)
  }

  private static func cursorKey(_ final: UInt8, modifier: Int) -> Meaning {
    let jumpsWords = modifier == 3 || modifier == 5
    switch final {
    case UInt8(ascii: "A"): return .key(.up)
    case UInt8(ascii: "B"): return .key(.down)
    case UInt8(ascii: "C"): return .key(jumpsWords ? .wordRight : .right)
    case UInt8(ascii: "D"): return .key(jumpsWords ? .wordLeft : .left)
    case UInt8(ascii: "F"): return .key(.end)
    case UInt8(ascii: "H"): return .key(.home)
    default: return .nothing
    }
  }

  /// F1 to F4, with modifiers `ESC [ 1 ; 2 P`. Reports of the cursor's place end in R too.
  private var firstFunctionKeys: Meaning {
    guard let final = body.last, (UInt8(ascii: "P")...UInt8(ascii: "S")).contains(final) else {
      return .nothing
    }
    let isReport = body.count > 1 && (parameters.first != 1 || modifier > 16)
    return isReport ? .nothing : .key(.function(Int(final - UInt8(ascii: "P")) + 1))
  }

  private var numberedKey: Meaning {
    switch parameters.first ?? 0 {
    case 1, 7: .key(.home)
    case 2: .key(.insert)
    case 3: .key(.delete)
    case 4, 8: .key(.end)
    case 5: .key(.pageUp)
    case 6: .key(.pageDown)
    case let number where (11...15).contains(number): .key(.function(number - 10))
    case let number where (17...21).contains(number): .key(.function(number - 11))
    case let number where (23...24).contains(number): .key(.function(number - 12))
    case 200: .pasteBegins
    case 201: .pasteEnds
    default: .nothing
    }
  }

  /// The Linux console's F1 to F5: `ESC [ [ A`.
  private func consoleFunctionKey(_ final: UInt8) -> Meaning {
    guard (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(final) else { return .nothing }
    return .key(.function(Int(final - UInt8(ascii: "A")) + 1))
  }

  /// After `ESC O`: the cursor keys, and the number pad in application mode.
  private func applicationKey(_ final: UInt8) -> Meaning {
    switch final {
    case UInt8(ascii: "M"): return .key(.enter)
    case UInt8(ascii: "I"): return .key(.tab)
    case UInt8(ascii: "X"): return .key(.character("="))
    case UInt8(ascii: "c"): return .key(.wordRight)
    case UInt8(ascii: "d"): return .key(.wordLeft)
    case UInt8(ascii: "j")...UInt8(ascii: "y"):
      // The pad's codes are the ASCII codes of * + , - . / 0 to 9, moved up by 64.
      return .key(.character(Character(Unicode.Scalar(final - 0x40))))
    default: return cursorOrFunctionKey(final)
    }
  }
}
