/// A terminal as the program sees it: shows canvases, gives inputs. There are two: the real one,
/// through ncurses, and `MemoryTerminal`.
public protocol TerminalDriver {
  /// How many cells there are now. Changes only with `.resized` and `.resumed`.
  var size: Size { get }

  /// Makes the screen look like this, writing only what differs, and puts the cursor where the
  /// canvas says. A canvas of another size is cut or filled with blanks.
  mutating func show(_ canvas: Canvas)

  /// Waits for the next input, without limit if none is given. `nil`: the time is up.
  mutating func next(timeoutMilliseconds: Int?) -> Input?

  /// Paints all of the screen again, for when something else wrote on it.
  mutating func redraw()

  /// Draws attention by a sound, or as the terminal does it.
  mutating func bell()

  /// Gives the terminal back to the shell and stops until somebody says `fg`. The next input is
  /// `.resumed`.
  mutating func suspend()
}
