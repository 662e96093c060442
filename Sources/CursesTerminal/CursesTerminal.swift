import CNcurses
import CTerminalGuard
import Glibc
import Terminal

/// The real terminal, through ncurses. The one place that calls it.
///
///     do throws(TerminalFault) {
///       let terminal = try CursesTerminal()
///       defer { terminal.close() }
///       …
///     } catch { print(error.sentence) }
///
/// It leaves the terminal as it found it: when closed, when stopped, and when the process dies of
/// a fault. On the signals HUP, TERM, INT and QUIT, and when the line drops, it gives `.hangup`;
/// the program then saves, closes and exits with `exitStatus`. A process has one at a time, on
/// one thread.
public final class CursesTerminal: TerminalDriver {
  public internal(set) var size: Size
  /// The signal that brought `.hangup`; nil if the line dropped without one.
  public internal(set) var hangupSignal: Int32?
  /// What the process should exit with after `.hangup`, as shells have it.
  public var exitStatus: Int32 { 128 + (hangupSignal ?? SIGHUP) }

  let options: Options
  let capabilities: Capabilities
  let wake: Int32
  let keyboard: UnsafeMutablePointer<WINDOW>
  var painter: Painter
  var decoder = InputDecoder()
  var waiting: [Input] = []
  var hasHungUp = false
  private var settings: termios
  private var screen: OpaquePointer?
  private let streams: Streams

  /// Takes the terminal over: the screen is blank, keys are read one by one and not shown.
  ///
  /// Refuses, and then has changed nothing, where `TerminalFault` says why.
  public init(_ options: Options = Options()) throws(TerminalFault) {
    let name = options.name ?? Self.variable("TERM") ?? ""
    guard isatty(options.input) == 1, isatty(options.output) == 1,
      let settings = Descriptor.settings(options.input)
    else { throw .notATerminal }
    let locale = TextLocale.adopt()
    let capabilities = try Self.capabilities(name, options)
    let wake = terminal_guard_open()
    guard wake >= 0 else { throw errno == EBUSY ? .alreadyOpen : .system(errorNumber: errno) }
    guard let streams = Streams(options) else {
      terminal_guard_close()
      throw .system(errorNumber: errno)
    }
    guard let screen = newterm(name, streams.output, streams.input), let window = nc_stdscr(),
      let keyboard = newpad(1, 1)
    else {
      streams.close()
      terminal_guard_close()
      throw .unknownTerminal(name: name)
    }
    self.options = options
    self.settings = settings
    self.capabilities = capabilities
    self.wake = wake
    self.streams = streams
    self.screen = screen
    self.keyboard = keyboard
    painter = Painter(window: window, output: options.output, drawsLines: locale.isUsersOwn)
    size = Size(columns: Int(getmaxx(window)), rows: Int(getmaxy(window)))
    configure(window)
    takeOver()
    measure()
  }

  deinit { close() }

  /// Gives the terminal back as it was. Once is enough; more do nothing.
  public func close() {
    guard let screen else { return }
    self.screen = nil
    giveBack()
    delwin(keyboard)
    delscreen(screen)
    streams.close()
    terminal_guard_close()
  }

  /// Whether it is open; nothing below may call ncurses when it is not.
  var isOpen: Bool { screen != nil }

  private static func capabilities(
    _ name: String, _ options: Options
  ) throws(TerminalFault) -> Capabilities {
    // Asked before ncurses starts, since starting already writes to the terminal.
    guard !name.isEmpty, nc_load_description(name, options.output) != 0 else {
      throw .unknownTerminal(name: name)
    }
    defer { nc_unload_description() }
    guard Capabilities.string("cup") != nil else { throw .cannotAddressCursor(name: name) }
    return Capabilities(terminal: name, mouse: options.mouse)
  }

  private func configure(_ window: UnsafeMutablePointer<WINDOW>) {
    raw()
    noecho()
    nonl()
    let usual = Self.variable("SSH_TTY") == nil ? 25 : 100
    set_escdelay(Int32(clamping: options.escapeDelayMilliseconds ?? usual))
    // A frame is written whole even when keys wait: half of one is nothing to look at.
    typeahead(-1)
    leaveok(window, false)
    idlok(window, false)
    // Keys are read from a pad, because reading from a window refreshes it.
    _ = CNcurses.keypad(keyboard, true)
    nodelay(keyboard, true)
    if options.mouse {
      mouseinterval(0)
      mousemask(NC_BUTTON1_DOWN | NC_WHEEL_UP | NC_WHEEL_DOWN, nil)
    }
  }

  /// What is ours to switch on beside what ncurses does, at the start and after a stop.
  func takeOver() {
    Descriptor.write(capabilities.pasteOn, to: options.output)
    terminal_guard_arm(
      options.input, options.output, &settings, capabilities.restoring,
      capabilities.restoring.count)
  }

  /// Puts back all that was changed. In the background this would stop the process, so not there.
  func giveBack() {
    var background = sigset_t()
    var former = sigset_t()
    sigemptyset(&background)
    sigaddset(&background, SIGTTOU)
    pthread_sigmask(SIG_BLOCK, &background, &former)
    Descriptor.write(capabilities.pasteOff, to: options.output)
    endwin()
    tcsetattr(options.input, TCSANOW, &settings)
    terminal_guard_disarm()
    pthread_sigmask(SIG_SETMASK, &former, nil)
  }

  /// While the process was stopped the shell may have got other settings; those are now the ones
  /// to give back.
  func adoptSettings() {
    if let now = Descriptor.settings(options.input) { settings = now }
    def_shell_mode()
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
