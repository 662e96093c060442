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
    reviewReasons(compiled, text, for: id)
    reviewColumns(compiled, text, for: id, filtering: table)
    for pattern in compiled.expression.patterns {
      let doubts = doubts(about: pattern)
      guard !doubts.isEmpty else { continue }
      let index = compiled.expression.range(ofWritten: pattern.source)?.lowerBound ?? 0
      for doubt in doubts { report(.finding(doubt.finding), text, at: index, for: id) }
    }
  }

  /// What is doubted of a pattern, found once for all that use it. The time grows with the square of
  /// its length, and more: many long ones must not take minutes.
  private mutating func doubts(about pattern: Pattern) -> [PatternDoubt] {
    if let known = knownDoubts[pattern.source] { return known }
    let length = pattern.source.utf8.count
    patternLooks -= length * min(length, 384)
    guard patternLooks >= 0 else { return [] }
    let doubts = pattern.doubts
    knownDoubts[pattern.source] = doubts
    return doubts
  }

  /// A comparison of `nonresponse()` with a word that is no reason can never be true.
  private mutating func reviewReasons(
    _ compiled: CompiledExpression, _ text: Placed<String>, for id: ItemID?
  ) {
    for (reference, word) in compiled.expression.comparedReasons
    where !word.isEmpty && Nonresponse(rawValue: word) == nil {
      let nearest = suggestions.nearest(to: word, among: Nonresponse.allCases.map(\.rawValue))
      report(
        .unknownReason(word, suggestion: nearest), text,
        at: compiled.expression.references[reference].range.lowerBound, for: id)
    }
  }

  // MARK: Choices

  /// A comparison with a choice that the question's list lacks can never be true.
  private mutating func reviewComparisons(
    _ compiled: CompiledExpression, _ text: Placed<String>, for id: ItemID?,
    filtering filtered: ChoiceTable?
  ) {
    for comparison in compiled.expression.comparisons where !comparison.value.isEmpty {
      if case .column(let column?) = compiled.targets[comparison.references[0]] {
        guard comparison.references.count == 1, case .string(let value) = comparison.value,
          let table = table(around: comparison.references[0], compiled, filtered)
        else { continue }
        reviewComparison(
          of: column, of: table, with: value, comparison.references[0], compiled, text, for: id)
      } else {
        reviewComparison(comparison, compiled, text, for: id)
      }
    }
  }

  /// Of several questions one that can be what is asked for is enough.
  private mutating func reviewComparison(
    _ comparison: Expression.Comparison, _ compiled: CompiledExpression, _ text: Placed<String>,
    for id: ItemID?
  ) {
    var lacking: (table: ChoiceTable, name: String, reference: Int)?
    for reference in comparison.references {
      guard case .item(let item, _, _) = compiled.targets[reference],
        let (table, name) = missingChoice(of: item, comparedWith: comparison.value)
      else { return }
      lacking = lacking ?? (table, name, reference)
    }
    guard let (table, name, reference) = lacking else { return }
    let nearest = suggestions.nearest(to: name, among: table.list.names)
    report(
      .unknownChoice(name, list: table.name, suggestion: nearest), text,
      at: compiled.expression.references[reference].range.lowerBound, for: id)
  }

  /// The name that the question's list would need for the question ever to be this; nil where it may
  /// be.
  private func missingChoice(
    of item: ItemID, comparedWith value: Value
  ) -> (table: ChoiceTable, name: String)? {
    let entry = outline.items[copied(item)]
    // The list of a text, a range or a place only helps: what is not in it can be answered too.
    guard let place = entry.place.choiceTable, entry.definition.type.isSelect,
      !entry.definition.orOther,
      outline.tables[place].count > 0
    else { return nil }
    let table = outline.tables[place]
    if case .number(let number) = value {
      return mayBe(number, table) ? nil : (table, value.text)
    }
    let takesSeveral = entry.definition.type != .selectOne
    let names = takesSeveral ? value.text.split(separator: " ").map(String.init) : [value.text]
    return names.first { table.index(of: $0) == nil }.map { (table, $0) }
  }

  /// The question whose answer a calculation gives as it is, through others that do; else the item
  /// itself.
  private func copied(_ item: ItemID) -> ItemID {
    var source = item
    var seen: Set<ItemID> = []
    while outline.items[source].definition.nobodyTypesOver, seen.insert(source).inserted,
      let name = outline.items[source].copiedName, let next = outline.idByName[name]
    {
      source = next
    }
    return source
  }

  /// Lists longer than this are not looked through number by number.
  private static let longestList = 2_000

  /// Whether a choice counts as that number; a long list may have one.
  private func mayBe(_ number: Double, _ table: ChoiceTable) -> Bool {
    table.count > Self.longestList
      || table.list.names.contains { Value.string($0).number == number }
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

extension FormOutline.Entry {
  /// The name in a calculation that is `${name}` and no more than what gives it on as it is.
  fileprivate var copiedName: String? {
    guard let text = definition.calculation?.value, definition.defaultValue == nil,
      case let placeholders = Placeholder.all(in: text), placeholders.count == 1,
      let name = placeholders[0].name
    else { return nil }
    var rest = text.filter { !$0.isWhitespace }[...]
    while let call = Self.giving.first(where: rest.hasPrefix), rest.hasSuffix(")") {
      rest = rest.dropFirst(call.count).dropLast()
    }
    return rest == "${\(name)}" ? name : nil
  }

  private static let giving = ["(", "string(", "once("]
}

extension PatternDoubt {
  fileprivate var finding: Finding {
    switch self {
    case .isCostly(let part): .costlyPattern(part: part)
    case .isImpossible: .impossiblePattern
    }
  }
}
