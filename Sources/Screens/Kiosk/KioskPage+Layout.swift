import Terminal

/// Putting words and targets where they are easy to read and to hit.
extension KioskPage {
  /// Words in the middle of a region; answers the rows that they took.
  @discardableResult
  mutating func centre(_ lines: [StyledLine], in region: Region) -> Int {
    for (index, line) in lines.prefix(region.height).enumerated() {
      let width = line.runs.reduce(0) { $0 + TextWidth.columns(of: $1.text) }
      let left = region.left + max(0, (region.width - width) / 2)
      blocks.append(
        Block(
          region: Region(
            top: region.top + index, left: left, width: region.width - (left - region.left),
            height: 1),
          lines: [line]))
    }
    return min(lines.count, region.height)
  }

  mutating func write(_ lines: [StyledLine], in region: Region) {
    blocks.append(Block(region: region, lines: Array(lines.prefix(region.height))))
  }

  /// One wide target below another, from the top of a region, as many rows each as there is room for.
  mutating func stack(_ buttons: [KioskButton], in region: Region, width wanted: Int = 60) {
    guard !buttons.isEmpty else { return }
    let width = min(region.width, wanted)
    let look: KioskButton.Look = frame.isSmall ? .barred : .framed
    let needed =
      buttons.map { button -> Int in
        var button = button
        button.look = look
        return button.lineCount(in: width) + (look == .framed ? 2 : 0)
      }.max() ?? 1
    let room = region.height / buttons.count
    let height = min(room, max(needed, min(room, look == .framed ? 3 : 2)))
    for (index, button) in buttons.enumerated() {
      var button = button
      button.look = look
      button.region = Region(
        top: region.top + index * height, left: region.left + (region.width - width) / 2,
        width: width, height: height)
      self.buttons.append(button)
    }
  }

  /// The targets of the last rows: those to the left, and the one that goes on to the right.
  mutating func navigate(_ left: [KioskButton], _ right: KioskButton?) {
    let region = frame.navigation
    let look: KioskButton.Look = frame.isSmall ? .ruled : .framed
    let least = frame.isSmall ? 0 : 14
    if frame.isSmall { rule = region.top }
    func placed(_ button: KioskButton) -> (KioskButton, Int) {
      var button = button
      button.look = look
      button.isCentred = !frame.isSmall
      let edges = frame.isSmall ? 2 : 6
      return (button, max(least, TextWidth.columns(of: button.label) + edges))
    }
    var column = region.left
    for (button, width) in left.map(placed) {
      var button = button
      button.region = Region(
        top: region.top, left: column, width: width, height: region.height)
      buttons.append(button)
      column += width + (frame.isSmall ? 0 : 2)
    }
    guard let (button, width) = right.map(placed) else { return }
    var last = button
    let wide = frame.isSmall ? width : max(18, width)
    last.region = Region(
      top: region.top, left: region.left + region.width - wide, width: wide,
      height: region.height)
    buttons.append(last)
  }

  /// The targets of the header's right end, the last one outermost.
  mutating func corner(_ items: [KioskButton]) {
    var end = frame.header.left + frame.header.width - 1
    for item in items.reversed() {
      var item = item
      item.look = .bare
      let width = TextWidth.columns(of: item.label) + 2
      item.region = Region(top: frame.header.top, left: end - width, width: width, height: 1)
      end -= width + 1
      buttons.append(item)
    }
  }
}
