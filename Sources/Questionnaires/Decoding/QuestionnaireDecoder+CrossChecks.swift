/// What can be judged only when the whole file has been read.
extension QuestionnaireDecoder {
  mutating func crossCheck(_ questionnaire: Questionnaire) {
    checkUnusedLists(questionnaire.choiceLists)
    checkPlaceholders()
  }

  /// Notes that the item being read uses a choice list, which stand before all items.
  mutating func noteUse(of list: String, at offset: Int) {
    if knownLists.contains(list) {
      usedLists.insert(list)
    } else {
      let suggestion = report.suggestions.nearest(to: list, among: listNames)
      note(.unknownChoiceList(list, suggestion: suggestion), at: offset)
    }
  }

  private mutating func checkUnusedLists(_ lists: [ChoiceList]) {
    for list in lists where !usedLists.contains(list.name) {
      report.add(.unusedChoiceList(list.name), at: list.offset)
    }
  }

  private mutating func checkPlaceholders() {
    let names = placeholders.isEmpty ? [] : namedItems.names.sorted()
    for use in placeholders {
      guard let code = fault(of: use, names: names) else { continue }
      report.add(code, at: use.offset, item: use.itemPath)
    }
  }

  private mutating func fault(of use: PlaceholderUse, names: [String]) -> ProblemCode? {
    guard let inside = namedItems.repeats(around: use.name) else {
      let suggestion = report.suggestions.nearest(to: use.name, among: names)
      return .unknownPlaceholder(use.name, suggestion: suggestion)
    }
    guard let around = use.repeats, !around.starts(with: inside) else { return nil }
    return inside.last.map { .placeholderInsideRepeat(use.name, repeat: $0) }
  }
}
