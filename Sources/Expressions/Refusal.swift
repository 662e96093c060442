import Values

extension Function {
  /// The members of the result; the one value of a function that gives no set.
  func values(_ arguments: Arguments) -> [Value] { members?(arguments) ?? [body(arguments)] }

  /// Why a call can never give a value, as far as its text tells; nil if it may.
  func refusal(of arguments: [Node]) -> String? {
    for index in nodeArguments.sorted() where index < arguments.count {
      guard arguments[index].canBeSet else {
        return "argument \(index + 1) must be a question or a path, such as ${name}"
      }
    }
    guard let refusal else { return nil }
    let probe = Probe()
    let reason = refusal(Arguments(nodes: arguments, lookup: probe))
    return probe.wasAsked ? nil : reason
  }
}

extension Node {
  /// Whether the value can be a set of nodes.
  var canBeSet: Bool {
    switch self {
    case .number, .string, .known, .negated, .matches, .broken: false
    case .binary(.union, _, _): true
    case .binary: false
    case .call(let function, _): function.members != nil
    default: true
    }
  }
}

/// A world that holds nothing and remembers whether it was asked: what was computed without a
/// question is so in every interview.
private final class Probe: Lookup {
  private(set) var wasAsked = false

  private func asked<Answer>(_ answer: Answer) -> Answer {
    wasAsked = true
    return answer
  }

  func value(of reference: Int) -> Value { asked(.empty) }
  func values(of reference: Int) -> [Value] { asked([]) }
  func count(of reference: Int) -> Int { asked(0) }
  func countOfAnswered(of reference: Int) -> Int { asked(0) }
  func truth(of reference: Int) -> Bool { asked(false) }
  func values(of reference: Int, keptBy predicates: [Predicate]) -> [Value] { asked([]) }
  func union(of references: [Int]) -> [Value] { asked([]) }
  func value(of reference: Int, in instances: [ChosenInstance]) -> Value? { asked(nil) }
  func position(of reference: Int) -> Int { asked(1) }
  func choiceLabel(of name: String, for reference: Int) -> String { asked("") }
  func nonresponse(of reference: Int) -> String { asked("") }
  var member: (position: Int, count: Int) { asked((1, 1)) }
  func judging(_ value: Value, at place: Int, of count: Int, _ body: () -> Bool) -> Bool {
    asked(false)
  }
  func meet(_ fault: SyntaxFault) -> Value { asked(.empty) }
  var current: Value { asked(.empty) }
  var previousValue: Value { asked(.empty) }
  var now: Moment { asked(Moment(milliseconds: 0)) }
  func random() -> Double { asked(0) }
  var language: String { asked("") }
  func listValue(
    list: String, column: String, where key: String, equals value: String
  ) -> String { asked("") }
  func label(of name: String) -> String { asked("") }
  var version: String { asked("") }
  /// What is a date in one time zone is one in all.
  func offsetMinutes(at localMilliseconds: Int64) -> Int { 0 }
}
