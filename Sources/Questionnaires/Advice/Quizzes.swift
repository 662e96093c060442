/// Questions of knowledge need a way out: without one, those who do not know guess, and half of the
/// guesses are right (Krosnick and Presser 2010).
enum Quizzes {
  struct Words {
    let trues: [String]
    let falses: [String]
    let notKnowing: [Wording.Phrase]
  }

  /// By primary language tag. A further language is one more line.
  static let byLanguage = [
    "en": Words(
      trues: ["true", "correct", "right"], falses: ["false", "incorrect", "wrong"],
      notKnowing: ["don't know", "do not know", "not sure", "no idea", "unsure"]),
    "fr": Words(
      trues: ["vrai", "exact", "correct"], falses: ["faux", "inexact", "incorrect"],
      notKnowing: ["ne sais pas", "ne sait pas", "sais pas", "pas sûr", "aucune idée"]),
  ]

  static func advice(on subject: AdviceSubject) -> [(advice: Advice, offset: Int)] {
    let item = subject.item
    guard item.type == .selectOne, let list = subject.list, let name = item.choices,
      !item.nonresponse.contains(.doesNotKnow)
    else { return [] }
    let languages = subject.words(of: Text(list.labels.keys.reduce(into: [:]) { $0[$1] = "" }))
    let isBare = languages.contains { text in
      guard let words = byLanguage[LanguageTag.primary(text.language)] else { return false }
      let labels = list.compactMap { $0.label[text.language] ?? $0.label[""] }.map {
        Wording.words(of: $0.replacing("’", with: "'")[...])
      }
      return labels.contains { $0.count == 1 && words.trues.contains($0[0]) }
        && labels.contains { $0.count == 1 && words.falses.contains($0[0]) }
        && !labels.contains { label in words.notKnowing.contains { Wording.contains($0, in: label) }
        }
    }
    return isBare ? [(.quizWithoutDontKnow(list: list.name), name.offset)] : []
  }
}
