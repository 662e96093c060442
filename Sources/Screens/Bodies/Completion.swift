import Interviews

/// What a text may be meant to become: labels of a list, found by what has been typed. Nothing has to
/// be taken from it.
struct Completion: Sendable {
  private let options: ChoiceOptions
  private var index: SearchIndex?
  /// The labels that fit what is typed, the best first.
  private(set) var found: [String] = []

  /// More than a glance takes in would hide what stands below.
  private static let most = 5

  init(_ offered: OfferedChoices, _ labels: ChoiceLabels) {
    options = ChoiceOptions(offered, labels, then: [])
  }

  /// Looks for what is typed now; from two letters on, for one fits nearly everything.
  mutating func look(for text: String) {
    let needle = Search.folded(Reading.trimmed(text))
    guard needle.count > 1 else {
      found = []
      return
    }
    let index = index ?? SearchIndex(options.lazy.map(\.label))
    self.index = index
    found = index.places(of: needle).prefix(Self.most).map { options[$0].label }
    if found == [text] { found = [] }
  }
}
