/// The languages whose words are judged.
enum AdviceLanguages {
  /// Every rule has words in these, by primary tag.
  static var all: [String] {
    let tables: [Set<String>] = [
      Set(ForbiddenTopics.byLanguage.keys), Set(DoubleNegatives.byLanguage.keys),
      Set(AgreeDisagree.byLanguage.keys), Set(Quizzes.byLanguage.keys), ReadingGrades.languages,
    ]
    return tables.dropFirst().reduce(tables[0]) { $0.intersection($1) }.sorted()
  }

  /// `en and fr`
  static var spoken: String {
    let tags = all.map { "`\($0)`" }
    guard let last = tags.last, tags.count > 1 else { return tags.joined() }
    return tags.dropLast().joined(separator: ", ") + " and " + last
  }
}
