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
    let condition = filter.expression.condition(holds: true)
    var judge = judge(of: filter)
    // Mostly the first choice is one that may be kept.
    for row in 0..<table.count {
      guard mayLook(1 + filter.targets.count) else { return }
      judge.row = (table, row)
      if judge.possibilities(condition, Possibilities()) != nil { return }
    }
    note(.keepsNoChoice(list: table.name), text, of: item)
  }
}
