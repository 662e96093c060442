extension ChoiceList {
  var count: Int { choices.count }
  public var names: [String] { choices.map(\.name) }
  var columns: [String: [String?]] {
    var found: [String: [String?]] = [:]
    for name in Set(choices.flatMap(\.columns.keys)) {
      found[name] = choices.map { $0.columns[name] }
    }
    return found
  }
  func label(_ row: Int, in language: String, fallback: String) -> String {
    choices[row].label.text(in: language, fallback: fallback)
  }
  public subscript(row: Int) -> Choice { choices[row] }
}
extension ChoiceList {
  public var exclusiveRows: Set<Int> { Set(choices.indices.filter { choices[$0].isExclusive }) }
  public var fixedRows: Set<Int> { Set(choices.indices.filter { choices[$0].isFixed }) }
}
