import Terminal

extension VirtualScreen {
  /// The private modes that the program has switched on and not off again: 1049 is the alternate
  /// screen, 25 the cursor (on from the start), 1000 and 1006 the mouse, 2004 pastes, 1 the
  /// application's cursor keys.
  public var modes: Set<Int> {
    var modes: Set<Int> = [7, 25]
    var rest = output[...]
    while let start = rest.firstRange(of: Array("\u{1B}[?".utf8)) {
      let parameters = rest[start.upperBound...].prefix {
        $0 == UInt8(ascii: ";") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
      }
      rest = rest[parameters.endIndex...]
      let numbers = parameters.split(separator: UInt8(ascii: ";")).compactMap {
        Int(String(decoding: $0, as: UTF8.self))
      }
      if rest.first == UInt8(ascii: "h") { modes.formUnion(numbers) }
      if rest.first == UInt8(ascii: "l") { modes.subtract(numbers) }
    }
    return modes
  }

  /// The screen with its frame and the cursor's place, for messages of failed tests.
  public var picture: String {
    let edge = "+" + String(repeating: "-", count: size.columns) + "+"
    let rows = lines.map { line in
      "|" + line + String(repeating: " ", count: max(0, size.columns - TextWidth.columns(of: line)))
        + "|"
    }
    let place = "cursor at row \(cursor.row), column \(cursor.column)"
    return ([edge] + rows + [edge, place]).joined(separator: "\n")
  }
}
