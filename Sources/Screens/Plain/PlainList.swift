/// A numbered list of plain mode: a part of it is said at a time, a part of a name narrows it.
struct PlainList {
  struct Entry {
    /// Nil for a heading.
    let number: Int?
    let label: String
    var detail = ""
    var letter: Character?
    /// More that is searched and not said.
    var also = ""
    /// Where it stands in the list that it was made of.
    let place: Int
  }

  let entries: [Entry]
  var isSearchable = false
  /// From which entry on it is said at first.
  var start = 0

  /// So many lines are said before it is asked whether to go on.
  static let page = 20

  init<Choice>(_ menu: Menu<Choice>) {
    var number = 0
    entries = menu.lines.enumerated().map { place, line in
      if line.choice != nil { number += 1 }
      let reason = line.reason.isEmpty ? "" : " - " + line.reason
      let label = String(repeating: "  ", count: line.indent) + Self.shortened(line.label) + reason
      return Entry(
        number: line.choice == nil ? nil : number, label: label, detail: line.detail,
        letter: line.letter, also: line.also, place: place)
    }
    isSearchable = menu.isSearchable
    start = entries.count > Self.page ? menu.focus : 0
  }

  /// A list is gone through line by line: whole texts to be read stand elsewhere.
  private static func shortened(_ label: String) -> String {
    guard label.count > 120 else { return label }
    let words = label.prefix(100).split(separator: " ").dropLast()
    return words.joined(separator: " ") + " ..."
  }

  /// The questions of an outline under their own numbers, and the end behind the last.
  init(_ page: OutlinePage) {
    let end = 1 + (page.lines.compactMap(\.number).max() ?? 0)
    entries = page.lines.enumerated().map { place, line in
      let label = String(repeating: "  ", count: line.depth) + Self.shortened(line.label)
      return Entry(
        number: line.choice?.stop == .end ? end : line.choice == nil ? nil : line.number,
        label: label, detail: line.detail, place: place)
    }
    isSearchable = true
    start = entries.count > Self.page ? page.visible[safe: page.focus] ?? 0 : 0
  }

  init(labels: [String]) {
    entries = labels.enumerated().map { Entry(number: $0 + 1, label: $1, place: $0) }
  }

  var highest: Int { entries.last { $0.number != nil }?.number ?? 0 }

  /// The entries that hold every word of what was typed.
  func matches(_ needle: String) -> [Entry] {
    let folded = Search.folded(needle)
    guard !folded.isEmpty else { return entries }
    return entries.filter { $0.number != nil && Search.matches("\($0.label) \($0.also)", folded) }
  }

  func entry(numbered number: Int) -> Entry? { entries.first { $0.number == number } }

  func entry(lettered letter: String) -> Entry? {
    entries.first { $0.letter.map(String.init) == letter.lowercased() }
  }
}

extension PlainList.Entry {
  /// The entry as a line: `  2 Iron sheets, done`.
  var line: String {
    let name = detail.isEmpty ? label : "\(label), \(detail)"
    return number.map { "  \($0) \(name)" } ?? name
  }
}

/// Which part of a list was said last.
struct PlainLook {
  var needle = ""
  /// How many pages further than the first.
  var pages = 0
  /// The matches of a choice list by the places of its options, once something was looked for.
  var found: [Int]?
  var index: SearchIndex?
}
