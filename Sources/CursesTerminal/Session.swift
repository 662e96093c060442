import CNcurses
import CTerminalGuard
import Glibc

/// ncurses at work on one terminal, and the signals caught for it.
struct Session {
  let capabilities: Capabilities
  /// Becomes readable when a signal came.
  let wake: Int32
  let window: UnsafeMutablePointer<WINDOW>
  /// Keys are read from a pad, because reading from a window refreshes it.
  let keyboard: UnsafeMutablePointer<WINDOW>
  private let screen: OpaquePointer
  private let streams: Streams

  /// Starts ncurses, or tells why not, and then has written nothing and caught no signal.
  static func start(
    _ name: String, _ options: CursesTerminal.Options
  ) throws(TerminalFault) -> Session {
    // First of all, since it tells whether ncurses is in use: nothing below may be done then.
    let wake = terminal_guard_open()
    guard wake >= 0 else { throw errno == EBUSY ? .alreadyOpen : .system(errorNumber: errno) }
    do throws(TerminalFault) {
      return try Session(name, options, wake: wake)
    } catch {
      terminal_guard_close()
      throw error
    }
  }

  private init(
    _ name: String, _ options: CursesTerminal.Options, wake: Int32
  ) throws(TerminalFault) {
    // Asked before ncurses starts, since starting already writes to the terminal.
    capabilities = try Capabilities.read(name, options)
    guard let streams = Streams(options) else { throw .system(errorNumber: errno) }
    guard let screen = newterm(name, streams.output, streams.input), let window = nc_stdscr(),
      let keyboard = newpad(1, 1)
    else {
      streams.close()
      throw .unknownTerminal(name: name)
    }
    self.wake = wake
    self.streams = streams
    self.screen = screen
    self.window = window
    self.keyboard = keyboard
  }

  /// Ends what `start` began. The terminal must have been given back before.
  func close() {
    delwin(keyboard)
    delscreen(screen)
    streams.close()
    terminal_guard_close()
  }
}
