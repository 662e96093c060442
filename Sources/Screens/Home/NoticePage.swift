import Terminal

/// Sentences to read, and where Enter leads. What one window has no room for is read page by page.
struct NoticePage: Sendable {
  let title: Phrase
  let lines: [String]
  /// Whether it says what is going on, and goes away by itself.
  let isWorking: Bool
  /// What Enter does on the last page.
  let leads: Phrase
  private var page = 0

  init(
    _ title: Phrase, _ lines: [String], isWorking: Bool = false, leads: Phrase = .barBack
  ) {
    self.title = title
    self.lines = lines
    self.isWorking = isWorking
    self.leads = leads
  }

  /// Turns a page; false for a key that has none to turn to.
  mutating func handle(_ key: Key, _ size: Size) -> Bool {
    let last = pages(Chrome.body(of: size)).count - 1
    switch key {
    case .enter, .pageDown, .down, .character(" "):
      guard page < last else { return false }
      page += 1
    case .up, .pageUp:
      guard page > 0 else { return false }
      page = min(page, last) - 1
    default: return false
    }
    return true
  }

  /// The foot and the message line around it.
  func fill(_ chrome: inout Chrome, _ size: Size, _ words: Catalogue) {
    let count = pages(Chrome.body(of: size)).count
    let hasMore = page + 1 < count
    chrome.title = words[title]
    if count > 1 { chrome.message = words(.listShown, min(page, count - 1) + 1, count) }
    chrome.bar =
      isWorking
      ? [(words[.sendWorking], "")]
      : [(words[.keyEnter], words[hasMore ? .barNext : leads])]
  }

  func draw(on canvas: inout Canvas, in region: Region) {
    let pages = pages(region)
    let shown = pages[min(page, pages.count - 1)]
    let isTight = shown.count >= region.height || pages.count > 1
    canvas.write(shown, in: region.dropping(isTight ? 0 : 1).inset(3))
    canvas.cursor = Position(row: region.top, column: 1)
  }

  /// The paragraphs in pages, with empty lines between where all of it has room; one is only parted
  /// where it is longer than a page.
  private func pages(_ region: Region) -> [[StyledLine]] {
    let paragraphs = lines.map { Markup.lines($0, width: max(8, region.width - 6)) }
    let isTight = paragraphs.reduce(0) { $0 + $1.count + 1 } > region.height
    let rows = max(1, region.height)
    var pages: [[StyledLine]] = [[]]
    for paragraph in paragraphs {
      if let page = pages.last, !page.isEmpty, page.count + paragraph.count > rows {
        pages.append([])
      }
      for line in paragraph {
        if pages[pages.count - 1].count == rows { pages.append([]) }
        pages[pages.count - 1].append(line)
      }
      if !isTight { pages[pages.count - 1].append(StyledLine("")) }
    }
    return pages
  }
}
