import CKioskLock
import Glibc

/// Takes from this process, for good, what a way out of the kiosk would need: to start a process, to
/// become another program, to look into others, to type into the terminal. Threads can still be made.
///
/// To be called by the kiosk once all it needs is open.
public enum KioskLock {
  /// What the kernel made of it.
  public enum Report: Sendable, Hashable {
    case engaged
    /// The kernel has no such thing, or something else in it is against it.
    case refused(error: Int32)

    public var isEngaged: Bool { self == .engaged }
  }

  /// Asks the kernel for it, and then asks whether it holds.
  public static func engage() -> Report {
    let error = kiosk_lock_engage()
    if error != 0 { return .refused(error: error) }
    return holds ? .engaged : .refused(error: ENOSYS)
  }

  /// Whether this process is locked.
  public static var holds: Bool { kiosk_lock_holds() != 0 }
}

extension KioskLock.Report {
  /// For staff: what it means, and what to do.
  public var sentence: String {
    switch self {
    case .engaged: "no other program can be started from the kiosk"
    case .refused(let error) where error == ENOSYS || error == EINVAL:
      "this computer's kernel cannot keep the kiosk from starting programs (no seccomp): the kiosk "
        + "works and starts none by itself; for full protection use a kernel of a usual distribution"
    case .refused(let error):
      "the kernel refused to keep the kiosk from starting programs: "
        + String(cString: strerror(error)) + "; start the computer again, then the kiosk"
    }
  }
}
