import CNcurses
import Terminal

/// The colours of a theme in ncurses' own numbers, where the terminal has any.
struct Palette {
  private let theme: Theme
  private let count: Int

  /// ncurses' pair 0 is the ground of everything.
  private static let error: Int16 = 1
  private static let focus: Int16 = 2

  /// Sets the colours up. A terminal without them, and the theme without them, is sent none.
  static func adopt(_ theme: Theme) -> Palette {
    guard theme != .none, has_colors(), start_color() == OK else {
      return Palette(theme: .none, count: 0)
    }
    let count = Int(nc_colors())
    if let ground = theme.ground(of: count) {
      assume_default_colors(Int32(ground.text), Int32(ground.ground))
    } else {
      use_default_colors()
    }
    if let error = theme.error(of: count) {
      init_pair(Palette.error, Int16(error.text), Int16(error.ground))
    }
    if let focus = theme.focus(of: count) {
      init_pair(Palette.focus, Int16(focus.text), Int16(focus.ground))
    }
    return Palette(theme: theme, count: count)
  }

  /// How ncurses draws a style.
  func attributes(_ style: Style) -> (attributes: attr_t, pair: Int16) {
    let style = theme.shown(style, of: count)
    var attributes: attr_t = 0
    if style.contains(.bold) { attributes |= NC_BOLD }
    if style.contains(.underline) { attributes |= NC_UNDERLINE }
    if style.contains(.reverse) {
      if theme.focus(of: count) != nil { return (attributes, Palette.focus) }
      attributes |= NC_REVERSE
    }
    return (attributes, style.contains(.error) && theme != .none ? Palette.error : 0)
  }
}
