/// What can be judged only when the whole file has been read.
extension QuestionnaireDecoder {
  mutating func crossCheck(_ questionnaire: Questionnaire) {
    checkListUses(questionnaire.choiceLists)
    checkPlaceholders()
  }

  private mutating func checkListUses(_ lists: [ChoiceList]) {
    let names = lists.map(\.name)
    let known = Set(names)
    for use in listUses where !known.contains(use.list) {
      let suggestion = report.suggestions.nearest(to: use.list, among: names)
      report.add(
        .unknownChoiceList(use.list, suggestion: suggestion), at: use.offset, item: use.itemPath)
    }
    let used = Set(listUses.map(\.list))
    for list in lists where !used.contains(list.name) {
      report.add(.unusedChoiceList(list.name), at: list.offset)
    }
  }

  private mutating func checkPlaceholders() {
    let names = placeholders.isEmpty ? [] : itemNames.keys.sorted()
    for use in placeholders {
      guard let code = fault(of: use, names: names) else { continue }
      report.add(code, at: use.offset, item: use.itemPath)
    }
  }

  private mutating func fault(of use: PlaceholderUse, names: [String]) -> ProblemCode? {
    guard let item = itemNames[use.name] else {
      let suggestion = report.suggestions.nearest(to: use.name, among: names)
      return .unknownPlaceholder(use.name, suggestion: suggestion)
    }
    guard let around = use.repeats, !around.starts(with: item.repeats) else { return nil }
    return item.repeats.last.map { .placeholderInsideRepeat(use.name, repeat: $0) }
  }
}
