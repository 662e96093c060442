import Expressions

/// Choice filters that leave nothing to choose.
extension FormReview {
  mutating func reviewFilter(of item: FormItem) {
    guard let filter = item.choiceFilter, let text = item.definition.choiceFilter,
      let place = item.choiceTable, !misled.contains(item.path),
      !misledByColumns.contains(item.path)
    else { return }
    let table = outline.tables[place]
    guard table.count > 0 else { return }
    let condition = condition(of: filter, holds: true)
    var judge = judge(of: filter)
    // Mostly the first choice is one that may be kept.
    for row in 0..<table.count {
      guard choiceLooks.take(condition.effort) else { return }
      judge.row = (table, row)
      if judge.possibilities(condition, Possibilities()) != nil { return }
    }
    note(.keepsNoChoice(list: table.name), text, of: item)
  }

  /// Lists up to this length are looked through for choices that a filter never lets through.
  private static let longestList = 200

  /// The choices that a question's filter keeps out, whatever is answered.
  mutating func namesNeverOffered(by item: FormItem) -> [String] {
    guard let filter = item.choiceFilter, let place = item.choiceTable else { return [] }
    let table = outline.tables[place]
    guard table.count <= Self.longestList else { return [] }
    let condition = condition(of: filter, holds: true)
    guard choiceLooks.take(table.count * condition.effort) else { return [] }
    var judge = informedJudge(of: filter)
    return (0..<table.count).filter { row in
      judge.row = (table, row)
      return judge.possibilities(condition, Possibilities()) == nil
    }.map { table.list.names[$0] }
  }
}
