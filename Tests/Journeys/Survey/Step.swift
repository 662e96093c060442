import TestKit

/// One screen of an interview: the words it is known by, what is typed there, what is kept of it.
struct Step: Sendable {
  let asked: String
  let keys: [String]
  var answers: [String: String] = [:]
  /// What is typed in plain mode, line by line.
  var lines: [String] = [""]
  /// Whether the last line looks for a name, of which the first match is meant.
  var searches = false
  /// What the choices begin with that are picked, where a list has another order for everybody.
  var labels: [String] = []

  /// A text to read.
  static func read(_ asked: String) -> Step { Step(asked: asked, keys: [Keys.enter]) }

  /// An answer by the number of its line, or several, one key each.
  static func pick(_ asked: String, _ name: String, _ numbers: String, is value: String) -> Step {
    Step(
      asked: asked, keys: numbers.map(String.init) + [Keys.enter], answers: [name: value],
      lines: [numbers.map(String.init).joined(separator: " ")])
  }

  /// An answer of a long list by some of its letters.
  static func find(_ asked: String, _ name: String, _ letters: String, is value: String) -> Step {
    Step(
      asked: asked, keys: [letters, Keys.enter], answers: [name: value], lines: [letters],
      searches: true)
  }

  /// An answer of a shuffled list: whatever line it stands on, it is found by how it begins.
  static func choose(_ asked: String, _ name: String, _ label: String, is value: String) -> Step {
    Step(
      asked: asked, keys: ["/", label, Keys.enter], answers: [name: value], labels: [label])
  }

  /// Several of a shuffled list; each that is found is ticked, and the whole list is back.
  static func tick(_ asked: String, _ name: String, _ labels: [String], is value: String) -> Step {
    Step(
      asked: asked, keys: labels.flatMap { ["/", $0, Keys.enter] } + [Keys.enter],
      answers: [name: value], labels: labels)
  }

  /// An answer that is typed; kept as it is unless told otherwise.
  static func type(
    _ asked: String, _ name: String, _ text: String, is value: String? = nil
  ) -> Step {
    Step(asked: asked, keys: [text, Keys.enter], answers: [name: value ?? text], lines: [text])
  }

  /// A table: a digit for each line.
  static func table(_ asked: String, _ rows: [(name: String, digit: String, value: String)]) -> Step
  {
    Step(
      asked: asked, keys: rows.map(\.digit) + [Keys.enter],
      answers: Dictionary(rows.map { ($0.name, $0.value) }) { first, _ in first },
      lines: rows.map(\.digit))
  }
}

extension [Step] {
  /// What is kept of all of them.
  var answers: [String: String] {
    reduce(into: [:]) { answers, step in answers.merge(step.answers) { $1 } }
  }
}

/// Somebody at the keys: waits for each screen before typing anything there.
struct Interviewing {
  let terminal: PseudoTerminal
  private var before: String?

  init(_ terminal: PseudoTerminal) { self.terminal = terminal }

  mutating func answer(_ steps: [Step]) throws {
    for step in steps { try answer(step) }
  }

  mutating func answer(_ step: Step) throws {
    try see(step.asked)
    for keys in step.keys { terminal.send(keys) }
  }

  /// Waits for a screen that has these words, and not those of the one before.
  mutating func see(_ words: String) throws {
    try terminal.waitForWords(words, without: before == words ? nil : before)
    before = words
  }
}
