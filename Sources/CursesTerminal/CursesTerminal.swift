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
  /// The window, as of the last `.resized` or `.resumed`.
  public internal(set) var size: Size
  /// The signal that brought `.hangup`; nil if the line dropped without one.
  public internal(set) var hangupSignal: Int32?
  /// What the process should exit with after `.hangup`, as shells have it.
  public var exitStatus: Int32 { 128 + (hangupSignal ?? SIGHUP) }

  let options: Options
  var painter: Painter
  var decoder = InputDecoder()
  var waiting: [Input] = []
  var hasHungUp = false
  let session: Session
  /// Whether the session runs; nothing may call ncurses when it does not.
  private(set) var isOpen = true
  private var settings: termios

  /// Takes the terminal over: the screen is blank, keys are read one by one and not shown.
  ///
  /// Refuses, and then has changed nothing, where `TerminalFault` says why.
  public init(_ options: Options = Options()) throws(TerminalFault) {
    guard isatty(options.input) == 1, isatty(options.output) == 1,
      let settings = Descriptor.settings(options.input)
    else { throw .notATerminal }
    let locale = TextLocale.adopt()
    let left = Self.left(settings, options)
    session = try Self.start(options, before: settings, left)
    self.options = options
    self.settings = left
    painter = Painter(
      window: session.window, output: options.output,
      drawsLines: locale.isUsersOwn && !options.asciiLines,
      palette: .adopt(options.theme), movesText: options.movesText)
    size = Size(columns: Int(getmaxx(session.window)), rows: Int(getmaxy(session.window)))
    configure()
    takeOver()
    measure()
  }

  /// The session of ncurses, which takes what it finds for what it has to leave.
  private static func start(
    _ options: Options, before: termios, _ left: termios
  ) throws(TerminalFault) -> Session {
    var (before, left) = (before, left)
    if options.leavesQuiet { tcsetattr(options.input, TCSANOW, &left) }
    do throws(TerminalFault) {
      return try Session.start(options.name ?? variable("TERM") ?? "", options)
    } catch {
      if options.leavesQuiet { tcsetattr(options.input, TCSANOW, &before) }
      throw error
    }
  }

  /// The settings to leave the terminal with, of those that it had.
  private static func left(_ settings: termios, _ options: Options) -> termios {
    guard options.leavesQuiet else { return settings }
    var quiet = settings
    quiet.c_lflag &= ~tcflag_t(ECHO | ECHONL | ICANON | ISIG | IEXTEN)
    return quiet
  }

  deinit { close() }

  /// Gives the terminal back as it was. Once is enough; more do nothing.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    giveBack()
    session.close()
  }

  /// What was typed before this is not for the program.
  public func forgetKeys() {
    guard isOpen else { return }
    tcflush(options.input, TCIFLUSH)
  }

  /// Ends and leaves everything as it stands, for another process of this program that takes the terminal
  /// over at once: nobody sees what lies below, and no key is shown. Whoever starts that process gives the
  /// terminal back in the end.
  public func passOn() {
    guard isOpen else { return }
    isOpen = false
    terminal_guard_disarm()
    terminal_guard_close()
  }

  private func configure() {
    raw()
    noecho()
    nonl()
    let usual = Self.variable("SSH_TTY") == nil ? 25 : 100
    set_escdelay(Int32(clamping: options.escapeDelayMilliseconds ?? usual))
    // A frame is written whole even when keys wait: half of one is nothing to look at.
    typeahead(-1)
    leaveok(session.window, false)
    // Lists and long texts scroll: the terminal moves what stays.
    idlok(session.window, options.movesText)
    keypad(session.keyboard, true)
    nodelay(session.keyboard, true)
    // Our own decoder reads the mouse: ncurses makes one click of a press and a release, blocks in
    // the middle of a report that a slow line has cut, and knows no mode 1006 under screen.
    keyok(KEY_MOUSE, false)
  }

  /// What is ours to switch on beside what ncurses does, at the start and after a stop.
  func takeOver() {
    Descriptor.write(session.capabilities.switchOn, to: options.output)
    let restoring = session.capabilities.restoring
    terminal_guard_arm(
      options.input, options.output, &settings, restoring, restoring.count)
  }

  /// Puts back all that was changed. To do so from the background would stop the process, were the
  /// signal for that not held off.
  func giveBack() {
    var background = sigset_t()
    var former = sigset_t()
    sigemptyset(&background)
    sigaddset(&background, SIGTTOU)
    pthread_sigmask(SIG_BLOCK, &background, &former)
    Descriptor.write(session.capabilities.switchOff, to: options.output)
    endwin()
    tcsetattr(options.input, TCSANOW, &settings)
    terminal_guard_disarm()
    pthread_sigmask(SIG_SETMASK, &former, nil)
  }

  /// While the process was stopped the shell may have got other settings; those are now the ones
  /// to give back.
  func adoptSettings() {
    if let now = Descriptor.settings(options.input) { settings = Self.left(now, options) }
    if options.leavesQuiet { tcsetattr(options.input, TCSANOW, &settings) }
    def_shell_mode()
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
