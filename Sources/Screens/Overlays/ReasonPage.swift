import Terminal

/// A list to pick from where some picks want a reason in the person's own words: the pick first, then
/// a line to type in.
struct ReasonPage<Choice: Sendable & Equatable>: Sendable {
  /// What has been picked and waits for its reason.
  private(set) var explaining: Choice?
  private(set) var menu: Menu<Choice>
  private var field = TextField()
  /// The picks that want a reason, and whether an empty one will do.
  private let explained: [Choice]
  private let mayBeEmpty: Bool

  enum Reaction {
    case none, changed
    /// A reason is wanted and there is none.
    case unexplained
    case picked(Choice, reason: String)
  }

  init(
    _ lines: [Menu<Choice>.Line], explaining explained: [Choice], mayBeEmpty: Bool,
    reason: String = ""
  ) {
    menu = Menu(lines)
    self.explained = explained
    self.mayBeEmpty = mayBeEmpty
    field = TextField(reason)
  }

  mutating func handle(_ key: Key, at milliseconds: Int64, page: Int) -> Reaction {
    if let explaining { return explain(explaining, key) }
    switch menu.handle(key, at: milliseconds, page: page) {
    case .none: return beginReason(with: key)
    case .changed: return .changed
    case .picked(let choice):
      guard explained.contains(choice) else { return .picked(choice, reason: "") }
      explaining = choice
      return .changed
    }
  }

  /// Whoever writes at a line that wants a reason writes the reason.
  private mutating func beginReason(with key: Key) -> Reaction {
    guard case .character = key, let choice = menu.focused, explained.contains(choice) else {
      return .none
    }
    explaining = choice
    return explain(choice, key)
  }

  private mutating func explain(_ choice: Choice, _ key: Key) -> Reaction {
    switch key {
    case .enter:
      let reason = Reading.trimmed(field.text)
      return reason.isEmpty && !mayBeEmpty ? .unexplained : .picked(choice, reason: reason)
    case .up, .backTab, .escape, .control("c"), .control("p"):
      // Back to the list; what was typed stays.
      explaining = nil
      return .changed
    default: return field.handle(key) ? .changed : .none
    }
  }

  mutating func paste(_ text: String) {
    if explaining != nil { field.insert(text) }
  }

  /// The reason as it stands in its line.
  var reason: String { field.text }

  /// Puts a whole reason in the place of what stands there.
  mutating func write(_ reason: String) { field = TextField(reason) }

  mutating func point(at place: Int) { menu.focus = place }

  /// The list; once something is picked, what was picked and the line for the reason.
  func draw(on canvas: inout Canvas, in region: Region, label: String, _ words: Catalogue) {
    guard let explaining else {
      menu.draw(on: &canvas, in: region, words)
      return
    }
    let picked = Markup.lines(menu.label(of: explaining), width: region.width - 5)
    let used = canvas.write(Array(picked.prefix(max(1, region.height - 2))), in: region.inset(4))
    let row = region.top + used + (region.height > used + 2 ? 1 : 0)
    var start = 4 + TextWidth.columns(of: label) + 1
    var line = row
    canvas.put(label, at: Position(row: row, column: 4))
    if start + 16 > region.width {
      start = 4
      line += 1
    }
    let width = max(6, region.width - start - 2)
    let window = field.window(width: width)
    canvas.fill(row: line, from: start, to: start + width, with: " ", style: .underline)
    canvas.put(
      window.text, at: Position(row: line, column: start), style: .underline, width: width)
    canvas.put(">", at: Position(row: line, column: 1))
    canvas.cursor = Position(row: line, column: start + window.caretColumn)
  }
}
