import CNcurses
import Terminal

/// The keys of the terminal's own description, by the names that ncurses gives their codes.
enum CursesKeys {
  /// The key of a code above those of bytes, or nil for one that is none of ours.
  static func key(_ code: Int32) -> Key? {
    guard let text = keyname(code) else { return nil }
    let name = String(cString: text)
    return names[name] ?? function(name) ?? modified(name)
  }

  private static let names: [String: Key] = [
    "KEY_UP": .up, "KEY_DOWN": .down, "KEY_LEFT": .left, "KEY_RIGHT": .right,
    "KEY_SR": .up, "KEY_SF": .down, "KEY_SLEFT": .left, "KEY_SRIGHT": .right,
    "KEY_HOME": .home, "KEY_FIND": .home, "KEY_SHOME": .home, "KEY_A1": .home,
    "KEY_END": .end, "KEY_SELECT": .end, "KEY_LL": .end, "KEY_SEND": .end, "KEY_C1": .end,
    "KEY_PPAGE": .pageUp, "KEY_SPREVIOUS": .pageUp, "KEY_A3": .pageUp,
    "KEY_NPAGE": .pageDown, "KEY_SNEXT": .pageDown, "KEY_C3": .pageDown,
    "KEY_IC": .insert, "KEY_SIC": .insert, "KEY_DC": .delete, "KEY_SDC": .delete,
    "KEY_BACKSPACE": .backspace, "KEY_ENTER": .enter, "KEY_BTAB": .backTab,
    "KEY_B2": .character("5"),
  ]

  private static func function(_ name: String) -> Key? {
    guard name.hasPrefix("KEY_F("), let number = Int(name.dropFirst(6).dropLast()) else {
      return nil
    }
    return .function(number)
  }

  /// xterm's names for keys with modifiers: `kLFT5` is Control with the left arrow.
  private static func modified(_ name: String) -> Key? {
    guard name.first == "k", let digit = name.last?.wholeNumberValue else { return nil }
    let jumpsWords = digit == 3 || digit == 5
    switch name.dropFirst().dropLast() {
    case "UP": return .up
    case "DN": return .down
    case "LFT": return jumpsWords ? .wordLeft : .left
    case "RIT": return jumpsWords ? .wordRight : .right
    case "HOM": return .home
    case "END": return .end
    case "PRV": return .pageUp
    case "NXT": return .pageDown
    case "IC": return .insert
    case "DC": return .delete
    default: return nil
    }
  }
}
