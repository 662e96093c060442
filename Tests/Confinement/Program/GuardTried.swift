import Confinement
import Glibc

extension ConfinedProgram {
  /// A kiosk that is nothing but its guard and a line: `started 0`, with the guard's number. Each letter that
  /// is typed is a fate: `q` leaves, `r` refuses with 1, `c` crashes, `t` and `h` end as programs do that were
  /// told to by TERM or a hangup; ends of the file are waited out.
  static func guardTried(_ words: [String]) throws {
    let start = KioskGuard.stand { "The kiosk starts again in \($0) s." }
    makeRaw()
    let signal = start.endedBySignal.map { " after \($0)" } ?? ""
    let left = start.left.isEmpty ? "" : " left \(String(decoding: start.left, as: UTF8.self))"
    say("\u{1B}[?1049h\u{1B}[?1000hstarted \(start.restarts)\(signal)\(left) guard \(getppid()).\r")
    while true {
      var byte: UInt8 = 0
      guard read(STDIN_FILENO, &byte, 1) == 1 else { pause(); continue }
      switch byte {
      case UInt8(ascii: "q"): exit(0)
      case UInt8(ascii: "r"): exit(1)
      case UInt8(ascii: "t"): exit(128 + SIGTERM)
      case UInt8(ascii: "h"): exit(128 + SIGHUP)
      case UInt8(ascii: "l"): start.relay?.leave(Array("lost".utf8))
      case UInt8(ascii: "n"):
        start.relay?.leave(Array("word".utf8))
        exit(KioskGuard.next)
      case UInt8(ascii: "c"): raise(SIGSEGV)
      default: say("key \(byte)\r")
      }
    }
  }

  private static func makeRaw() {
    var settings = termios()
    tcgetattr(STDIN_FILENO, &settings)
    cfmakeraw(&settings)
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
  }
}
