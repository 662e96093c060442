/// Every point of a scale has words: scales that are labelled throughout are more reliable, and a
/// number means something else to everybody (Krosnick and Presser 2010).
enum Scales {
  static func advice(on subject: AdviceSubject) -> [(advice: Advice, offset: Int)] {
    switch subject.item.type {
    case .range: ends(of: subject)
    case .selectOne: points(of: subject)
    default: []
    }
  }

  private static func ends(of subject: AdviceSubject) -> [(advice: Advice, offset: Int)] {
    guard let scale = subject.item.scale, !counts(subject) else { return [] }
    let named = (subject.list ?? ChoiceList(name: "")).filter { choice in
      let number = Double(choice.name)
      let isEnd = number == scale.start || number == scale.end
      return isEnd && choice.label.byLanguage.values.allSatisfy(hasWords)
    }
    return named.count >= 2 ? [] : [(.unlabelledEnds(scale), subject.item.offset)]
  }

  /// A list is a scale where it is drawn as one, where at least three points are signs and nothing else,
  /// as stars and faces are, or where at least three are numbered from 0 or 1 on and some have words and
  /// some have none. Numbers alone count things: children, visits.
  private static func points(of subject: AdviceSubject) -> [(advice: Advice, offset: Int)] {
    guard let list = subject.list, let name = subject.item.choices else { return [] }
    let bare = list.filter { !$0.label.byLanguage.values.contains(where: hasWords) }
    let signs = bare.filter {
      !$0.label.byLanguage.values.contains { $0.contains(where: \.isNumber) }
    }
    guard let first = bare.first,
      bare.count < list.count || isLikert(subject) || judges(subject) || signs.count >= 3
    else { return [] }
    let numbered = list.compactMap { leadingNumber(of: $0) }
    let isRun =
      numbered.count >= 3 && numbered.first.map { $0 == 0 || $0 == 1 } ?? false
      && zip(numbered, numbered.dropFirst()).allSatisfy { $1 == $0 + 1 }
    let isScale =
      isLikert(subject) || signs.count >= 3 || isRun && (hasNamedEnd(list) || judges(subject))
      || isNamedAtItsEnds(list)
    guard isScale else { return [] }
    return [(.unlabelledPoints(list: list.name, choice: first.name), name.offset)]
  }

  /// Whether a number is the answer itself: of things, of years, of days.
  private static func counts(_ subject: AdviceSubject) -> Bool { asks(subject, counting) }

  /// Whether it asks what somebody thinks of something, so that its numbers are points of a scale.
  private static func judges(_ subject: AdviceSubject) -> Bool {
    asks(subject, judging) && !counts(subject)
  }

  private static func asks(_ subject: AdviceSubject, _ openings: [String]) -> Bool {
    (subject.item.label.map { Array($0.byLanguage.values) } ?? []).contains { label in
      let words = label.lowercased()
      return openings.contains { words.contains($0) }
    }
  }

  private static let counting = [
    "how many", "how old", "how long", "how often", "combien de", "combien d'", "combien d’",
    "quel âge", "depuis combien",
  ]
  private static let judging = [
    "how satisfied", "how much do you", "how likely", "how good", "how well", "how important",
    "how is ", "how was ", "how do you find", "to what extent", "on a scale", "from 1 to ",
    "rate the ",
    "how would you rate", "do you trust", "satisfait", "sur une échelle", "de 1 à ",
    "dans quelle mesure", "quelle importance", "faites-vous confiance", "notez ", "évaluez ",
  ]

  /// Whether words stand at both ends and numbers between them, each of them its place: «Very good», 2, 3,
  /// 4, «Very bad». What ends in «more» counts things.
  private static func isNamedAtItsEnds(_ list: ChoiceList) -> Bool {
    let labels = list.map { $0.label.byLanguage.sorted { $0.key < $1.key }.first?.value ?? "" }
    let bare = labels.indices.filter { !hasWords(labels[$0]) }
    guard let last = bare.last, bare.first == 1, last + 1 < labels.count,
      bare.allSatisfy({ Int(labels[$0]) == $0 + 1 })
    else { return false }
    let end = labels[last + 1].lowercased()
    return !["more", "plus", "over", "au moins"].contains { end.contains($0) }
  }

  private static func isLikert(_ subject: AdviceSubject) -> Bool {
    subject.item.appearance.contains("likert")
  }

  /// Whether the first point has words beside its number: `1 – very bad`. `5 or more` at the end of
  /// a count is none.
  private static func hasNamedEnd(_ list: ChoiceList) -> Bool {
    list.first { leadingNumber(of: $0) != nil }.map { choice in
      choice.label.byLanguage.values.contains(where: hasWords)
    } ?? false
  }

  private static func hasWords(_ label: String) -> Bool { label.contains(where: \.isLetter) }

  private static func leadingNumber(of choice: Choice) -> Int? {
    let label = choice.label.byLanguage.sorted { $0.key < $1.key }.first?.value ?? ""
    // «(2)» and «– 2» are numbered too; what a word comes before is not.
    let rest = label.drop { !$0.isLetter && !$0.isNumber }
    return Int(rest.prefix { $0.isASCII && $0.isNumber })
  }
}
