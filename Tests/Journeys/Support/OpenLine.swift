import Glibc
import TestKit

/// A program's end of its terminal, held open by a test: so its settings are those that the program
/// left, and not those of a terminal that nobody has.
final class OpenLine {
  private let descriptor: Int32

  init(_ terminal: PseudoTerminal) throws {
    descriptor = open(terminal.path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure("\(terminal.path) cannot be opened") }
  }

  deinit { close(descriptor) }

  /// What echo, line mode and the rest are set to.
  var settings: [tcflag_t] {
    var settings = termios()
    tcgetattr(descriptor, &settings)
    return [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
  }
}
