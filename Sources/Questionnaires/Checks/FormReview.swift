import Expressions

/// Reads a form for its meaning, once its names are resolved, and notes what cannot have been meant.
/// Each check looks at an item once; what costs more waits until there is a fault.
struct FormReview {
  let items: [FormItem]
  let outline: FormOutline
  let file: QuestionnaireFile
  let questionnaire: Questionnaire
  private(set) var problems: [Problem] = []
  /// The items that read choices which do not exist: what follows from that is not said again.
  let misled: Set<String>
  var suggestions: Suggestions
  /// Items that no interview asks, found so far.
  var neverAsked: Set<ItemID> = []
  /// What is known of questions by their own constraints, as far as somebody asked.
  var knownAnswers: [ItemID: AnswerSet] = [:]

  init(_ compiler: FormCompiler) {
    items = compiler.items
    outline = compiler.outline
    file = compiler.file
    questionnaire = compiler.questionnaire
    suggestions = compiler.suggestions
    misled = Set(
      compiler.problems.compactMap { problem in
        if case .unknownChoice = problem.code { problem.itemPath } else { nil }
      })
  }

  mutating func review(instanceName: CompiledExpression?) {
    let hasRepeats = outline.scopes.count > 1
    for item in items {
      reviewConstraint(of: item)
      reviewRelevance(of: item)
      reviewValues(of: item)
      reviewKeys(of: item)
      if hasRepeats { reviewSets(of: item) }
    }
    reviewWhatReadsNeverAsked()
    reviewEnds()
    reviewLabels()
    reviewSensitive(instanceName)
  }

  /// Notes a finding about something an author wrote, at its first character or a later one.
  mutating func note(
    _ finding: Finding, _ text: Placed<String>, at index: Int = 0, of item: FormItem?
  ) {
    let place = file.place(ofUTF8Index: index, inStringAt: text.offset)
    problems.append(Problem(.finding(finding), at: place, item: item?.path))
  }

  mutating func note(_ finding: Finding, at offset: Int, of item: FormItem?) {
    problems.append(Problem(.finding(finding), at: file.place(of: offset), item: item?.path))
  }
}
