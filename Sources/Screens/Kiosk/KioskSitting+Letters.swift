import Interviews
import Questionnaires
import Terminal

/// Lists that nobody wants to turn through page by page: first the letter, then what begins with it.
extension KioskSitting {
  /// More than these take too many pages.
  private static let mostOnPages = 27

  var isIndexed: Bool {
    guard case .picks(let way, _) = draft, way != .ranked else { return false }
    return options.count > Self.mostOnPages
  }

  /// The answers that are shown: all, or those that begin with the letter that was pressed.
  var shownOptions: [KioskOption] {
    guard isIndexed, let initial else { return options }
    return options.filter { Self.initial(of: $0) == initial }
  }

  /// The letter of what has been chosen already, where that is one.
  var chosenInitial: Character? {
    guard case .picks(_, let chosen) = draft, chosen.count == 1 else { return nil }
    return options.first { $0.name == chosen[0] }.map(Self.initial)
  }

  /// Without accents and case, so that `É` is found under `E`.
  private static func initial(of option: KioskOption) -> Character {
    let first = Search.folded(option.label).uppercased().first { $0.isLetter || $0.isNumber }
    return first ?? "#"
  }

  /// A key for each letter that an answer begins with.
  func letterKeys(in region: Region, isSmall: Bool) -> [KioskButton] {
    let letters = Set(options.map(Self.initial)).sorted()
    let keys = letters.map { letter in
      KioskButton(
        press: .initial(letter), label: String(letter),
        digit: letter.isNumber ? letter : nil, isKey: true)
    }
    return KioskKeyboard.placed(keys, columns: isSmall ? 9 : 7, in: region, isSmall)
  }

  mutating func look(under letter: Character?) {
    initial = letter
    page = 0
    focus = nil
  }
}
