import Terminal

/// A text above a list, turned page by page where it is longer than its room: the list below has the
/// arrows, the text has PgUp and PgDn.
struct Leaflet: Sendable {
  private var page = 0

  /// Whether the key is its own: one page alone has none.
  mutating func handle(_ key: Key, pages: Int) -> Bool {
    guard pages > 1 else { return false }
    switch key {
    case .pageDown: page = min(pages - 1, page + 1)
    case .pageUp: page = max(0, min(pages, page) - 1)
    default: return false
    }
    return true
  }

  /// Whether the key leads to another page.
  func turns(_ key: Key, pages: Int) -> Bool {
    var turned = self
    return turned.handle(key, pages: pages) && turned.place(of: pages) != place(of: pages)
  }

  /// The page that is open, of those there are in the window as it is now.
  func open(of pages: [[StyledLine]]) -> [StyledLine] { pages[safe: place(of: pages.count)] ?? [] }

  /// `2 of 3` where there are several.
  func told(_ pages: Int, _ words: Catalogue) -> String {
    pages > 1 ? words(.listShown, place(of: pages) + 1, pages) : ""
  }

  /// Whether nothing is left to turn to but what was read.
  func isLast(of pages: Int) -> Bool { place(of: pages) + 1 >= pages }

  private func place(of pages: Int) -> Int { max(0, min(page, pages - 1)) }

  static func pages(_ lines: [StyledLine], rows: Int) -> [[StyledLine]] {
    stride(from: 0, to: lines.count, by: max(1, rows)).map {
      Array(lines[$0..<min(lines.count, $0 + max(1, rows))])
    }
  }
}
