import CKioskLock
import Glibc
import Kiosk

/// The process that starts the kiosk again when it dies, and a fresh one for each respondent. It holds no
/// answers: it is what the program was before it opened anything.
///
/// ```swift
/// let start = KioskGuard.stand { "The kiosk starts again in \($0) seconds." }
/// // from here on in the kiosk's own process; the guard's does not come back
/// ```
public enum KioskGuard {
  /// What the kiosk's process exits with that has done its part: the guard starts the next at once. What it
  /// knew goes back to the kernel with all of its memory.
  public static let next: Int32 = 75

  /// To be called before anything is opened and before there is a second thread. Returns in each of the
  /// kiosk's processes; the guard itself ends when
  /// - the kiosk exits, by the PIN or since it refuses to begin: with its code. Once one has stood there,
  ///   a refusal is a crash like any other: whoever stands before it must not find a shell,
  /// - it is told to end, or the terminal is gone: with 128 and the signal, once the kiosk has ended. A
  ///   kiosk that ends by a signal that the guard was not told of is a crash as well.
  ///
  /// - Parameter pausing: what staff read where the kiosk died at once and is not started for so many
  ///   seconds.
  public static func stand(pausing: (Int) -> String) -> KioskStart {
    let terminal = GuardedTerminal()
    kiosk_guard_begin()
    terminal.hold()
    var start = KioskStart()
    start.relay = KioskRelay()
    var pauses = CrashPauses()
    var end = End.none
    while true {
      let began = seconds
      let kiosk = kiosk_guard_start()
      if kiosk == 0 {
        let left = start.relay?.take() ?? []
        if case .next = end { start.left = left }
        return start
      }
      end = kiosk > 0 ? watch(kiosk, terminal, isFirst: end == .none) : .crashed(nil)
      guard case .crashed(let signal) = end else {
        terminal.forgetKeys()
        continue
      }
      terminal.clear()
      start.restarts += 1
      start.endedBySignal = signal
      pause(pauses.pause(after: seconds - began), terminal, pausing)
    }
  }

  /// How one of the kiosk's processes ended after which there is another.
  private enum End: Hashable {
    /// There was none yet.
    case none
    case next
    /// By this signal, where it was one.
    case crashed(Int32?)
  }

  /// How long the kiosk has to put its things in order.
  private static let patience: Int32 = 5000

  /// Waits for the end of the kiosk's process. Does not come back where that was meant, or where the
  /// guard is to end.
  private static func watch(_ kiosk: pid_t, _ terminal: GuardedTerminal, isFirst: Bool) -> End {
    var status: Int32 = 0
    switch Int(kiosk_guard_wait(kiosk, -1, &status)) {
    case KIOSK_GUARD_TERMINATED: end(kiosk, SIGTERM, terminal)
    case KIOSK_GUARD_HUNG_UP: end(kiosk, SIGHUP, terminal)
    default: break
    }
    let signal = kiosk_ended_by_signal(status)
    if signal != 0 { return .crashed(signal) }
    let code = kiosk_exit_code(status)
    if code == next { return .next }
    if code > 128 {
      // Without its terminal it hears of that before the guard does, which need not be in front of it.
      if terminal.isGone { leave(SIGHUP, terminal) }
      // It was told to end by itself: who wants the kiosk to end tells the guard.
      return .crashed(code - 128)
    }
    // By the PIN.
    guard code == 0 || isFirst else { return .crashed(nil) }
    terminal.release()
    _exit(code)
  }

  private static func end(_ kiosk: pid_t, _ signal: Int32, _ terminal: GuardedTerminal) -> Never {
    kiosk_guard_end(kiosk, signal, patience)
    leave(signal, terminal)
  }

  private static func leave(_ signal: Int32, _ terminal: GuardedTerminal) -> Never {
    terminal.clear()
    terminal.release()
    _exit(128 + signal)
  }

  private static func pause(
    _ seconds: Int, _ terminal: GuardedTerminal, _ pausing: (Int) -> String
  ) {
    guard seconds > 0 else { return }
    terminal.say(pausing(seconds))
    var status: Int32 = 0
    switch Int(kiosk_guard_wait(0, Int32(seconds) * 1000, &status)) {
    case KIOSK_GUARD_TERMINATED: leave(SIGTERM, terminal)
    case KIOSK_GUARD_HUNG_UP: leave(SIGHUP, terminal)
    default: terminal.clear()
    }
  }

  /// Of a clock that nobody can put forward or back.
  private static var seconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec
  }
}
