import Interviews

extension Failure {
  /// As programs read it.
  public var word: String {
    switch self {
    case .required: "required"
    case .malformed: "malformed"
    case .constraint: "constraint"
    case .notOffered: "not_offered"
    case .notAlone: "not_alone"
    case .offScale: "off_scale"
    case .unfinished: "unfinished"
    case .putOff: "put_off"
    case .critical: "critical"
    case .tooManyInstances: "too_many_instances"
    }
  }

  /// As an author reads it.
  var sentence: String {
    switch self {
    case .required: "must be answered, and no valid answer was found"
    case .malformed(let type): "has an answer that writes no \(type.rawValue)"
    case .constraint: "has an answer that its constraint refuses, and no other was found"
    case .notOffered: "has an answer that its choice_filter takes away, and no other was found"
    case .notAlone: "has a choice that excludes the others beside others"
    case .offScale: "has a number that is not on its scale"
    case .unfinished, .putOff: "was left unfinished"
    case .critical: "breaks a critical check, and no answer was found that does not"
    case .tooManyInstances(let limit): "asks for more than \(limit) instances"
    }
  }
}
