import Glibc
import TestKit
import Testing

/// An interview on the bundled survey that was held to its very end: killed half-way, resumed, an
/// answer changed, one undone, the language switched and switched back.
struct FinishedSurvey: Sendable {
  let id: String
  /// The store's files.
  private let store: [String: [UInt8]]

  /// Held once, for all tests that need a finished interview.
  static let shared = Result { try FinishedSurvey() }

  /// An account of its own that has this interview in its store.
  static func account() throws -> (account: Account, id: String) {
    let survey = try shared.get()
    let account = try Account()
    for (name, bytes) in survey.store { try account.write(bytes, to: "store/" + name) }
    return (account, survey.id)
  }

  private init() throws {
    let account = try Account()
    id = try Self.begin(account)
    try Self.goOn(account, id)
    let names = try account.names(in: "store").filter { $0 != "ballast" }
    store = Dictionary(
      uniqueKeysWithValues: try names.map { ($0, try account.read("store/" + $0)) })
  }

  /// Up to the middle of it, where the power goes.
  private static func begin(_ account: Account) throws -> String {
    let program = try account.open(
      "interview", "oecs-diaspora-survey", "--language", "fr", "--mode", "capi", "--interviewer",
      "Amina")
    var person = Interviewing(program.terminal)
    try person.answer(
      SurveyAnswers.opening + SurveyAnswers.functioning + SurveyAnswers.knowledge
        + SurveyAnswers.perception)
    try person.see("Qu'est-ce qui limite")
    program.signal(SIGKILL)
    #expect(try program.wait() == .killed(signal: SIGKILL))
    return try account.onlyInterview("draft")
  }

  private static func goOn(_ account: Account, _ id: String) throws {
    let code = String(id.dropFirst("uuid:".count).prefix(8))
    let program = try account.open("interview", "--resume", code, "--language", "fr")
    let terminal = program.terminal
    var person = Interviewing(terminal)
    try person.see("Qu'est-ce qui limite")
    try terminal.waitForWords("Toutes les réponses sont là.")
    try changeTheAnswerBefore(terminal)
    try undoOne(terminal)
    try switchLanguages(terminal)
    try person.answer(SurveyAnswers.connectivity)
    try answerTheRoster(&person)
    try person.answer(
      SurveyAnswers.media + SurveyAnswers.contributions + SurveyAnswers.potential
        + SurveyAnswers.closing)
    try finish(terminal, code)
    #expect(try program.wait() == .exited(0), "\(terminal.screen.picture)")
  }

  /// Another answer, then the first again: what is kept is the last.
  private static func changeTheAnswerBefore(_ terminal: PseudoTerminal) throws {
    terminal.send(Keys.control("p"))
    try terminal.waitForWords("d'y créer une entreprise")
    try terminal.waitFor("(x) 2")
    terminal.send("5", Keys.enter)
    try terminal.waitForWords("Qu'est-ce qui limite", without: "d'y créer une entreprise")
    terminal.send(Keys.control("p"))
    try terminal.waitFor("(x) 5")
    terminal.send("2", Keys.enter)
    try terminal.waitForWords("Qu'est-ce qui limite", without: "d'y créer une entreprise")
  }

  private static func undoOne(_ terminal: PseudoTerminal) throws {
    terminal.send("3")
    try terminal.waitFor("[x]  3")
    terminal.send(Keys.control("z"))
    try terminal.waitForWords("Annulée, la réponse à :")
    try terminal.waitFor("[ ]  3")
  }

  /// To English and back by the menu, at the very question.
  private static func switchLanguages(_ terminal: PseudoTerminal) throws {
    terminal.send(Keys.escape)
    try terminal.pickLine("Langue")
    try terminal.pickLine("English")
    try terminal.waitForWords("What, if anything, limits", without: "Qu'est-ce qui limite")
    terminal.send(Keys.escape)
    try terminal.pickLine("Langue")
    try terminal.pickLine("Français")
    try terminal.waitForWords("Qu'est-ce qui limite", without: "What, if anything, limits")
  }

  /// Both groups, each from the list and back to it.
  private static func answerTheRoster(_ person: inout Interviewing) throws {
    for steps in SurveyAnswers.organisations {
      try person.see(SurveyAnswers.roster)
      person.terminal.send(Keys.enter)
      try person.answer(steps)
    }
    try person.see(SurveyAnswers.roster)
    try person.terminal.waitForWords("2 Chœur « Kwéyòl » & amis")
    person.terminal.send(Keys.enter)
  }

  private static func finish(_ terminal: PseudoTerminal, _ code: String) throws {
    try terminal.waitForWords("Toutes les questions sont posées")
    try terminal.waitForWords("Rien à corriger.")
    try terminal.pickLine("Terminer et verrouiller")
    try terminal.waitForWords("L'entretien est terminé et verrouillé.")
    try terminal.waitForWords("Code du reçu : \(code).")
    terminal.send(Keys.enter)
  }
}
