import Values

/// What an expression needs to know of the interview while it is evaluated. References are given
/// by their number in `Expression.references`.
public protocol Lookup: AnyObject {
  /// The value of the reference's first node in document order, empty if it has none.
  func value(of reference: Int) -> Value
  /// The values of all its nodes, in document order; irrelevant ones are no members.
  func values(of reference: Int) -> [Value]
  /// How many nodes it has.
  func count(of reference: Int) -> Int
  /// How many of them have an answer; a node that holds others, and a row, counts for being there.
  func countOfAnswered(of reference: Int) -> Int
  /// Whether its first node is an instance, a row of a list, or has an answer that is true.
  func truth(of reference: Int) -> Bool
  /// The values of those of its nodes that the predicates keep, judged one behind the other.
  func values(of reference: Int, keptBy predicates: [Predicate]) -> [Value]
  /// The nodes of several references together: in document order, each once.
  func union(of references: [Int]) -> [Value]
  /// The reference's value where repeats around it each have their instance chosen; one that none is
  /// chosen of has the instance around the current question, or the first. Nil when there is no such
  /// instance.
  func value(of reference: Int, in instances: [ChosenInstance]) -> Value?
  /// Where the instance that a reference names stands, from 1; 0 when there is none.
  func position(of reference: Int) -> Int
  /// The label, in the interview's language, of one of the choices of the question referred to.
  func choiceLabel(of name: String, for reference: Int) -> String
  /// Why the question referred to has no answer: `refused`, or empty.
  func nonresponse(of reference: Int) -> String
  /// The value of the question that the expression belongs to.
  var current: Value { get }
  /// The value that the current question had before this evaluation.
  var previousValue: Value { get }
  /// The place and the number of the members that a predicate judges; 1 and 1 outside predicates.
  var member: (position: Int, count: Int) { get }
  /// Evaluates something for one value out of several, at its place, as if it were `.`.
  func judging(_ value: Value, at place: Int, of count: Int, _ body: () -> Bool) -> Bool
  /// The interview's own clock.
  var now: Moment { get }
  /// The next number from the interview's own random source, from 0 up to but not 1.
  func random() -> Double
  /// The tag of the language that the interview is shown in.
  var language: String { get }
  /// Minutes that the interview's clock stood ahead of UTC when it showed that local time, given
  /// in milliseconds since 1970-01-01T00:00:00 as if it were UTC. A time that the clock showed
  /// twice is the first of the two; one that it skipped has the offset before.
  func offsetMinutes(at localMilliseconds: Int64) -> Int
  /// The column's text in the first row of a choice list whose column `key` is that value; empty
  /// if there is no such list, column or row.
  func listValue(
    list: String, column: String, where key: String, equals value: String
  ) -> String
  /// The label, in the interview's language, of the question of that name; empty if there is none.
  func label(of name: String) -> String
  /// The questionnaire's version.
  var version: String { get }
  /// A call that cannot be made was tried; what it counts as.
  func meet(_ fault: SyntaxFault) -> Value
}

/// An instance of a repeat, counted from 1.
public struct ChosenInstance: Sendable, Hashable {
  /// The number of the reference to the repeat.
  public let reference: Int
  public let index: Int

  public init(of reference: Int, index: Int) {
    self.reference = reference
    self.index = index
  }
}
