/// How many years of school a text asks for.
public enum ReadingGrade: Sendable, Hashable {
  case school(Int)
  case college
}

/// The reading grade by Rix: long words, of more than six letters, for each sentence. Of the formulas
/// it is the one that holds in English and in French alike, since it counts no syllables.
///
/// Jonathan Anderson, Lix and Rix: Variations on a little-known readability index, Journal of Reading
/// 26 (6), 1983, pages 490–496, with his table of grades.
enum ReadingGrades {
  /// Texts above this grade are advised on.
  static let highest = 10
  /// A shorter text has too few sentences for the formula.
  static let fewestWords = 25
  /// Languages that the table was tried on. A further language is one more word.
  static let languages: Set = ["en", "fr"]

  /// Anderson's table: the least index of each grade, the hardest first.
  static let table: [(least: Double, grade: ReadingGrade)] = [
    (7.2, .college), (6.2, .school(12)), (5.3, .school(11)), (4.5, .school(10)), (3.7, .school(9)),
    (3.0, .school(8)), (2.4, .school(7)), (1.8, .school(6)), (1.3, .school(5)), (0.8, .school(4)),
    (0.5, .school(3)), (0.2, .school(2)), (0, .school(1)),
  ]

  static func advice(on subject: AdviceSubject) -> [(advice: Advice, offset: Int)] {
    guard !subject.item.type.isHidden else { return [] }
    let texts = [("label", subject.item.label), ("hint", subject.item.hint)]
    return texts.flatMap { key, text in
      subject.words(of: text).compactMap { words -> (advice: Advice, offset: Int)? in
        guard languages.contains(LanguageTag.primary(words.language)),
          let grade = grade(of: words.words), grade.isAbove(highest)
        else { return nil }
        return (.hardToRead(key: key, grade: grade, language: words.language), words.offset)
      }
    }
  }

  /// The grade of a text; nil for one that is too short to tell.
  static func grade(of text: String) -> ReadingGrade? {
    let sentences = Wording.sentences(of: text)
    let words = sentences.flatMap { sentence in
      Wording.words(of: sentence).flatMap { $0.split(separator: "'") }
    }
    guard words.count >= fewestWords else { return nil }
    let long = words.count { $0.count { $0.isLetter } > 6 }
    let index = Double(long) / Double(sentences.count)
    return table.first { index >= $0.least }?.grade
  }
}

extension ReadingGrade {
  func isAbove(_ highest: Int) -> Bool {
    switch self {
    case .school(let grade): grade > highest
    case .college: true
    }
  }
}
