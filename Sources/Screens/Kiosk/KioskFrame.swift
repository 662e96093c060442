import Terminal

/// Where things are on a screen of the kiosk: the same places everywhere, in the middle of a large
/// terminal, and without frames and foot on a small one, whose letters are large instead.
struct KioskFrame {
  let size: Size
  /// Whether the terminal's own keys make letters larger: not on the console of Linux.
  let enlarges: Bool
  /// The part of the terminal that is used.
  let whole: Region

  /// More than this makes targets no easier to hit, and lines harder to read.
  private static let largest = Size(columns: 80, rows: 30)
  /// Smaller than this there is no room for frames.
  private static let roomy = Size(columns: 72, rows: 20)
  /// The least that a kiosk can be used on.
  static let least = Size(columns: 40, rows: 12)

  init(_ size: Size, enlarges: Bool = true) {
    self.size = size
    self.enlarges = enlarges
    let width = min(size.columns, Self.largest.columns)
    let height = min(size.rows, Self.largest.rows)
    whole = Region(
      top: (size.rows - height) / 2, left: (size.columns - width) / 2, width: width, height: height)
  }

  var isLargeEnough: Bool {
    size.columns >= Self.least.columns && size.rows >= Self.least.rows
  }

  var isSmall: Bool { whole.width < Self.roomy.columns || whole.height < Self.roomy.rows }

  var header: Region { Region(top: whole.top, left: whole.left, width: whole.width, height: 1) }

  /// Between the header and what goes on and back.
  var body: Region {
    let above = isSmall ? 1 : 2
    let below = isSmall ? 2 : 6
    let margin = isSmall ? 1 : 2
    return Region(
      top: whole.top + above, left: whole.left + margin, width: whole.width - 2 * margin,
      height: whole.height - above - below)
  }

  /// Where one goes on and back.
  var navigation: Region {
    let height = isSmall ? 2 : 3
    let below = isSmall ? 0 : 2
    let margin = isSmall ? 0 : 2
    return Region(
      top: whole.top + whole.height - below - height, left: whole.left + margin,
      width: whole.width - 2 * margin, height: height)
  }

  /// The row of the foot; nil where there is no room for one.
  var foot: Int? { isSmall ? nil : whole.top + whole.height - 1 }

  /// All but header and foot: for screens without a way back.
  var open: Region {
    let body = body
    return Region(
      top: body.top, left: body.left, width: body.width,
      height: navigation.top + navigation.height - body.top)
  }
}
