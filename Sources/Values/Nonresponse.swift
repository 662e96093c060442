/// A reason that a question accepts instead of an answer.
public enum Nonresponse: String, Sendable, Hashable, CaseIterable {
  case doesNotKnow = "dont_know"
  case refused
  case notApplicable = "not_applicable"
  /// Not an answer but a promise: listed until it is asked, and never exported.
  case askLater = "ask_later"
}
