import Expressions

/// What an expression can read of a question: how its value compares, and what it can be at all.
struct AnswerKind {
  enum Reading {
    /// A number, or empty.
    case number(isWhole: Bool)
    /// A day or a moment, which count as numbers, or empty.
    case date(isWhole: Bool)
    case text
    /// Whatever something else than an answer put there.
    case anything
  }

  let reading: Reading
  /// The choices that an answer is made of; nil when it may be another text.
  let table: ChoiceTable?
  let takesSeveral: Bool

  init(reading: Reading, table: ChoiceTable?, takesSeveral: Bool) {
    self.reading = reading
    self.table = table
    self.takesSeveral = takesSeveral
  }

  init(_ item: FormItem, _ tables: [ChoiceTable]) {
    let definition = item.definition
    let isAnswered =
      item.type.isQuestion && definition.calculation == nil && definition.defaultValue == nil
    takesSeveral = item.type == .selectMultiple || item.type == .rank
    guard isAnswered else {
      reading = .anything
      table = nil
      return
    }
    switch item.type {
    case .integer: reading = .number(isWhole: true)
    case .decimal, .range: reading = .number(isWhole: false)
    case .date: reading = .date(isWhole: true)
    case .datetime: reading = .date(isWhole: false)
    default: reading = .text
    }
    let list = item.choiceTable.map { tables[$0] }
    let isClosed = item.type.isSelect && !definition.orOther && (list?.count ?? 0) > 0
    table = isClosed ? list : nil
  }
}

extension AnswerKind {
  /// That of a question that has no answer, ever.
  static let unanswered = AnswerKind(reading: .text, table: nil, takesSeveral: false)

  /// Whether what is read is what somebody answered.
  var isAnswered: Bool {
    if case .anything = reading { false } else { true }
  }
}
