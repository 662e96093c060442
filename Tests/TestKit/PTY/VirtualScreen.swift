import CVTerm
import Terminal

/// The screen of a pseudo-terminal, as an emulator shows what a program wrote on it.
public final class VirtualScreen {
  /// Of the window.
  public private(set) var size: Size
  /// All that was written, as bytes.
  public private(set) var output: [UInt8] = []
  private let terminal: OpaquePointer
  private let screen: OpaquePointer

  /// A blank screen.
  public init(size: Size) {
    self.size = size
    terminal = vterm_new(Int32(size.rows), Int32(size.columns))
    vterm_set_utf8(terminal, 1)
    screen = vterm_obtain_screen(terminal)
    vterm_screen_enable_altscreen(screen, 1)
    vterm_screen_reset(screen, 1)
  }

  deinit { vterm_free(terminal) }

  /// Takes what the program wrote, and gives what the terminal answers to it.
  public func write(_ bytes: [UInt8]) -> [UInt8] {
    output += bytes
    bytes.withUnsafeBytes {
      _ = vterm_input_write(terminal, $0.bindMemory(to: CChar.self).baseAddress, $0.count)
    }
    return [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
      count = buffer.withMemoryRebound(to: CChar.self) {
        vterm_output_read(terminal, $0.baseAddress, $0.count)
      }
    }
  }

  /// Gives the window another size.
  public func resize(_ size: Size) {
    self.size = size
    vterm_set_size(terminal, Int32(size.rows), Int32(size.columns))
  }

  /// The text of every row, without the spaces at its end.
  public var lines: [String] { (0..<size.rows).map { line($0) } }
  /// The same as one text.
  public var text: String { lines.joined(separator: "\n") }

  /// Where the hardware cursor stands, seen or not.
  public var cursor: Position {
    var position = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(terminal), &position)
    return Position(row: Int(position.row), column: Int(position.col))
  }

  /// How the text in a cell stands out.
  public func style(_ row: Int, _ column: Int) -> Style {
    let attributes = cell(row, column).attrs
    var style: Style = []
    if attributes.bold != 0 { style.insert(.bold) }
    if attributes.underline != 0 { style.insert(.underline) }
    if attributes.reverse != 0 { style.insert(.reverse) }
    return style
  }

  /// The column at which a text begins that must be in this row.
  public func column(of text: String, row: Int) -> Int? {
    let glyphs = self.glyphs(row)
    return glyphs.indices.first { start in
      glyphs[start...].lazy.map(\.text).joined().hasPrefix(text) && !glyphs[start].text.isEmpty
    }.map { glyphs[$0].column }
  }

  private func line(_ row: Int) -> String {
    var line = glyphs(row).map(\.text).joined()
    while line.last == " " { line.removeLast() }
    return line
  }

  private func glyphs(_ row: Int) -> [(column: Int, text: String)] {
    (0..<size.columns).compactMap { column in
      let cell = cell(row, column)
      // The right half of a wide character.
      if cell.chars.0 == UInt32.max { return nil }
      var scalars = String.UnicodeScalarView()
      withUnsafeBytes(of: cell.chars) { bytes in
        for value in bytes.bindMemory(to: UInt32.self) {
          guard value != 0, let scalar = Unicode.Scalar(value) else { break }
          scalars.append(scalar)
        }
      }
      return (column, scalars.isEmpty ? " " : String(scalars))
    }
  }

  private func cell(_ row: Int, _ column: Int) -> VTermScreenCell {
    var cell = VTermScreenCell()
    vterm_screen_get_cell(screen, VTermPos(row: Int32(row), col: Int32(column)), &cell)
    return cell
  }
}
