import Terminal

/// Answers to choose from as targets of one size, in one or two columns, on as many pages as they need:
/// a list never scrolls under a finger.
struct KioskGrid {
  /// The targets of each page, placed and numbered.
  private(set) var pages: [[KioskButton]] = []

  /// As many as there are digits.
  private static let most = 9

  /// Rows of targets: in how many columns, how high at least, and how far apart.
  private struct Shape {
    var columns: Int
    var least: Int
    var gap: Int
  }

  /// A row that is put together.
  private struct Row {
    var buttons: [KioskButton]
    var height: Int
  }

  init(_ buttons: [KioskButton], in region: Region, isSmall: Bool, isScale: Bool = false) {
    guard !buttons.isEmpty else { return }
    if isScale, let row = Self.steps(buttons, in: region, isSmall) {
      pages = [row]
      return
    }
    let buttons = buttons.map { button in
      var button = button
      button.look = isSmall ? .barred : .framed
      button.digit = "9"
      return button
    }
    let tries = Self.shapes(isSmall).compactMap { shape in
      Self.pages(buttons, shape, in: region)
    }
    pages = tries.min { $0.count < $1.count } ?? []
  }

  /// The largest first, for of those that need as many pages the first is taken.
  private static func shapes(_ isSmall: Bool) -> [Shape] {
    isSmall
      ? [Shape(columns: 1, least: 3, gap: 0), Shape(columns: 2, least: 3, gap: 0)]
      : [
        Shape(columns: 2, least: 5, gap: 1), Shape(columns: 2, least: 5, gap: 0),
        Shape(columns: 2, least: 3, gap: 0), Shape(columns: 1, least: 3, gap: 0),
      ]
  }

  /// More lines than these are no label any more, and want the whole width.
  private static let mostLines = 3

  /// The pages in one shape; nil where labels are too long for its columns.
  private static func pages(
    _ buttons: [KioskButton], _ shape: Shape, in region: Region
  ) -> [[KioskButton]]? {
    let isSmall = buttons.first?.look == .barred
    let width = width(shape.columns, region, isSmall)
    if shape.columns > 1, buttons.contains(where: { $0.lineCount(in: width) > mostLines }) {
      return nil
    }
    var pages: [[Row]] = [[]]
    var left = region.height
    for start in stride(from: 0, to: buttons.count, by: shape.columns) {
      let part = Array(buttons[start..<min(start + shape.columns, buttons.count)])
      let lines = part.map { $0.lineCount(in: width) }.max() ?? 1
      let height = min(region.height, max(shape.least, lines + (isSmall ? 0 : 2)))
      let count = pages[pages.count - 1].reduce(0) { $0 + $1.buttons.count }
      if count > 0, left < height || count + part.count > most {
        pages.append([])
        left = region.height
      }
      pages[pages.count - 1].append(Row(buttons: part, height: height))
      left -= height + shape.gap
    }
    return pages.map { place($0, shape, width, in: region) }
  }

  private static func width(_ columns: Int, _ region: Region, _ isSmall: Bool) -> Int {
    let gap = isSmall ? 1 : 2
    return (region.width - gap * (columns - 1)) / columns
  }

  private static func place(
    _ rows: [Row], _ shape: Shape, _ width: Int, in region: Region
  ) -> [KioskButton] {
    var placed: [KioskButton] = []
    var top = region.top
    for row in rows {
      for (column, button) in row.buttons.enumerated() {
        var button = button
        let gap = button.look == .barred ? 1 : 2
        button.digit = Character(String(placed.count + 1))
        button.region = Region(
          top: top, left: region.left + column * (width + gap), width: width, height: row.height)
        placed.append(button)
      }
      top += row.height + shape.gap
    }
    return placed
  }

  /// The steps of a scale side by side, each with its number above its words; nil where the words are
  /// too long for that.
  private static func steps(
    _ buttons: [KioskButton], in region: Region, _ isSmall: Bool
  ) -> [KioskButton]? {
    guard !isSmall, buttons.count <= most else { return nil }
    let width = (region.width - (buttons.count - 1)) / buttons.count
    let lines = buttons.map { TextWrap.lines($0.label, width: max(1, width - 4)) }
    let fits = lines.allSatisfy { parts in
      parts.count <= 4 && parts.allSatisfy { TextWidth.columns(of: $0) <= width - 4 }
        && !parts.contains { $0.hasSuffix("-") }
    }
    let longestWord =
      buttons.flatMap { $0.label.split(separator: " ") }
      .map { TextWidth.columns(of: String($0)) }.max() ?? 0
    guard fits, longestWord <= width - 4 else { return nil }
    let height = min(region.height, max(6, (lines.map(\.count).max() ?? 1) + 4))
    return buttons.enumerated().map { index, button in
      var button = button
      button.digit = Character(String(index + 1))
      button.isStep = true
      button.region = Region(
        top: region.top, left: region.left + index * (width + 1), width: width, height: height)
      return button
    }
  }
}
