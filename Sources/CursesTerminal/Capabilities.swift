import CNcurses
import Glibc

/// What the terminal's description says beyond what ncurses does with it by itself.
struct Capabilities {
  /// Switch bracketed paste and the mouse on and off; empty where the terminal has neither.
  let switchOn: [UInt8]
  let switchOff: [UInt8]
  /// Empties what has scrolled out of the screen; empty where the terminal keeps nothing of it.
  let forgetScrolled: [UInt8]
  /// Puts back all that a full-screen program changes, after a crash.
  let restoring: [UInt8]

  /// Reads the description of that name, and refuses one that makes no screen. ncurses must not
  /// be running.
  static func read(
    _ name: String, _ options: CursesTerminal.Options
  ) throws(TerminalFault) -> Capabilities {
    guard !name.isEmpty, nc_load_description(name, options.output) != 0 else {
      throw .unknownTerminal(name: name)
    }
    defer { nc_unload_description() }
    guard string("cup") != nil else { throw .cannotAddressCursor(name: name) }
    return Capabilities(terminal: name, options)
  }

  private init(terminal name: String, _ options: CursesTerminal.Options) {
    var modes: [Int] = []
    if Capabilities.hasPaste(name) { modes.append(2004) }
    // Presses, releases and the wheel, and no motion: each report is bytes on the line.
    if options.mouse, Capabilities.hasMouse(name) { modes += [1000, 1006] }
    let order = options.takesOrder
    switchOn = Array((modes.map { "\u{1B}[?\($0)h" } + (order ? ["\u{1B}[8l"] : [])).joined().utf8)
    switchOff = Array(
      ((order ? ["\u{1B}[8h"] : []) + modes.reversed().map { "\u{1B}[?\($0)l" }).joined().utf8)
    forgetScrolled = Capabilities.string("E3") ?? []
    let leave = Capabilities.string("rmcup") ?? Array("\r\n".utf8)
    restoring =
      (Capabilities.string("sgr0") ?? []) + switchOff
      + (Capabilities.string("rmkx") ?? []) + (Capabilities.string("cnorm") ?? []) + leave
  }

  /// The names of the extension are in newer descriptions only; older ones that know a mouse are
  /// of xterm's family, but for the Linux console.
  private static func hasPaste(_ name: String) -> Bool {
    if string("BE") != nil { return true }
    return hasMouse(name)
  }

  /// The Linux console's name for a mouse is that of gpm, which speaks to nobody but its own library.
  private static func hasMouse(_ name: String) -> Bool {
    string("kmous") != nil && !name.hasPrefix("linux")
  }

  /// A string of the description, without the pauses that hardware terminals needed.
  static func string(_ name: String) -> [UInt8]? {
    nc_capability(name).map { bytes($0) }
  }

  /// Puts the cursor there from wherever it is.
  static func address(row: Int, column: Int) -> [UInt8] {
    nc_cursor_address(Int32(row), Int32(column)).map { bytes($0) } ?? []
  }

  /// Moves what stands from the cursor to the end of its row, to the right above 0 and to the left
  /// below; nil where the terminal cannot.
  static func shift(by count: Int) -> [UInt8]? { nc_shift(Int32(count)).map { bytes($0) } }

  private static func bytes(_ text: UnsafePointer<CChar>) -> [UInt8] {
    let characters = UnsafeBufferPointer(start: text, count: strlen(text))
    return withoutPadding(characters.map { UInt8(bitPattern: $0) })
  }

  /// Cuts out each `$<…>`.
  static func withoutPadding(_ bytes: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "$"), rest.first == UInt8(ascii: "<"),
        let end = rest.firstIndex(of: UInt8(ascii: ">"))
      {
        rest = rest[(end + 1)...]
      } else {
        kept.append(byte)
      }
    }
    return kept
  }
}
