/// What a person pressed, whichever bytes their terminal sends for it.
///
///     switch key {
///     case .character("?"): showHelp()
///     case .control("x"): stop()
///     case .enter: goOn()
///     default: break
///     }
///
/// Digits are plain characters. Keys that one terminal in three cannot send (Alt with a letter,
/// Shift with an arrow) are no words of this vocabulary: Alt with a letter arrives as `.escape`
/// and the letter, Shift with an arrow as the arrow.
public enum Key: Hashable, Sendable {
  /// A code point of text. What a person sees as one character may arrive as several.
  case character(Character)
  /// Control with a lower-case letter, or with one of `@ \ ] ^ _`.
  case control(Character)
  case enter, tab, backTab, escape
  /// The key that deletes before the cursor, and ^H, which is the same key elsewhere.
  case backspace
  case delete, insert
  case up, down, left, right
  case home, end, pageUp, pageDown
  /// Control or Alt with an arrow to the side.
  case wordLeft, wordRight
  /// F1 is `.function(1)`.
  case function(Int)
  /// A line of a list, pointed at with a mouse or a finger, counted from 0. No key of a keyboard:
  /// it comes from the `ClickTarget` that a screen has put there.
  case line(Int)
  /// One of several questions on a page, pointed at, and which of its lines; nil for what it asks.
  case part(Int, line: Int?)
}
