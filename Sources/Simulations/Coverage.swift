import Interviews
import Questionnaires
import Records

/// What simulated interviews have reached so far, item by item. It is also the respondents' memory:
/// they try first what nobody has tried.
struct Coverage {
  var items: [ItemTally]
  var interviews = 0
  /// How many ended with each disposition.
  var outcomes: [String: Int] = [:]

  init(_ form: Form) {
    items = form.items.map {
      ItemTally(choices: $0.type.isSelect ? form.choiceNames(of: $0.id) : [])
    }
  }

  /// What stands in the tallies' place while somebody else has them.
  static let elsewhere = Coverage()

  private init() { items = [] }

  /// What becomes of one item in all interviews.
  struct ItemTally {
    /// Interviews in which a person stopped at it; for what nobody stops at, in which it counted.
    var reached = 0
    /// Interviews at whose end its own `relevant` held, or did not, somewhere that it was looked at.
    var relevant = 0
    var irrelevant = 0
    /// Interviews in which it was relevant, but behind an outcome that ended them.
    var behindOutcome = 0
    /// Interviews in which its own `relevant` did not hold, behind an outcome that ended them.
    var irrelevantBehindOutcome = 0
    /// Instances that it had, if it is a repeat.
    var instances = 0
    var answered = 0
    /// Answers that its constraint took, and refused.
    var taken = 0
    var refused = 0
    /// How often no answer was found that it takes, as other answers stood then.
    var unanswerable = 0
    /// Interviews that ended without an answer to it, for none was found.
    var withoutAnswer = 0
    /// How often in a row no other answers were found either with which it is in order.
    var unrepaired = 0
    /// The answers that were given, up to a bound: those that nobody gave are tried first.
    var used: Set<String> = []
    /// For a gate: by answer, how often the interview went on to the end, and how often it was given.
    var passages: [String: (on: Int, given: Int)] = [:]
    var choices: ChoiceTally

    init(choices names: [String]) { choices = ChoiceTally(names) }
  }

  /// What becomes of the choices of one question.
  struct ChoiceTally {
    /// Beyond that nobody reads a list of what was never chosen, and keeping it costs.
    static let most = 1000

    let names: [String]
    private let places: [String: Int]
    private(set) var offered: [Int]
    private(set) var chosen: [Int]

    init(_ names: [String]) {
      self.names = names.count > Self.most ? [] : names
      places = Dictionary(
        self.names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      offered = Array(repeating: 0, count: self.names.count)
      chosen = offered
    }

    mutating func offer(_ name: String) { places[name].map { offered[$0] += 1 } }

    mutating func choose(_ name: String) { places[name].map { chosen[$0] += 1 } }

    func isNew(_ name: String) -> Bool { places[name].map { chosen[$0] == 0 } ?? false }
  }
}

extension Coverage.ItemTally {
  private static let mostUsed = 2000

  mutating func give(_ answer: String) {
    answered += 1
    if used.count < Self.mostUsed { used.insert(answer) }
    guard !choices.names.isEmpty else { return }
    for name in answer.split(separator: " ") { choices.choose(String(name)) }
  }

  /// How likely an answer leads to the end, from what it did before, with four imagined passages in
  /// five tries before the first: other answers may have been to blame for an early end.
  func passage(_ answer: String) -> Double {
    let known = passages[answer] ?? (0, 0)
    return Double(known.on + 4) / Double(known.given + 5)
  }
}

extension Form {
  /// The names of the choices that a question's list holds.
  func choiceNames(of id: ItemID) -> [String] { choices(of: id)?.list.names ?? [] }
}
