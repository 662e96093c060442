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

  /// The page that is open, of those there are in the window as it is now.
  func open(of pages: [[StyledLine]]) -> [StyledLine] { pages[safe: place(of: pages.count)] ?? [] }

  /// `2 of 3` where there are several.
  func told(_ pages: Int, _ words: Catalogue) -> String {
    pages > 1 ? words(.listShown, place(of: pages) + 1, pages) : ""
  }

  private func place(of pages: Int) -> Int { max(0, min(page, pages - 1)) }

  static func pages(_ lines: [StyledLine], rows: Int) -> [[StyledLine]] {
    stride(from: 0, to: lines.count, by: max(1, rows)).map {
      Array(lines[$0..<min(lines.count, $0 + max(1, rows))])
    }
  }
}

extension Overlay {
  /// Of what has a text above its list.
  var leaflet: Leaflet? {
    get {
      switch self {
      case .unlikely(let page): page.leaflet
      case .removal(_, let removal): removal.leaflet
      default: nil
      }
    }
    set {
      guard let newValue else { return }
      switch self {
      case .unlikely(var page):
        page.leaflet = newValue
        self = .unlikely(page)
      case .removal(let menu, var removal):
        removal.leaflet = newValue
        self = .removal(menu, removal)
      default: return
      }
    }
  }
}

extension InterviewScreen {
  /// What stands above the list of what lies over the question, page by page.
  func pagesAbove(_ overlay: Overlay?, in region: Region) -> [[StyledLine]] {
    switch overlay {
    case .unlikely(let page): pages(of: page, in: region)
    case .removal(let menu, let removal):
      pages(of: removal, above: menu.lines.count, in: region)
    default: []
    }
  }

  /// What a soft check says, whole, below as much of its question as there is room for beside two rows
  /// for the answer to it.
  private func pages(of page: UnlikelyPage, in region: Region) -> [[StyledLine]] {
    let width = max(8, region.width - 4)
    let room = max(1, region.height - 2)
    let said = Markup.lines("! " + words(.unlikelyTitle, page.message), width: width)
    guard said.count <= room else { return Leaflet.pages(said, rows: room) }
    guard interview.item(page.node).definition.label != nil else { return [said] }
    let asked = Markup.lines(interview.label(page.node), width: width)
      .clipped(to: width, rows: min(room - said.count, max(1, region.height / 3)))
    return [asked + said]
  }

  /// Who is taken out, and every answer that goes; where all of it has room, with air between.
  private func pages(
    of removal: Removal, above rows: Int, in region: Region
  ) -> [[StyledLine]] {
    let width = max(8, region.width - 4)
    let loses = words(
      count: removal.answers, one: .rosterRemoveLosesOne, many: .rosterRemoveLoses)
    let title = [words(.rosterRemoveTitle, removal.name), loses]
      .flatMap { Markup.lines($0, width: width) }
    let losses = removal.losses.flatMap { loss in
      Markup.lines(loss, width: max(8, width - 2)).map { line in
        StyledLine(runs: [StyledLine.Run(text: "  ", style: [])] + line.runs)
      }
    }
    let room = max(1, region.height - rows)
    let hasAir = title.count + losses.count + 2 <= room && !losses.isEmpty
    guard !hasAir else { return [title + [StyledLine("")] + losses] }
    return Leaflet.pages(title + losses, rows: room)
  }
}
