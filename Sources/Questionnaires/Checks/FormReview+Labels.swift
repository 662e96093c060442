/// What people read: labels that cannot be told apart, and answers that should not be shown.
extension FormReview {
  /// A longer list is data that nobody typed, where names recur.
  private static let longestList = 1_000

  mutating func reviewLabels() {
    let languages = questionnaire.languages.isEmpty ? [""] : questionnaire.languages
    for table in outline.tables where table.count > 1 && table.count <= Self.longestList {
      for language in languages { reviewLabels(of: table, in: language, languages[0]) }
    }
  }

  private mutating func reviewLabels(
    of table: ChoiceTable, in language: String, _ first: String
  ) {
    var rowByLabel: [String: Int] = [:]
    for row in 0..<table.count {
      let label = table.label(row, in: language, fallback: first)
      guard !label.isEmpty, let other = rowByLabel[label] else {
        rowByLabel[label] = row
        continue
      }
      // Towns of one name in two countries are told apart by the filter.
      let isSame = table.columnNames.allSatisfy { name in
        table.column(named: name).map { table.text(row, $0) == table.text(other, $0) } ?? true
      }
      let isTold = language != first && label == table.label(row, in: first, fallback: first)
      if isSame, !isTold, table.list.names[row] != table.list.names[other] {
        let choice = table.list[row]
        guard table.list.file == nil else { continue }
        note(
          .sameLabel(label, list: table.name, first: table.list.names[other]), at: choice.offset,
          of: nil)
      }
    }
  }

  // MARK: Sensitive answers

  mutating func reviewSensitive(_ instanceName: CompiledExpression?) {
    let sensitive = Set(items.filter(\.definition.sensitive).map(\.id))
    guard !sensitive.isEmpty else { return }
    reviewSensitive(sensitive, instanceName, questionnaire.instanceName, "instance_name", of: nil)
    for item in items {
      let definition = item.definition
      reviewSensitive(
        sensitive, item.instanceLabel, definition.instanceLabel, "instance_label", of: item)
      reviewSensitive(sensitive, definition.label, "label", of: item)
      reviewSensitive(sensitive, definition.hint, "hint", of: item)
    }
  }

  private mutating func reviewSensitive(
    _ sensitive: Set<ItemID>, _ compiled: CompiledExpression?, _ text: Placed<String>?,
    _ key: String, of item: FormItem?
  ) {
    guard let compiled, let text else { return }
    for (number, target) in compiled.targets.enumerated() {
      guard case .item(let read, _, _) = target, sensitive.contains(read) else { continue }
      let index = compiled.expression.references[number].range.lowerBound
      note(.sensitiveShown(items[read].name, key: key), text, at: index, of: item)
    }
  }

  private mutating func reviewSensitive(
    _ sensitive: Set<ItemID>, _ text: Text?, _ key: String, of item: FormItem
  ) {
    guard let text else { return }
    let names = text.byLanguage.values.flatMap { Placeholder.all(in: $0).compactMap(\.name) }
    for name in Set(names).sorted() {
      guard let read = outline.idByName[name], sensitive.contains(read) else { continue }
      note(.sensitiveShown(name, key: key), at: text.offset, of: item)
    }
  }
}
