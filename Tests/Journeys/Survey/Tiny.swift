import TestKit

/// A questionnaire of three questions, for what does not depend on the questions.
enum Tiny {
  static let text = """
    {"id": "tiny", "version": "1", "title": "Three questions", "items": [
      {"type": "text", "name": "who", "label": "What is your name?"},
      {"type": "integer", "name": "age", "label": "How old are you?"},
      {"type": "text", "name": "story", "label": "Tell me more.", "appearance": "multiline"}
    ]}
    """

  /// Writes the file and gives its path.
  static func file(_ account: Account) throws -> String { try account.write(text, to: "tiny.json") }

  static func steps(_ name: String, age: Int) -> [Step] {
    [
      .type("What is your name?", "who", name), .type("How old are you?", "age", String(age)),
      Step(
        asked: "Tell me more.", keys: ["About \(name).", Keys.control("n")],
        answers: ["story": "About \(name)."], lines: ["About \(name).", "."]),
    ]
  }

  /// Holds an interview to its end; answers with its id.
  static func hold(_ account: Account, _ name: String, age: Int) throws -> String {
    let program = try account.open("interview", try file(account))
    var person = Interviewing(program.terminal)
    try person.answer(steps(name, age: age))
    try finish(program)
    guard let id = try account.list().first?["id"]?.string else {
      throw Failure("no interview is kept")
    }
    return id
  }

  /// From the End screen to the end of the program.
  ///
  /// - Parameter pages: how many the last sentences take in this window.
  static func finish(_ program: PTYProcess, pages: Int = 1) throws {
    try program.terminal.pickLine("Finish and lock it")
    try program.terminal.waitForWords("The interview is finished and locked.")
    for page in 1..<pages {
      program.terminal.send(Keys.enter)
      try program.terminal.waitForWords("\(page + 1) of \(pages)")
    }
    program.terminal.send(Keys.enter)
    guard try program.wait() == .exited(0) else {
      throw Failure("the interview did not end well\n\(program.terminal.screen.picture)")
    }
  }
}
