import Interviews
import Questionnaires
import Values

extension Catalogue {
  /// What is wrong and what would be right. `typed` is what stands in the field: shown to the one
  /// who typed it, and nowhere else.
  func sentence(
    _ failure: Failure, typed: String = "", appearance: [String] = []
  ) -> String {
    switch failure {
    case .required: self[.errorRequired]
    case .constraint: self[.errorConstraint]
    case .notOffered: self[.errorNotOffered]
    case .notAlone: self[.errorNotAlone]
    case .offScale(let scale): sentence(offScale: scale)
    case .unfinished: self[.errorUnfinished]
    case .putOff: self[.errorPutOff]
    case .critical: self[.errorCritical]
    case .tooManyInstances(let limit): self(.errorTooMany, limit)
    case .malformed(.date): sentence(noDate: typed, DatePrecision(appearance))
    case .malformed(let type): self(Self.phrase(for: type), typed)
    }
  }

  /// What a constraint refuses an answer for: in the author's words, or by the numbers that it takes.
  func sentence(refusedAt node: NodeID, _ interview: Interview) -> String {
    let item = interview.item(node)
    if let text = item.definition.constraintMessage {
      return Markup.plain(interview.text(text, at: node))
    }
    guard item.type == .integer || item.type == .decimal, let bounds = interview.bounds(node) else {
      return self[.errorConstraint]
    }
    return self(.errorBounds, spoken(bounds, appearance: item.definition.appearance))
  }

  /// An example of what is asked for; where only the day is too high, how many there are.
  private func sentence(noDate typed: String, _ precision: DatePrecision) -> String {
    switch precision {
    case .year: return self(.errorYear, typed)
    case .month: return self(.errorMonth, typed)
    case .day:
      if let day = Reading.day(ofWrongWeekday: typed) {
        return self(.errorWeekday, spoken(day), typed)
      }
      guard let last = Reading.lastDay(missedBy: typed) else { return self(.errorDate, typed) }
      return self(.errorDayOfMonth, last.day, spoken(last, .month), typed)
    }
  }

  private func sentence(offScale scale: RangeScale) -> String {
    func text(_ number: Double) -> String { grouped(DecimalNotation.text(of: number)) }
    let ends = (text(min(scale.start, scale.end)), text(max(scale.start, scale.end)))
    return scale.step == 1
      ? self(.errorOffScale, ends.0, ends.1)
      : self(.errorOffSteps, ends.0, ends.1, text(scale.step))
  }

  private static func phrase(for type: ItemType) -> Phrase {
    switch type {
    case .integer: .errorInteger
    case .decimal, .range: .errorDecimal
    case .date: .errorDate
    case .time: .errorTime
    case .datetime: .errorDatetime
    case .geopoint: .errorPoint
    case .geotrace: .errorTrace
    case .geoshape: .errorShape
    default: .errorMalformed
    }
  }
}
