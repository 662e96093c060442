import CNcurses
import CTerminalGuard
import Glibc
import Terminal

extension CursesTerminal {
  /// What was begun, a paste or a sequence, is given up after so long a silence, lest a line that
  /// dropped its end swallow all keys that follow.
  private static let patience = 1000

  /// Waits without using the processor. Keys typed ahead are never thrown away; a signal or a line
  /// that drops comes before them.
  public func next(timeoutMilliseconds: Int?) -> Input? {
    let deadline = timeoutMilliseconds.map { Moment.now.adding(milliseconds: max(0, $0)) }
    while isOpen {
      takeSignals()
      if !waiting.isEmpty { return waiting.removeFirst() }
      if hasHungUp { return .hangup }
      readTyped()
      if waiting.isEmpty, isTimeUp(waitingUntil: deadline) { return nil }
    }
    return .hangup
  }

  private func isTimeUp(waitingUntil deadline: Moment?) -> Bool {
    let patience = decoder.isUnfinished ? Moment.now.adding(milliseconds: Self.patience) : nil
    let end = [deadline, patience].compactMap { $0 }.min()
    let (state, woken) = Descriptor.wait(
      terminal: options.input, wake: session.wake, milliseconds: end?.pollTimeout ?? -1)
    if woken { terminal_guard_drain() }
    switch state {
    case .hungUp:
      hasHungUp = true
    case .readable:
      if !readTyped(), Descriptor.hasEnded(options.input) { hasHungUp = true }
    case .silent:
      let now = Moment.now
      if let patience, patience <= now { waiting += decoder.decode(.abandonment) }
      if let deadline, deadline <= now { return waiting.isEmpty && !woken }
    }
    return false
  }

  // MARK: Keys

  /// Reads until something is complete or nothing more is there. Tells whether anything was.
  @discardableResult
  private func readTyped() -> Bool {
    var hasRead = false
    while waiting.isEmpty {
      if decoder.isPasting, readPasted() {
        hasRead = true
        continue
      }
      let code = wgetch(session.keyboard)
      if code == ERR {
        waiting += decoder.decode(.silence)
        return hasRead
      }
      hasRead = true
      take(code)
    }
    return hasRead
  }

  /// ncurses takes two calls of the system for each byte: too many for a pasted page. It has read
  /// nothing ahead here, since no key begins like the sequence that begins a paste.
  private func readPasted() -> Bool {
    let bytes = Descriptor.readWaiting(options.input)
    for byte in bytes { waiting += decoder.decode(.byte(byte)) }
    return !bytes.isEmpty
  }

  private func take(_ code: Int32) {
    switch code {
    case 0...255: waiting += decoder.decode(.byte(UInt8(code)))
    case KEY_RESIZE: break  // Our own doing: `measure`.
    default:
      if let key = CursesKeys.key(code) { waiting += decoder.decode(.key(key)) }
    }
  }

  // MARK: Signals

  private func takeSignals() {
    // Where they are not heeded nobody asks for them: one that comes between two questions is none either.
    let interrupts = options.heedsInterrupts ? [SIGINT, SIGQUIT] : []
    for signal in [SIGHUP, SIGTERM] + interrupts where terminal_guard_take(signal) != 0 {
      hasHungUp = true
      hangupSignal = hangupSignal ?? signal
    }
    if hasHungUp { return }
    if options.heedsInterrupts, terminal_guard_take(SIGTSTP) != 0 { suspend() }
    if terminal_guard_take(SIGCONT) != 0 { resumeUnasked() }
    if terminal_guard_take(SIGWINCH) != 0 {
      let before = size
      measure()
      // A window that was smaller for a moment has lost what it had no room for.
      if size != before { waiting.append(.resized(size)) } else { redraw() }
    }
  }

  /// Somebody stopped the process without asking it, and the shell used the terminal meanwhile.
  private func resumeUnasked() {
    giveBack()
    resume()
  }
}
