/// How a canvas stands to languages that are written from right to left.
public struct WritingDirection: Hashable, Sendable {
  /// Whether column 0 is at the right: all that is drawn is mirrored, as such a page is.
  public var isMirrored: Bool
  /// Whether the order of letters is for us to see to: the terminal shows cells as they come.
  public var ordersText: Bool

  /// From left to right, unless said otherwise.
  public init(isMirrored: Bool = false, ordersText: Bool = false) {
    self.isMirrored = isMirrored
    self.ordersText = ordersText
  }

  /// Whether a language is written from right to left, by its tag.
  public static func isRightToLeft(_ language: String) -> Bool {
    let primary = language.lowercased().prefix { $0 != "-" && $0 != "_" }
    return ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"].contains(primary)
  }
}

/// Where the letters of a text went that was put in another order, so that the caret finds its letter.
struct OrderedRun: Equatable, Sendable {
  let row: Int
  /// The first column of the text before anything was mirrored or ordered.
  let start: Int
  /// For each column of the text, in the order of writing, the column it is seen in.
  let columns: [Int]
  /// Where a caret behind the last letter stands.
  let end: Int
}

extension Canvas {
  /// Puts the cursor, which was placed in the order of writing, where its letter is seen. To be called
  /// once, when all is drawn.
  public mutating func settleCursor() {
    guard let place = cursor else { return }
    let run = runs.last { run in
      run.row == place.row && (run.start...run.start + run.columns.count).contains(place.column)
    }
    if let run {
      let offset = place.column - run.start
      let column = offset < run.columns.count ? run.columns[offset] : run.end
      cursor = Position(row: place.row, column: min(max(0, column), size.columns - 1))
    } else if direction.isMirrored {
      cursor = Position(row: place.row, column: mirrored(place.column, width: 1))
    }
  }

  /// The leftmost column of something that begins at a column and is so wide.
  func mirrored(_ column: Int, width: Int) -> Int {
    direction.isMirrored ? size.columns - column - width : column
  }

  /// Draws glyphs that fit, in the order in which they are seen.
  mutating func placeOrdered(_ glyphs: [Glyph], at position: Position, width: Int, _ style: Style) {
    let line = Bidi.line(glyphs.map(\.character), isRightToLeft: direction.isMirrored)
    let left = mirrored(position.column, width: width)
    var seenAt = Array(repeating: left, count: glyphs.count)
    var column = left
    for index in line.order {
      seenAt[index] = column
      guard glyphs[index].width > 0 else { continue }
      // A form that no longer fits the cells of its letter is left as it was written.
      let shaped = Glyph(line.clusters[index])
      let glyph = shaped?.width == glyphs[index].width ? shaped ?? glyphs[index] : glyphs[index]
      place(glyph, row: position.row, column: column, style: style)
      column += glyphs[index].width
    }
    var columns: [Int] = []
    for (index, glyph) in glyphs.enumerated() {
      columns += (0..<glyph.width).map { seenAt[index] + $0 }
    }
    let end = line.isRightToLeft ? left - 1 : left + width
    runs.append(OrderedRun(row: position.row, start: position.column, columns: columns, end: end))
  }
}
