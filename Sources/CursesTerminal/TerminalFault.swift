/// Why a screen cannot be opened here. What to do then is the program's.
public enum TerminalFault: Error, Hashable, Sendable {
  /// Input or output is a file, a pipe or nothing.
  case notATerminal
  /// The terminal's description is not installed, or `TERM` names none.
  case unknownTerminal(name: String)
  /// The terminal cannot put its cursor where it is told.
  case cannotAddressCursor(name: String)
  /// This process has a screen open already.
  case alreadyOpen
  /// The system gave no descriptor, or the terminal went away meanwhile.
  case system(errorNumber: Int32)

  /// What is wrong, and how to mend it, for a person.
  public var sentence: String {
    switch self {
    case .notATerminal:
      "input or output is not a terminal; start the program in a terminal"
    case .unknownTerminal(""):
      "the variable TERM is not set; set it to the name of your terminal, for instance "
        + "TERM=xterm-256color"
    case .unknownTerminal(let name):
      "the terminal '\(name)' is not known on this machine; install the package ncurses-term, or "
        + "set TERM=xterm-256color"
    case .cannotAddressCursor(let name):
      "the terminal '\(name)' cannot move its cursor; set TERM to what your "
        + "terminal really is"
    case .alreadyOpen:
      "the screen is open already; close it first"
    case .system(let errorNumber):
      "the terminal cannot be used (system error \(errorNumber)); close this window and open a "
        + "new one"
    }
  }
}
