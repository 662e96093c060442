import Expressions
import Values

/// What is wrong with one expression whatever it stands for: choices and columns that do not exist,
/// patterns that cost too much.
extension FormCompiler {
  mutating func reviewWording(
    _ compiled: CompiledExpression, _ text: Placed<String>, for id: ItemID?,
    filtering table: ChoiceTable?
  ) {
    reviewComparisons(compiled, text, for: id, filtering: table)
    reviewColumns(compiled, text, for: id, filtering: table)
    for pattern in compiled.expression.patterns {
      let doubts = pattern.doubts
      guard !doubts.isEmpty else { continue }
      let index = compiled.expression.range(ofWritten: pattern.source)?.lowerBound ?? 0
      for doubt in doubts { report(.finding(doubt.finding), text, at: index, for: id) }
    }
  }

  // MARK: Choices

  /// A comparison with a choice that the question's list lacks can never be true.
  private mutating func reviewComparisons(
    _ compiled: CompiledExpression, _ text: Placed<String>, for id: ItemID?,
    filtering filtered: ChoiceTable?
  ) {
    for (reference, value) in compiled.expression.comparisons where !value.isEmpty {
      switch compiled.targets[reference] {
      case .item(let item, _, _):
        reviewComparison(of: item, with: value, reference, compiled, text, for: id)
      case .column(let column?):
        guard let table = table(around: reference, compiled, filtered) else { continue }
        reviewComparison(of: column, of: table, with: value, reference, compiled, text, for: id)
      default: continue
      }
    }
  }

  private mutating func reviewComparison(
    of item: ItemID, with value: String, _ reference: Int, _ compiled: CompiledExpression,
    _ text: Placed<String>, for id: ItemID?
  ) {
    let entry = outline.items[item]
    guard let place = entry.place.choiceTable, !entry.definition.orOther,
      outline.tables[place].count > 0
    else { return }
    let table = outline.tables[place]
    let takesSeveral = entry.definition.type != .selectOne
    let names = takesSeveral ? value.split(separator: " ").map(String.init) : [value]
    for name in names where table.index(of: name) == nil {
      let nearest = suggestions.nearest(to: name, among: table.list.names)
      report(
        .unknownChoice(name, list: table.name, suggestion: nearest), text,
        at: compiled.expression.references[reference].range.lowerBound, for: id)
    }
  }

  private mutating func reviewComparison(
    of column: ChoiceTable.Column, of table: ChoiceTable, with value: String, _ reference: Int,
    _ compiled: CompiledExpression, _ text: Placed<String>, for id: ItemID?
  ) {
    guard table.count > 0, let rows = table.rows(where: column, equals: .string(value)),
      rows.isEmpty
    else { return }
    let path = compiled.expression.references[reference]
    report(
      .finding(.unknownColumnValue(value, column: path.text, list: table.name)), text,
      at: path.range.lowerBound, for: id)
  }

  // MARK: Columns

  private mutating func reviewColumns(
    _ compiled: CompiledExpression, _ text: Placed<String>, for id: ItemID?,
    filtering filtered: ChoiceTable?
  ) {
    for (number, target) in compiled.targets.enumerated() {
      let reference = compiled.expression.references[number]
      switch target {
      case .column(nil):
        guard let table = table(around: number, compiled, filtered) else { continue }
        reportColumn(reference.text, table, reference, text, for: id)
      case .nothing:
        guard case .path(let path) = reference.target, case .list(let list) = path.start,
          let table = outline.table(named: list), case .child(let name)? = path.steps.last?.axis
        else { continue }
        reportColumn(name, table, reference, text, for: id)
      default: continue
      }
    }
  }

  private mutating func reportColumn(
    _ name: String, _ table: ChoiceTable, _ reference: Reference, _ text: Placed<String>,
    for id: ItemID?
  ) {
    guard table.count > 0 else { return }
    let known = ["name", "label"] + table.columnNames
    let nearest = suggestions.nearest(to: name, among: known)
    report(
      .finding(.unknownColumn(name, list: table.name, suggestion: nearest)), text,
      at: reference.range.lowerBound, for: id)
  }

  /// The list whose rows the reference reads a column of.
  private func table(
    around reference: Int, _ compiled: CompiledExpression, _ filtered: ChoiceTable?
  ) -> ChoiceTable? {
    let references = compiled.expression.references
    guard let context = references[reference].context else { return filtered }
    guard let outer = context.reference, case .path(let path) = references[outer].target,
      case .list(let list) = path.start
    else { return nil }
    return outline.table(named: list)
  }
}

extension PatternDoubt {
  fileprivate var finding: Finding {
    switch self {
    case .isCostly(let part): .costlyPattern(part: part)
    case .isImpossible: .impossiblePattern
    }
  }
}
