import Interviews
import Questionnaires

extension Catalogue {
  /// What is wrong and what would be right. `typed` is what stands in the field: shown to the one
  /// who typed it, and nowhere else.
  func sentence(_ failure: Failure, typed: String = "") -> String {
    switch failure {
    case .required: self[.errorRequired]
    case .constraint: self[.errorConstraint]
    case .notOffered: self[.errorNotOffered]
    case .unfinished: self[.errorUnfinished]
    case .putOff: self[.errorPutOff]
    case .critical: self[.errorCritical]
    case .tooManyInstances(let limit): self(.errorTooMany, limit)
    case .malformed(let type): self(Self.phrase(for: type), typed)
    }
  }

  private static func phrase(for type: ItemType) -> Phrase {
    switch type {
    case .integer: .errorInteger
    case .decimal, .range: .errorDecimal
    case .date: .errorDate
    case .time: .errorTime
    case .datetime: .errorDatetime
    case .geopoint: .errorPoint
    default: .errorMalformed
    }
  }
}
