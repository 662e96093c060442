/// Which colours there are, and how the styles are drawn in them.
///
/// On a ground that nobody knows no coloured text is safe: in xterm's palette red on black has a
/// contrast of 3.6, yellow on white one of 1.7. So text is the terminal's own, or text and ground are
/// both set; every pair here has 4.5 at least (WCAG 2.2, 1.4.3), which a test computes.
public enum Theme: String, CaseIterable, Sendable {
  /// The terminal's own text and ground, and errors on a ground of theirs.
  case auto
  /// Black on white.
  case light
  /// White on black.
  case dark
  /// White on black, everything in heavy strokes.
  case contrast
  /// White on blue, for people who stand before a kiosk: every text has a contrast of 7 at least.
  case kiosk
  /// No colour is ever sent.
  case none

  /// A text colour and what it stands on, as terminals number them.
  public struct Pair: Hashable, Sendable {
    public let text: Int
    public let ground: Int
  }

  /// What everything stands on, on a terminal of so many colours; nil for the terminal's own.
  public func ground(of count: Int) -> Pair? {
    switch self {
    case .auto, .none: nil
    case .light: Pair(text: Theme.black(count), ground: Theme.white(count))
    case .dark, .contrast: Pair(text: Theme.white(count), ground: 0)
    case .kiosk: Pair(text: Theme.white(count), ground: Theme.blue(count))
    }
  }

  /// What errors stand on.
  public func error(of count: Int) -> Pair? {
    switch self {
    case .none: nil
    case .auto, .light, .dark: Pair(text: Theme.white(count), ground: Theme.red)
    case .contrast: Pair(text: Theme.black(count), ground: Theme.white(count))
    case .kiosk: Pair(text: Theme.black(count), ground: Theme.yellow(count))
    }
  }

  /// What is in focus stands on, where ground and text exchanged would be too weak; nil: they are
  /// exchanged.
  public func focus(of count: Int) -> Pair? {
    self == .kiosk ? Pair(text: Theme.black(count), ground: Theme.white(count)) : nil
  }

  /// How a style is drawn where there are so many colours. Terminals make bold text of the first
  /// eight colours brighter, and black becomes a grey that is too weak: it is underlined instead.
  public func shown(_ style: Style, of count: Int) -> Style {
    // The white of the first eight is a grey, but for what is bold.
    let isHeavy = self == .contrast || self == .kiosk && count < 16
    var style = isHeavy ? style.union(.bold) : style
    if style.contains(.reverse), focus(of: count) != nil {
      style.remove(.bold)
      return style
    }
    let pair = style.contains(.error) ? error(of: count) : ground(of: count)
    if pair?.text == 0, style.contains(.bold) {
      style.remove(.bold)
      style.insert(.underline)
    }
    return style
  }

  private static let red = 1

  /// The blue of the first sixteen is as light on some terminals as it is dark on others.
  private static func blue(_ count: Int) -> Int { count >= 256 ? 18 : 4 }

  /// The yellow of the first eight is a brown on the Linux console: there it is the white.
  private static func yellow(_ count: Int) -> Int { count >= 16 ? 11 : white(count) }

  /// The white that is white everywhere; that of the first eight is a grey.
  private static func white(_ count: Int) -> Int { count >= 16 ? 15 : 7 }

  /// A black that bold does not brighten.
  private static func black(_ count: Int) -> Int { count >= 256 ? 16 : 0 }
}
