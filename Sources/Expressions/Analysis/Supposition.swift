import Values

/// An interview in which every question has one and the same answer: what an expression is judged
/// against that reads one question alone, or none.
final class Supposition: Lookup {
  let current: Value

  init(_ answer: Value) { current = answer }

  func value(of reference: Int) -> Value { current }
  func values(of reference: Int) -> [Value] { [current] }
  func count(of reference: Int) -> Int { 1 }
  func countOfAnswered(of reference: Int) -> Int { current.isEmpty ? 0 : 1 }
  func truth(of reference: Int) -> Bool { current.truth }
  func values(of reference: Int, keptBy predicates: [Predicate]) -> [Value] {
    predicates.allSatisfy { $0.holds(at: 1, in: self) } ? [current] : []
  }
  func union(of references: [Int]) -> [Value] { [current] }
  func value(of reference: Int, in instances: [ChosenInstance]) -> Value? { current }
  func position(of reference: Int) -> Int { 1 }
  func choiceLabel(of name: String, for reference: Int) -> String { "" }
  func nonresponse(of reference: Int) -> String { "" }
  var previousValue: Value { .empty }
  var member: (position: Int, count: Int) { (1, 1) }
  func judging(_ value: Value, at place: Int, of count: Int, _ body: () -> Bool) -> Bool { body() }
  var now: Moment { Moment(milliseconds: 0) }
  func random() -> Double { 0 }
  var language: String { "" }
  var version: String { "" }
  func offsetMinutes(at localMilliseconds: Int64) -> Int { 0 }
  func listValue(
    list: String, column: String, where key: String, equals value: String
  ) -> String { "" }
  func label(of name: String) -> String { "" }
  func meet(_ fault: SyntaxFault) -> Value { .empty }
}

extension Expression {
  /// Whether the expression is true when all that it reads has this value; nil when that depends on
  /// more of the interview than values, such as its clock or its language. For whoever knows that it
  /// reads one question alone.
  public func truth(supposing answer: Value) -> Bool? {
    guard root.dependsOnValuesAlone else { return nil }
    return root.truth(in: Supposition(answer))
  }
}

extension Node {
  /// The value of a part that reads nothing.
  var constantValue: Value? {
    switch self {
    case .number(let number): return .number(number)
    case .string(let text): return .string(text)
    case .known(let value): return value
    case .reference: return nil
    default:
      guard !contains({ $0.isReference }), dependsOnValuesAlone else { return nil }
      return value(in: Supposition(.empty))
    }
  }

  /// Whether nothing but the values it reads decides what it gives.
  fileprivate var dependsOnValuesAlone: Bool {
    !contains { node in
      switch node {
      case .filtered, .broken, .binary(.union, _, _): true
      case .call(let function, let arguments):
        arguments.isEmpty && !Function.constants.contains(function.name)
          || !arguments.isEmpty && !Function.ofValuesAlone.contains(function.name)
      default: false
      }
    }
  }
}

extension Function {
  /// Functions without arguments that always give the same.
  fileprivate static let constants: Set<String> = ["true", "false", "pi"]

  /// Functions whose value follows from those of their arguments, each one value.
  fileprivate static let ofValuesAlone: Set<String> = [
    "if", "not", "boolean", "boolean-from-string", "coalesce", "string", "number", "int", "floor",
    "ceiling", "round", "abs", "pow", "sqrt", "contains", "starts-with", "ends-with",
    "substring-before", "substring-after", "substr", "translate", "normalize-space",
    "string-length", "concat", "selected", "selected-at", "count-selected", "regex", "date",
  ]
}
