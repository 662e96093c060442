import Terminal

/// Columns for people: the first and the last to the left, the numbers between to the right.
struct TextTable {
  /// What a longer word of the first column is cut to.
  private static let widest = 44

  private var rows: [[String]]

  init(_ titles: [String]) { rows = [titles] }

  /// A row of as many cells as there are titles, or fewer.
  mutating func add(_ cells: [String]) {
    let first = cells.first.map { cells.count > 1 ? [Self.cut($0)] : [$0] } ?? []
    rows.append(first + cells.dropFirst())
  }

  private static func cut(_ text: String) -> String {
    guard TextWidth.columns(of: text) > widest else { return text }
    var kept = text
    while TextWidth.columns(of: kept) >= widest { kept.removeLast() }
    return kept + "…"
  }

  var lines: [String] {
    let count = rows[0].count
    let widths = (0..<count).map { column in
      rows.filter { $0.count > 1 }.map { width($0, column) }.max() ?? 0
    }
    return rows.map { row in line(row, widths) }
  }

  private func width(_ row: [String], _ column: Int) -> Int {
    column < row.count ? TextWidth.columns(of: row[column]) : 0
  }

  private func line(_ row: [String], _ widths: [Int]) -> String {
    guard row.count > 1 else { return row.joined() }
    let cells = row.enumerated().map { column, text in
      let pad = String(
        repeating: " ", count: max(0, widths[column] - TextWidth.columns(of: text)))
      return column == 0 || column == widths.count - 1 ? text + pad : pad + text
    }
    let line = cells.joined(separator: "  ")
    return String(line.reversed().drop { $0 == " " }.reversed())
  }
}
