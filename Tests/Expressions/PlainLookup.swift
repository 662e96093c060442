import Expressions
import Values

/// A world with no questions: what an expression without references is evaluated against.
struct PlainLookup: Lookup {
  var values: [[Value]] = []
  var now = Moment(milliseconds: 1_795_255_331_250)
  var language = "en"
  var current = Value.empty
  var previousValue = Value.empty
  var randomNumber = 0.25

  func value(of reference: Int) -> Value { values[reference].first ?? .empty }
  func values(of reference: Int) -> [Value] { values[reference] }
  func value(of reference: Int, inInstance index: Int) -> Value {
    values[reference].indices.contains(index - 1) ? values[reference][index - 1] : .empty
  }
  func position(of reference: Int?) -> Int { 1 }
  func choiceLabel(of name: String, for reference: Int) -> String { "label of \(name)" }
  func nonresponse(of reference: Int) -> String { "refused" }
  func random() -> Double { randomNumber }
}
