import Expressions

/// Reads a form for its meaning, once its names are resolved, and notes what cannot have been meant.
/// Each check looks at an item once; what costs more waits until there is a fault.
struct FormReview {
  let items: [FormItem]
  let outline: FormOutline
  let file: QuestionnaireFile
  let questionnaire: Questionnaire
  private(set) var found = ProblemTally()
  /// The items that read choices which do not exist: what follows from that is not said again.
  let misled: Set<String>
  /// The same of columns that no choice has, or values that none has in them.
  let misledByColumns: Set<String>
  var suggestions: Suggestions
  /// Items that no interview asks, found so far.
  var neverAsked: Set<ItemID> = []
  /// Items whose constraint no answer meets, found so far.
  var impossible: Set<ItemID> = []
  /// What is known of questions by their own constraints, as far as somebody asked.
  var knownAnswers: [ItemID: AnswerSet] = [:]
  /// For each group and repeat, the conditions on it and around it, the innermost first.
  var surroundings: [ItemID: [Surrounding]] = [:]

  /// How much more is looked at of what grows with lists, of what grows with groups inside groups, and
  /// of `if()` inside `if()`, which doubles what there is: a file that is made to be slow must not take
  /// minutes, and what one of them takes the others do without.
  var choiceLooks = Allowance(1_000_000)
  var groupLooks = Allowance(400_000)
  private var branchLooks = Allowance(400_000)
  /// So many parts of each condition are looked at in any case.
  private static let usualEffort = 64
  private let hasRepeats: Bool
  private let hasTimes: Bool
  /// Where the expressions begin of which it is said already that they compare a time.
  private var explained: Set<Int> = []

  init(_ compiler: FormCompiler) {
    items = compiler.items
    outline = compiler.outline
    file = compiler.file
    questionnaire = compiler.questionnaire
    suggestions = compiler.suggestions
    hasRepeats = outline.scopes.count > 1
    hasTimes = items.contains { $0.type == .time }
    misled = Set(
      compiler.found.listed.compactMap { problem in
        if case .unknownChoice = problem.code { problem.itemPath } else { nil }
      })
    misledByColumns = Set(
      compiler.found.listed.compactMap { problem in
        switch problem.code {
        case .finding(.unknownColumn), .finding(.unknownColumnValue): problem.itemPath
        default: nil
        }
      })
  }

  mutating func review(instanceName: CompiledExpression?) {
    for item in items {
      reviewConstraint(of: item)
      reviewRelevance(of: item)
      reviewChecks(of: item)
      reviewFilter(of: item)
      reviewCount(of: item)
      reviewValues(of: item)
      reviewKeys(of: item)
      if hasTimes || hasRepeats {
        for written in expressions(of: item) { review(written, of: item) }
      }
    }
    reviewWhatReadsNeverAsked()
    reviewEnds()
    reviewRecording()
    reviewLabels()
    reviewSensitive(instanceName)
  }

  /// What one expression reads otherwise than was meant.
  mutating func review(_ written: WrittenExpression, of item: FormItem?) {
    if hasRepeats {
      reviewSet(written, of: item)
      reviewIndexes(written, of: item)
    }
    if hasTimes, !explained.contains(written.text.offset) { reviewTimes(written, of: item) }
  }

  /// What must be so for an expression to be true, or to be false.
  mutating func condition(of compiled: CompiledExpression, holds: Bool) -> Condition {
    let expression = compiled.expression
    let condition =
      branchLooks.isSpent
      ? expression.condition(holds: holds, lookingAt: Self.usualEffort)
      : expression.condition(holds: holds)
    _ = branchLooks.take(condition.effort - Self.usualEffort)
    // Each name of a list is held against each pattern.
    let names = condition.fitted.reduce(0) { $0 + choiceCount(compiled.targets[$1]) }
    return choiceLooks.take(names) ? condition : .open
  }

  private func choiceCount(_ target: Target) -> Int {
    guard case .item(let id, _, _) = target, let table = items[id].choiceTable else { return 0 }
    return outline.tables[table].count
  }

  /// Notes a finding about something an author wrote, at its first character or a later one.
  mutating func note(
    _ finding: Finding, _ text: Placed<String>, at index: Int = 0, of item: FormItem?
  ) {
    if finding.comparesTime { explained.insert(text.offset) }
    found.add(
      .finding(finding), at: file.place(ofUTF8Index: index, inStringAt: text.offset),
      item: item?.path)
  }

  mutating func note(_ finding: Finding, at offset: Int, of item: FormItem?) {
    found.add(.finding(finding), at: file.place(of: offset), item: item?.path)
  }
}
