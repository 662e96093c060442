/// What reaches the program from its terminal.
///
///     while let input = terminal.next(timeoutMilliseconds: nil) {
///       if input == .hangup { break }
///       screen.receive(input)
///       terminal.show(screen.canvas(terminal.size))
///     }
public enum Input: Equatable, Sendable {
  /// A key was pressed.
  case key(Key)
  /// A text was pasted. Line ends are `\n`. Its characters are as they came: the gate of
  /// `Canvas.put` is passed when it is drawn.
  case paste(String)
  /// The first mouse button, or a finger, came down on this cell, and left it.
  case pressed(Position)
  case released(Position)
  case wheelUp, wheelDown
  /// The window has this size now, and is blank: draw all.
  case resized(Size)
  /// The program was stopped and goes on; the window is blank: draw all.
  case resumed
  /// Nobody is there any more, or somebody asked the program to end: save and leave. Comes again
  /// at each further question.
  case hangup
}

extension Input {
  /// The inputs of somebody who types this text: a newline is Enter, a tab is Tab.
  ///
  ///     Input.typing("Zoë\n")
  public static func typing(_ text: String) -> [Input] {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\n", "\r": .key(.enter)
      case "\t": .key(.tab)
      default: .key(.character(Character(scalar)))
      }
    }
  }
}
