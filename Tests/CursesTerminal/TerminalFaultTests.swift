import CursesTerminal
import Testing

@Suite struct TerminalFaultTests {
  @Test(arguments: [
    (
      TerminalFault.notATerminal,
      "input or output is not a terminal; start the program in a terminal"
    ),
    (
      .unknownTerminal(name: "foot"),
      "the terminal 'foot' is not known on this machine; install the package ncurses-term, or set "
        + "TERM=xterm-256color"
    ),
    (
      .unknownTerminal(name: ""),
      "the variable TERM is not set; set it to the name of your terminal, for instance "
        + "TERM=xterm-256color"
    ),
    (
      .cannotAddressCursor(name: "dumb"),
      "the terminal 'dumb' cannot move its cursor; set TERM to what your "
        + "terminal really is"
    ),
    (.alreadyOpen, "the screen is open already; close it first"),
    (
      .system(errorNumber: 24),
      "the terminal cannot be used (system error 24); close this window and open a new one"
    ),
  ])
  func `a fault says what is wrong and how to mend it`(fault: TerminalFault, sentence: String) {
    #expect(fault.sentence == sentence)
  }
}
