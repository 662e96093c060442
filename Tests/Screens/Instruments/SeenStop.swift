import Interviews
import Questionnaires
import Records
import Terminal
import TestKit
import Values

@testable import Screens

/// A stop on a screen of some size, and what of it can be read there.
struct SeenStop {
  private var app: App
  private let stop: Stop
  private let now: Moment

  init(_ interview: Interview, _ stop: Stop, size: Size) {
    self.stop = stop
    now = interview.entries[0].at
    app = App(HomeFacts(), size: size, language: interview.language)
    _ = app.receive(.opened(id: Story.id, Story.key, interview, isResumed: false), at: now)
  }

  var lines: [String] { app.draw(at: now).lines }

  /// What stands between the title and the bar of keys.
  private var body: [String] { Self.body(lines) }

  private static func body(_ lines: [String]) -> [String] {
    Array(lines.dropFirst(2).dropLast(3))
  }

  private mutating func press(_ key: Key) { _ = app.update(.key(key), at: now) }

  /// The whole of it, screen by screen: the pages of a text, the questions of a table that does not
  /// fit.
  mutating func pages() -> [[String]] {
    var pages = [lines]
    while pages.count < 50 {
      switch app.interview?.body {
      case .note: press(.pageDown)
      case .grid(let grid) where !isTable(grid) && grid.row + 1 < grid.rows.count:
        press(.control("n"))
      default: return pages
      }
      guard app.interview?.stop == stop, lines != pages.last else { break }
      pages.append(lines)
    }
    return pages
  }

  private func isTable(_ grid: GridBody) -> Bool {
    app.interview.map { grid.isTable($0.situation(now, app.draw(at: now).size)) } ?? false
  }

  // MARK: All at once

  /// What the whole screen should show and does not.
  var missing: [String] {
    guard let screen = app.interview, let node = stop.node else { return [] }
    let interview = screen.interview
    let definition = interview.item(node).definition
    var texts = definition.label == nil ? [] : [interview.label(node)]
    if let hint = definition.hint { texts.append(interview.text(hint, at: node)) }
    if case .grid(let grid) = screen.body, isTable(grid) {
      texts += grid.rows.map(interview.label)
      texts += grid.choices.map { interview.label(of: $0) }
    } else {
      texts += Self.choices(screen).prefix(5)
    }
    var unread = texts.map(Self.words).filter { !Reading(body).shows($0) }
    unread += body.filter { $0.hasSuffix("…") && !texts.contains { $0.hasSuffix("…") } }
    return unread
  }

  /// The choices of the question in focus.
  private static func choices(_ screen: InterviewScreen) -> [String] {
    guard let node = screen.focusNode else { return [] }
    return screen.interview.offeredChoices(node).map { screen.interview.label(of: $0) }
  }

  // MARK: Bit by bit

  /// What cannot be read on a small screen even with its keys; of several questions, of each.
  mutating func unreadable() -> [String] {
    var unread: [String] = []
    if case .note = stop { return unreadNote() }
    unread += unreadQuestion()
    while case .grid(let grid)? = app.interview?.body, grid.row + 1 < grid.rows.count {
      press(.control("n"))
      unread += unreadQuestion()
    }
    return unread
  }

  private mutating func unreadNote() -> [String] {
    guard let screen = app.interview, let node = stop.node else { return [] }
    let read = pages().flatMap(Self.body)
    let text = Self.words(screen.interview.label(node))
    return Reading(read).shows(text) ? [] : [text]
  }

  private mutating func unreadQuestion() -> [String] {
    guard let screen = app.interview, let node = screen.focusNode ?? stop.node else { return [] }
    var unread: [String] = []
    let text =
      screen.interview.item(node).definition.label == nil
      ? "" : Self.words(screen.interview.label(node))
    if !Reading(body).shows(text), !Reading(help()).shows(text) { unread.append(text) }
    let choices = Self.choices(screen)
    if choices.isEmpty {
      let cursor = app.draw(at: now).cursor
      if !(2..<lines.count - 3).contains(cursor?.row ?? 0) { unread.append("(the field)") }
    } else if !choices.contains(where: { Reading(body).shows(Self.words($0)) }) {
      unread.append("(any choice)")
    }
    return unread
  }

  /// All that the help for this screen says.
  private mutating func help() -> [String] {
    press(.control("g"))
    defer { press(.escape) }
    var read = body
    var before: [String] = []
    while before != lines {
      before = lines
      press(.down)
      if before != lines, let last = body.last { read.append(last) }
    }
    return read
  }

  fileprivate static func words(_ text: String) -> String {
    Markup.plain(text).split { $0.isWhitespace }.joined(separator: " ")
  }
}

/// Lines as a person reads them: a sentence goes on in the next line, below where it stands.
private struct Reading {
  private let whole: String
  private let columns: [String]

  init(_ lines: [String]) {
    whole = Self.joined(lines)
    // What stands side by side has at least two spaces between.
    let parts = lines.map { line in
      line.replacing("  ", with: "\t").split(separator: "\t").map(String.init)
        .filter { !$0.allSatisfy { " >-".contains($0) } }
    }
    let first = Self.joined(parts.compactMap(\.first).map(Self.withoutMark))
    columns = [first] + parts.flatMap { $0.map { Self.joined([$0]) } }
  }

  func shows(_ text: String) -> Bool {
    whole.contains(text) || columns.contains { $0.contains(text) }
  }

  /// Without what shows where the keys go.
  private static func withoutMark(_ text: String) -> String {
    let text = text.drop { $0 == " " }
    return String(text.hasPrefix("> ") ? text.dropFirst(2) : text)
  }

  private static func joined(_ lines: [String]) -> String {
    lines.joined(separator: " ").split { $0.isWhitespace }.joined(separator: " ")
  }
}
