import Terminal

/// Which questions a list shows.
enum QuestionFilter: Sendable, CaseIterable, Equatable {
  case all, left, toFix, toConfirm, notes

  var phrase: Phrase {
    switch self {
    case .all: .filterAll
    case .left: .filterLeft
    case .toFix: .filterToFix
    case .toConfirm: .filterToConfirm
    case .notes: .filterNotes
    }
  }

  /// The one that follows, or comes before.
  func turned(by step: Int) -> QuestionFilter {
    let all = Self.allCases
    let index = all.firstIndex(of: self) ?? 0
    return all[(index + step + all.count) % all.count]
  }

  // MARK: Drawing

  /// All of them in one line, this one marked; as many as fit, this one among them, where it is narrow.
  func line(_ words: Catalogue, width: Int) -> String {
    let whole = words(.filterShow, names(Self.allCases[...], words))
    return TextWidth.columns(of: whole) <= width ? whole : names(fitting(words, width), words)
  }

  private func fitting(_ words: Catalogue, _ width: Int) -> ArraySlice<QuestionFilter> {
    let all = Self.allCases
    let own = all.firstIndex(of: self) ?? 0
    func fits(_ part: ClosedRange<Int>) -> Bool {
      TextWidth.columns(of: names(all[part], words)) <= width
    }
    let start = (0..<own).first { fits($0...own) } ?? own
    let end = (own..<all.count).last { fits(start...$0) } ?? own
    return all[start...end]
  }

  private static let gap = "  "

  private func names(_ filters: ArraySlice<QuestionFilter>, _ words: Catalogue) -> String {
    filters.map { name($0, words) }.joined(separator: Self.gap)
  }

  private func name(_ filter: QuestionFilter, _ words: Catalogue) -> String {
    (filter == self ? ">" : " ") + words[filter.phrase]
  }

  // MARK: Pointing

  /// Those that are pointed at are lines from here on; the smaller numbers are the lines of the list.
  private static let firstLine = 1_000_000

  /// The one that a line stands for; nil for a line of the list.
  init?(line: Int) {
    guard let filter = Self.allCases[safe: line - Self.firstLine] else { return nil }
    self = filter
  }

  /// Writes the line, where each of them can be pointed at.
  func draw(on canvas: inout Canvas, at place: Position, width: Int, _ words: Catalogue) {
    let line = line(words, width: width)
    canvas.put(line, at: place, width: width)
    var rest = Substring(line)
    for (index, filter) in Self.allCases.enumerated() {
      guard let range = rest.firstRange(of: name(filter, words)) else { continue }
      let start = place.column + TextWidth.columns(of: String(line[..<range.lowerBound]))
      let end = min(place.column + width, start + TextWidth.columns(of: String(rest[range])))
      canvas.target(row: place.row, from: start, to: end, as: .line(Self.firstLine + index))
      rest = rest[range.upperBound...]
    }
  }
}
