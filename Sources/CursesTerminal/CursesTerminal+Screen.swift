import CNcurses
import CTerminalGuard
import Glibc
import Terminal

extension CursesTerminal {
  /// Writes the cells that differ from what is shown, as few bytes as ncurses can, then puts the
  /// cursor at the focus. Does nothing once closed.
  public func show(_ canvas: Canvas) {
    guard isOpen else { return }
    painter.show(canvas, size: size)
  }

  /// Clears the screen and paints what was shown last.
  public func redraw() {
    guard isOpen else { return }
    painter.repaint(size: size)
  }

  /// Clears the screen and all that has scrolled out of it, where the terminal keeps that: whoever comes
  /// next must not find what stood there. Then paints what was shown last.
  public func wipe() {
    guard isOpen else { return }
    Descriptor.write(session.capabilities.forgetScrolled, to: options.output)
    redraw()
  }

  /// Rings, or flashes where the terminal has no bell.
  public func bell() {
    guard isOpen else { return }
    beep()
  }

  /// Leaves the screen and stops until somebody continues the process; then sets up again.
  public func suspend() {
    guard isOpen else { return }
    giveBack()
    terminal_guard_stop()
    resume()
  }

  /// Sets the terminal up again after the process was stopped, by us or from outside.
  func resume() {
    // A stop from outside left our settings in place; they are not the shell's.
    adoptSettings()
    reset_prog_mode()
    keypad(session.keyboard, true)
    takeOver()
    _ = terminal_guard_take(SIGCONT)
    _ = terminal_guard_take(SIGWINCH)
    let before = size
    measure()
    painter.forget()
    doupdate()
    waiting.append(.resumed)
    // Whoever changed the window meanwhile did not wait for us.
    if size != before { waiting.append(.resized(size)) }
  }

  /// Adopts the window's size. Says so, if it is another one.
  func measure() {
    guard let now = Descriptor.windowSize(options.output), now != size else { return }
    resizeterm(Int32(now.rows), Int32(now.columns))
    size = now
    painter.forget()
  }
}
