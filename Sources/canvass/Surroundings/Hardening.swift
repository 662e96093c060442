import CProcess
import Glibc

/// What the process gives up before it knows anything worth taking.
enum Hardening {
  /// Files that it makes are its owner's alone; a crash leaves no picture of its memory behind, and no
  /// other process of the same account may look into it.
  static func apply() {
    umask(0o077)
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    process_hide()
    // A file that may not grow is a fault to be told, not the end of the program.
    signal(SIGXFSZ, SIG_IGN)
  }
}
