import Terminal

/// Answers to choose from as targets of one size, in one or two columns, on as many pages as they need:
/// a list never scrolls under a finger.
struct KioskGrid {
  /// The targets of each page, placed and numbered.
  private(set) var pages: [[KioskButton]] = []

  /// As many as there are digits.
  private static let most = 9

  private struct Shape {
    var columns: Int
    var height: Int
    var gap: Int

    /// How many fit a region of so many rows.
    func capacity(_ rows: Int) -> Int {
      min(
        KioskGrid.most,
        max(1, (rows + gap) / (height + gap))
          * columns)
    }
  }

  init(_ buttons: [KioskButton], in region: Region, isSmall: Bool, isScale: Bool = false) {
    guard !buttons.isEmpty else { return }
    if isScale, let row = Self.row(buttons, in: region, isSmall) {
      pages = [row]
      return
    }
    let buttons = buttons.map { button in
      var button = button
      button.look = isSmall ? .barred : .framed
      button.digit = "9"
      return button
    }
    let shape = Self.shape(buttons, in: region, isSmall)
    var rest = buttons[...]
    while !rest.isEmpty {
      let part = rest.prefix(shape.capacity(region.height))
      pages.append(Self.place(Array(part), shape, in: region))
      rest = rest.dropFirst(part.count)
    }
  }

  /// The largest shape in which all of them stand on one page; else the one with most on a page.
  private static func shape(_ buttons: [KioskButton], in region: Region, _ isSmall: Bool) -> Shape {
    let edges = isSmall ? 0 : 2
    func lines(_ columns: Int) -> Int {
      let width = Self.width(columns, region, isSmall)
      return buttons.map { $0.lineCount(in: width) }.max() ?? 1
    }
    let (one, two) = (lines(1), lines(2))
    let least = 3
    let mostLines = 3
    var shapes: [Shape] = []
    if !isSmall, two <= mostLines { shapes.append(Shape(columns: 2, height: 5, gap: 1)) }
    if !isSmall, two <= mostLines { shapes.append(Shape(columns: 2, height: 5, gap: 0)) }
    if isSmall { shapes.append(Shape(columns: 1, height: max(least, one), gap: 0)) }
    if two <= mostLines {
      shapes.append(Shape(columns: 2, height: max(least, two + edges), gap: 0))
    }
    shapes.append(Shape(columns: 1, height: max(least, one + edges), gap: 0))
    let rows = region.height
    return shapes.first { $0.capacity(rows) >= buttons.count }
      ?? shapes.max { $0.capacity(rows) < $1.capacity(rows) } ?? shapes[0]
  }

  private static func width(_ columns: Int, _ region: Region, _ isSmall: Bool) -> Int {
    let gap = isSmall ? 1 : 2
    return (region.width - gap * (columns - 1)) / columns
  }

  private static func place(
    _ buttons: [KioskButton], _ shape: Shape, in region: Region
  ) -> [KioskButton] {
    let isSmall = buttons.first?.look == .barred
    let width = width(shape.columns, region, isSmall)
    return buttons.enumerated().map { index, button in
      var button = button
      let (row, column) = (index / shape.columns, index % shape.columns)
      button.digit = Character(String(index + 1))
      button.region = Region(
        top: region.top + row * (shape.height + shape.gap),
        left: region.left + column * (width + (isSmall ? 1 : 2)), width: width,
        height: min(shape.height, region.height))
      return button
    }
  }

  /// The steps of a scale side by side, each with its number above its words; nil where the words are
  /// too long for that.
  private static func row(
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
