/// How a cell stands out. There are no colours: contrast is the terminal's own, and nothing is
/// said by colour.
///
///     canvas.put("Title", at: Position(row: 0, column: 0), style: [.bold, .underline])
///
/// A terminal that lacks one of these shows the text without it, so none may carry a meaning
/// alone.
public struct Style: OptionSet, Hashable, Sendable {
  /// The bits of the set.
  public let rawValue: UInt8

  /// The style of these bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Heavier strokes.
  public static let bold = Style(rawValue: 1)
  /// A line under the text.
  public static let underline = Style(rawValue: 2)
  /// Ground and text exchanged.
  public static let reverse = Style(rawValue: 4)
}
