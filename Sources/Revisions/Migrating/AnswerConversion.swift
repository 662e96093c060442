import Questionnaires
import Values

/// Writes an answer of an old question as one of the new. Nothing is rounded, cut or guessed: what is
/// not an answer of the new question as it stands is none.
struct AnswerConversion {
  let from: FormItem
  let to: FormItem
  /// The new list, if there is one.
  let table: ChoiceTable?
  /// New names of choices by old ones, where they differ.
  let choiceNames: [String: String]

  /// The new text and what was done; throws why there is none.
  func converted(_ text: String) throws(Obstacle) -> (text: String, done: [Conversion]) {
    guard !text.isEmpty else { return (text, []) }
    var done: [Conversion] = []
    var result = text
    if from.type != to.type {
      result = try retyped(text)
      done.append(.retyped)
    }
    guard to.type.isSelect, let table else { return (result, done) }
    let (names, more) = try chosen(result, table)
    return (names, done + more)
  }

  private func chosen(
    _ text: String, _ table: ChoiceTable
  ) throws(Obstacle) -> (String, [Conversion]) {
    let names = text.split(separator: " ").map(String.init)
    let renamed = names.map { choiceNames[$0] ?? $0 }
    let isOpen = to.definition.orOther
    let left = renamed.filter { isOpen || table.index(of: $0) != nil }
    guard !left.isEmpty else { throw from.type.isSelect ? .choiceRemoved : .malformed }
    if left.count < names.count, to.type != .selectMultiple { throw .choiceRemoved }
    var done: [Conversion] = renamed == names ? [] : [.choicesRenamed]
    if left.count < names.count { done.append(.choicesDropped) }
    return (left.joined(separator: " "), done)
  }

  private func retyped(_ text: String) throws(Obstacle) -> String {
    switch Retyping(from: from.type, to: to.type) {
    case .nothing, .loses: throw .retyped
    case .keeps: return text
    case .mayLose:
      guard let written = written(text) else { throw .malformed }
      return written
    }
  }

  /// The text in the lexical form of the new type.
  private func written(_ text: String) -> String? {
    switch to.type {
    case .integer: whole(text)
    case .decimal, .range: DecimalNotation.number(of: text) == nil ? nil : text
    case .date: day(text)
    case .time: Moment.timeOfDay(text) == nil ? nil : text
    case .datetime: Moment(text) == nil ? nil : text
    case .selectOne: text.contains(" ") ? nil : text
    default: text
    }
  }

  /// `3` of `3.0`; nothing of `3.5`.
  private func whole(_ text: String) -> String? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let first = parts.first, let number = Int64(first), !text.hasPrefix("+"),
      parts.count == 1 || parts.count == 2 && parts[1].allSatisfy({ $0 == "0" })
    else { return nil }
    return String(number)
  }

  private func day(_ text: String) -> String? {
    if CalendarDay(text) != nil { return text }
    return from.type == .datetime ? Moment(text)?.day.description : nil
  }
}
