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
  /// What its number can be, by its type alone; nil where its type says nothing of that.
  let limits: Limits?

  /// The numbers that somebody can choose.
  enum Limits {
    case scale(RangeScale)
    /// A time of day, which counts as no number.
    case noNumber
  }

  private init(reading: Reading) {
    self.reading = reading
    table = nil
    takesSeveral = false
    limits = nil
  }

  init(_ item: FormItem, _ tables: [ChoiceTable]) {
    let definition = item.definition
    takesSeveral = item.type == .selectMultiple || item.type == .rank
    guard item.isAnswered else {
      reading = item.computedTexts == nil ? .anything : .text
      table = nil
      limits = nil
      return
    }
    limits =
      switch item.type {
      case .range: definition.scale.map(Limits.scale)
      case .time: .noNumber
      default: nil
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
  /// How many characters its text has at most; nil where there is no bound.
  var longest: Int? {
    switch reading {
    // -9223372036854775808
    case .number(isWhole: true): 20
    case .number(isWhole: false), .date, .text, .anything: nil
    }
  }

  /// The characters that its text is made of; nil where it may have any.
  var characters: String? {
    switch reading {
    case .number(isWhole: true): "-0123456789"
    case .number(isWhole: false): "-.0123456789"
    case .date(isWhole: true): "-0123456789"
    case .date, .text, .anything: nil
    }
  }

  /// That of a question that has no answer, ever.
  static let unanswered = AnswerKind(reading: .text)

  /// That of a text that is known.
  static let written = AnswerKind(reading: .text)

  /// What of these numbers it can be.
  func possible(_ numbers: NumberSet) -> NumberSet {
    switch (limits, reading) {
    case (.noNumber, _): numbers.intersection(.none)
    case (.scale(let scale), _): scale.possible(numbers)
    case (nil, .number(isWhole: true)), (nil, .date(isWhole: true)): numbers.whole
    case (nil, _): numbers
    }
  }
}

extension FormItem {
  /// All that its calculation can give, or the program, where those are a few texts and nobody can
  /// write another over them. A default is there before a calculation.
  var computedTexts: Set<String>? {
    switch type {
    case .mode: ItemType.modes
    case .text where definition.readOnly != .always: nil
    case .calculate, .text, .hidden:
      definition.defaultValue == nil ? calculation?.expression.onlyTexts : nil
    default: nil
    }
  }

  /// Whether what is read is what somebody answered, or a default of its type that was written out
  /// for them to answer by.
  fileprivate var isAnswered: Bool {
    guard type.isQuestion, definition.calculation == nil else { return false }
    if case .computed = defaultValue { return false }
    return true
  }
}
