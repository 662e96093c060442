/// One cell of a canvas: a grapheme cluster and how it stands out.
///
/// A cluster of two or more columns stands in its first cell; the columns after it hold
/// continuation cells.
public struct Cell: Hashable, Sendable {
  /// What stands here; a space in a blank and in a continuation cell.
  public let character: Character
  /// How it stands out.
  public let style: Style
  private let columns: UInt8
  /// Whether every terminal agrees on the width. Where one may not, the driver addresses what
  /// follows absolutely.
  public let isWidthCertain: Bool

  /// Columns that the cluster takes; 0 in a continuation cell.
  public var width: Int { Int(columns) }
  /// Whether this is a further column of the cluster to the left.
  public var isContinuation: Bool { columns == 0 }

  /// A cell in which nothing stands.
  public static let blank = Cell(Glyph.space, style: [])

  init(_ glyph: Glyph, style: Style) {
    character = glyph.character
    columns = UInt8(clamping: glyph.width)
    isWidthCertain = glyph.isWidthCertain
    self.style = style
  }

  private init(continuationIn style: Style) {
    character = " "
    columns = 0
    isWidthCertain = true
    self.style = style
  }

  static func continuation(style: Style) -> Cell { Cell(continuationIn: style) }
}
