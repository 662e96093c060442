import Expressions
import Values

/// A world with no questions: what an expression without references is evaluated against.
final class PlainLookup: Lookup {
  let values: [[Value]]
  var now = Moment(milliseconds: 1_795_255_331_250)
  var language = "en"
  var version = "7"
  var current = Value.empty
  var previousValue = Value.empty
  var randomNumber = 0.25
  var member = (position: 1, count: 1)

  init(values: [[Value]] = []) { self.values = values }

  func value(of reference: Int) -> Value { values[reference].first ?? .empty }
  func values(of reference: Int) -> [Value] { values[reference] }
  func count(of reference: Int) -> Int { values[reference].count }
  func truth(of reference: Int) -> Bool { value(of: reference).truth }
  func union(of references: [Int]) -> [Value] { references.flatMap { values[$0] } }
  func value(of reference: Int, inInstances indexes: [(repeat: Int, index: Int)]) -> Value? {
    guard let index = indexes.last?.index, values[reference].indices.contains(index - 1) else {
      return nil
    }
    return values[reference][index - 1]
  }
  func position(of reference: Int) -> Int { 1 }
  func choiceLabel(of name: String, for reference: Int) -> String { "label of \(name)" }
  func nonresponse(of reference: Int) -> String { "refused" }
  func random() -> Double { randomNumber }
  func judging(_ value: Value, at place: Int, of count: Int, _ body: () -> Bool) -> Bool {
    let outer = (current, member)
    (current, member) = (value, (place, count))
    defer { (current, member) = outer }
    return body()
  }
}
