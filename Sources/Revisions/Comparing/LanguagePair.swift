import Questionnaires

/// A language in which texts of both versions can be compared, by its tag in each: the same, or the
/// first of each where one version names no language.
struct LanguagePair: Hashable {
  let old: String
  let new: String

  /// The languages that two questionnaires share.
  static func shared(_ old: Questionnaire, _ new: Questionnaire) -> [LanguagePair] {
    let shared = old.languages.filter(new.languages.contains)
    guard shared.isEmpty else { return shared.map { LanguagePair(old: $0, new: $0) } }
    guard old.languages.isEmpty || new.languages.isEmpty else { return [] }
    return [LanguagePair(old: old.languages.first ?? "", new: new.languages.first ?? "")]
  }

  /// What the author wrote in that language; nil if it was not translated.
  func text(_ text: Text?, _ isOld: Bool) -> String? {
    guard let text else { return nil }
    return text.byLanguage[isOld ? old : new] ?? text.byLanguage[""]
  }

  func isSame(_ a: Text?, _ b: Text?) -> Bool { text(a, true) == text(b, false) }

  /// How people know it.
  var tag: String { new.isEmpty ? old : new }
}

/// Two texts, as far as they differ.
struct TextComparison {
  private(set) var languages: [String] = []
  /// Whether nothing but case, punctuation and white space differs.
  private(set) var isSlight = true

  init(_ old: Text?, _ new: Text?, _ pairs: [LanguagePair], _ renaming: Renaming) {
    for pair in pairs {
      let before = pair.text(old, true).map(renaming.text)
      let after = pair.text(new, false)
      guard before != after else { continue }
      languages.append(pair.tag)
      isSlight = isSlight && Self.letters(before) == Self.letters(after)
    }
  }

  var differs: Bool { !languages.isEmpty }

  private static func letters(_ text: String?) -> String {
    (text ?? "").lowercased().filter { $0.isLetter || $0.isNumber || $0.isCurrencySymbol }
  }
}
