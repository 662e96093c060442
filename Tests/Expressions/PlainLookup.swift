import Expressions
import TestKit
import Values

/// A world with no questions: what an expression without references is evaluated against.
final class PlainLookup: Lookup {
  var values: [[Value]]
  var now = Moment(milliseconds: 1_795_255_331_250)
  var language = "en"
  var current = Value.empty
  var previousValue = Value.empty
  var version = "7"
  var lists: [String: [[String: String]]] = [:]
  var labels: [String: String] = [:]
  private let zone: ZoneClock
  private var source = SystemRandom(state: 11)

  init(values: [[Value]] = [], zone: String = "UTC", now: Moment? = nil) {
    self.values = values
    self.zone = ZoneClock(zone)
    if let now { self.now = now }
    self.now = self.zone.showing(self.now)
  }

  func value(of reference: Int) -> Value { values(of: reference).first ?? .empty }
  func values(of reference: Int) -> [Value] {
    values.indices.contains(reference) ? values[reference] : []
  }
  func count(of reference: Int) -> Int { values(of: reference).count }
  func countOfAnswered(of reference: Int) -> Int { values(of: reference).count { !$0.isEmpty } }
  func values(of reference: Int, keptBy predicates: [Predicate]) -> [Value] {
    predicates.reduce(values(of: reference)) { members, predicate in
      members.enumerated().filter { place, value in
        judging(value, at: place + 1, of: members.count) {
          predicate.holds(at: place + 1, in: self)
        }
      }.map(\.element)
    }
  }
  func truth(of reference: Int) -> Bool { value(of: reference).truth }
  func union(of references: [Int]) -> [Value] { references.flatMap { values(of: $0) } }
  func value(of reference: Int, in instances: [ChosenInstance]) -> Value? {
    let index = (instances.last?.index ?? 1) - 1
    let values = values(of: reference)
    return values.indices.contains(index) ? values[index] : nil
  }
  func position(of reference: Int) -> Int { 1 }
  var member = (position: 1, count: 1)
  func judging(_ value: Value, at place: Int, of count: Int, _ body: () -> Bool) -> Bool {
    let outer = (current, member)
    (current, member) = (value, (place, count))
    defer { (current, member) = outer }
    return body()
  }
  func meet(_ fault: SyntaxFault) -> Value {
    brokenCall = fault
    return .empty
  }
  /// The call that could not be made, if one was tried.
  private(set) var brokenCall: SyntaxFault?

  func choiceLabel(of name: String, for reference: Int) -> String { "label of \(name)" }
  func nonresponse(of reference: Int) -> String { "refused" }
  func random() -> Double { Double(source.next() % 1_000_000) / 1_000_000 }

  func offsetMinutes(at localMilliseconds: Int64) -> Int {
    zone.offsetMinutes(atLocal: localMilliseconds)
  }

  func listValue(
    list: String, column: String, where key: String, equals value: String
  ) -> String {
    lists[list]?.first { $0[key] == value }?[column] ?? ""
  }

  func label(of name: String) -> String { labels[name] ?? "" }
}
