import Expressions
import Values

/// Times of day compared as if they were numbers.
extension FormReview {
  /// What to write instead of the first comparison by `<` or `>` of a time with something: it never
  /// holds, for a time is a text. Nil where there is none.
  func timeComparison(in compiled: CompiledExpression) -> TimeComparison? {
    firstTimeComparison(in: compiled)?.comparison
  }

  mutating func reviewTimes(_ written: WrittenExpression, of item: FormItem?) {
    guard let (comparison, place) = firstTimeComparison(in: written.compiled) else { return }
    note(.timeCompared(comparison), written.text, at: place, of: item)
  }

  private func firstTimeComparison(
    in compiled: CompiledExpression
  ) -> (comparison: TimeComparison, place: Int)? {
    for ordering in compiled.expression.orderings {
      guard case .item(let id, _, _) = compiled.targets[ordering.reference],
        items[id].type == .time, AnswerKind(items[id], outline.tables).limits != nil
      else { continue }
      let reference = compiled.expression.references[ordering.reference]
      var other: String?
      if case .string(let text)? = ordering.other, Moment.timeOfDay(text) != nil { other = text }
      return (TimeComparison(question: reference.text, other: other), reference.range.lowerBound)
    }
    return nil
  }
}

/// A question for a time, and the time written out that it is compared with, if it is one.
public struct TimeComparison: Sendable, Hashable {
  public let question: String
  public let other: String?
}
