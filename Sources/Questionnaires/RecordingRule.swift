/// When the sound of an interview is recorded: only while a question of consent has a certain answer.
public struct RecordingRule: Sendable, Hashable {
  /// The name of the question that asks for consent.
  public var consent: Placed<String>
  /// The answer that gives it: the name of a choice, or `OK` where it is acknowledged.
  public var answer: Placed<String>
  /// The questions, groups and repeats that are recorded; nil: all of them.
  public var items: [Placed<String>]?

  public init(
    consent: Placed<String>, answer: Placed<String>, items: [Placed<String>]? = nil
  ) {
    self.consent = consent
    self.answer = answer
    self.items = items
  }
}
