import Terminal
import Testing

@Suite struct CanvasTests {
  private let origin = Position(row: 0, column: 0)

  @Test func `text stands where it was put, with its style`() {
    var canvas = Canvas(size: Size(columns: 10, rows: 2))
    #expect(canvas.put("ab", at: Position(row: 1, column: 3), style: .bold) == 2)
    #expect(canvas.lines == ["", "   ab"])
    #expect(canvas[1, 4].style == .bold)
    #expect(canvas[1, 5] == .blank)
  }

  @Test(arguments: [
    ("abcdef", nil, "abcde", 5), ("abcdef", 3, "abc", 3), ("abc", 0, "", 0), ("abc", -1, "", 0),
    ("漢字漢字", nil, "漢字", 4), ("漢字", 3, "漢", 2), ("a👨‍👩‍👧b", nil, "a", 1),
  ])
  func `text is cut at its width and never through a cluster`(
    text: String, width: Int?, line: String, columns: Int
  ) {
    var canvas = Canvas(size: Size(columns: 5, rows: 1))
    #expect(canvas.put(text, at: origin, width: width) == columns)
    #expect(canvas.lines == [line])
  }

  @Test(arguments: [(-1, 0), (0, -1), (2, 0), (0, 5), (Int.max, Int.max), (Int.min, 0)])
  func `drawing outside does nothing`(row: Int, column: Int) {
    var canvas = Canvas(size: Size(columns: 5, rows: 2))
    #expect(canvas.put("x", at: Position(row: row, column: column)) == 0)
    canvas.fill(row: row, from: column, to: column, with: "x")
    #expect(canvas == Canvas(size: Size(columns: 5, rows: 2)))
    #expect(canvas[row, column] == .blank)
  }

  @Test func `a wide character is followed by a continuation`() {
    var canvas = Canvas(size: Size(columns: 4, rows: 1))
    canvas.put("漢", at: origin, style: .reverse)
    #expect(canvas[0, 0].width == 2)
    #expect(canvas[0, 1].isContinuation)
    #expect(canvas[0, 1].style == .reverse)
  }

  @Test(arguments: [(0, "x 字"), (1, " x字"), (2, "漢x"), (3, "漢 x")])
  func `half of a wide character becomes a blank`(column: Int, line: String) {
    var canvas = Canvas(size: Size(columns: 4, rows: 1))
    canvas.put("漢字", at: origin)
    canvas.put("x", at: Position(row: 0, column: column))
    #expect(canvas.lines == [line])
  }

  @Test func `a wide character over two others leaves blanks beside it`() {
    var canvas = Canvas(size: Size(columns: 4, rows: 1))
    canvas.put("漢字", at: origin)
    canvas.put("東", at: Position(row: 0, column: 1))
    #expect(canvas.lines == [" 東"])
    #expect((0..<4).map { canvas[0, $0].width } == [1, 2, 0, 1])
  }

  @Test func `overwriting never leaves a cluster and its columns apart`() {
    let pieces = ["a", "漢", "👨‍👩‍👧", "🇰🇪", "\u{1B}"]
    for (first, second) in pieces.flatMap({ one in pieces.map { (one, $0) } }) {
      for column in 0..<8 {
        var canvas = Canvas(size: Size(columns: 8, rows: 1))
        canvas.put(first + first, at: Position(row: 0, column: 1))
        canvas.put(second, at: Position(row: 0, column: column))
        #expect(isWhole(canvas), "\(first) under \(second) at \(column)")
      }
    }
  }

  @Test func `a row is filled up to, not including, the end`() {
    var canvas = Canvas(size: Size(columns: 6, rows: 3))
    canvas.fill(row: 0, from: 1, to: 3, with: "x")
    canvas.fill(row: 1, from: 1, to: 4, with: "漢")
    canvas.horizontalLine(row: 2)
    #expect(canvas.lines == [" xx", " 漢", "──────"])
  }

  @Test(arguments: [(0, 0), (1, 1), (400, 100)])
  func `every size can be drawn on`(columns: Int, rows: Int) {
    var canvas = Canvas(size: Size(columns: columns, rows: rows))
    for row in -1...rows {
      canvas.put("漢字 and more", at: Position(row: row, column: 0))
      canvas.horizontalLine(row: row)
    }
    #expect(canvas.lines.count == rows)
  }

  private func isWhole(_ canvas: Canvas) -> Bool {
    var column = 0
    while column < canvas.size.columns {
      let width = canvas[0, column].width
      guard width > 0, column + width <= canvas.size.columns else { return false }
      guard (1..<width).allSatisfy({ canvas[0, column + $0].isContinuation }) else { return false }
      column += width
    }
    return true
  }
}
