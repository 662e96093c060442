/// How a cell stands out: what it is, not its colours. Those are the theme's, and nothing is said by
/// colour alone.
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
  /// Something is wrong. Drawn beside a `!`, on a ground of its own where there are colours.
  public static let error = Style(rawValue: 8)
}
