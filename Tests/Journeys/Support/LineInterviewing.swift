import TestKit

/// Somebody at the lines of plain mode: waits for each question, then types its answer. Reads what
/// was written since the last line, not what is on the screen.
struct LineInterviewing {
  let terminal: PseudoTerminal
  /// How much of the output was read.
  private var heard = 0

  init(_ terminal: PseudoTerminal) { self.terminal = terminal }

  mutating func answer(_ steps: [Step]) throws {
    for step in steps { try answer(step) }
  }

  mutating func answer(_ step: Step) throws {
    let said = try hear(step.asked)
    guard step.labels.isEmpty else {
      return type(try step.labels.map { try number(of: $0, in: said) }.joined(separator: " "))
    }
    for (index, line) in step.lines.enumerated() {
      if index > 0, step.lines.last != "." { try hear("") }
      type(line)
    }
    guard step.searches else { return }
    type(try number(in: try hear("")))
  }

  mutating func type(_ line: String) { terminal.send(line + "\n") }

  /// Waits for a prompt behind these words; gives what was said.
  @discardableResult mutating func hear(_ words: String) throws -> String {
    var said = ""
    let from = heard
    try terminal.waitFor("\"\(words)\" and a prompt") { screen in
      said = String(decoding: screen.output[from...], as: UTF8.self)
      let spoken = said.split { $0.isWhitespace }.joined(separator: " ")
      return (words.isEmpty || spoken.contains(words)) && said.hasSuffix(": ")
    }
    heard = terminal.screen.output.count
    return said
  }

  /// The number of the first line that has one.
  private func number(in said: String) throws -> String { try number(of: "", in: said) }

  /// The number of the first line that has one and goes on with a label.
  private func number(of label: String, in said: String) throws -> String {
    for line in said.split(whereSeparator: \.isNewline) where line.hasPrefix("  ") {
      let numbered = line.drop { $0 == " " }
      let number = numbered.prefix(while: \.isNumber)
      let spoken = numbered.dropFirst(number.count).drop { $0 == " " }
      if !number.isEmpty, spoken.hasPrefix(label) { return String(number) }
    }
    throw Failure("'\(label)' cannot be chosen from what was said:\n\(said)")
  }
}
