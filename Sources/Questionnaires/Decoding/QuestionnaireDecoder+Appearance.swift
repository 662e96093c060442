import JSONDocuments

extension QuestionnaireDecoder {
  /// The words of an `appearance`. Those that nobody knows are passed over, as XLSForm's tools do,
  /// unless they look like one that was misspelt.
  mutating func appearance(_ fields: Fields<ItemKey>) -> [String] {
    guard let node = fields[.appearance], let text = string(node, key: "appearance")
    else { return [] }
    let words = text.split(separator: " ").map(String.init)
    for word in words where !Self.isKnownAppearance(word) {
      if let suggestion = report.suggestions.nearest(to: word, among: Self.ownAppearances) {
        note(.unknownAppearance(word, suggestion: suggestion), at: node.offset)
      }
    }
    return words
  }

  /// What this program draws.
  static let ownAppearances = [
    "field-list", "table-list", "multiline", "numbers", "masked", "autocomplete", "year",
    "month-year", "likert", "quick", "columns", "minimal", "no-calendar",
  ]

  /// What other tools draw, and this one need not.
  private static let foreignAppearances = [
    "url", "thousands-sep", "bearing", "vertical", "no-ticks", "picker", "rating",
    "ethiopian", "coptic", "islamic", "bikram-sambat", "myanmar", "persian", "placement-map",
    "maps", "hide-input", "draw", "annotate", "signature", "new", "new-front", "new-rear",
    "columns-pack",
    "columns-flex", "no-buttons", "image-map", "map", "list", "list-nolabel", "label", "printer",
    "counter", "horizontal", "horizontal-compact", "compact", "distress", "comments",
  ]

  private static func isKnownAppearance(_ word: String) -> Bool {
    if ownAppearances.contains(word) || foreignAppearances.contains(word) { return true }
    // `w2`, `h3`, `columns-4`, `quickcompact-2`, `ex:package(...)`: XLSForm's patterns.
    return word.count <= 3 || word.hasPrefix("columns-") || word.hasPrefix("quickcompact")
      || word.contains(":") || word.contains("(")
  }
}
