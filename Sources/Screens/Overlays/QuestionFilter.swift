/// Which questions a list shows.
enum QuestionFilter: Sendable, CaseIterable, Equatable {
  case all, left, toFix, toConfirm, notes

  var phrase: Phrase {
    switch self {
    case .all: .filterAll
    case .left: .filterLeft
    case .toFix: .filterToFix
    case .toConfirm: .filterToConfirm
    case .notes: .filterNotes
    }
  }

  /// The one that follows, or comes before.
  func turned(by step: Int) -> QuestionFilter {
    let all = Self.allCases
    let index = all.firstIndex(of: self) ?? 0
    return all[(index + step + all.count) % all.count]
  }

  /// All of them in one line, this one marked.
  func line(_ words: Catalogue) -> String {
    let names = Self.allCases.map { ($0 == self ? ">" : " ") + words[$0.phrase] }
    return words(.filterShow, names.joined(separator: "  "))
  }
}
