import Values

extension Item {
  /// What an author writes on some items only.
  public struct Details: Sendable, Hashable {
    public var hint: Text?
    /// For the interviewer alone; never shown to a respondent who answers by themself.
    public var guidanceHint: Text?
    public var requiredMessage: Text?
    public var constraint: Placed<String>?
    public var constraintMessage: Text?
    public var calculation: Placed<String>?
    public var trigger: Placed<String>?
    public var defaultValue: Placed<String>?
    public var readOnly = Requirement.never
    public var parameters: [String: String] = [:]
    public var choiceFilter: Placed<String>?
    public var randomize = Requirement.never
    /// Offers a free text beside the choices.
    public var orOther = false
    public var repeatCount: Placed<String>?
    public var instanceLabel: Placed<String>?
    public var nonresponse: [Nonresponse] = []
    /// Rules that an answer should meet, or must when the interview is finished.
    public var checks: [CheckRule] = []
    /// What an interviewer may ask after an open question.
    public var probes: [Text] = []
    /// The name of the choice list whose choices are the codes of a verbatim's passages.
    public var codes: Placed<String>?
    public var outcome: OutcomeRule?
    /// The name of the standard module that a group must be, word for word.
    public var locked: Placed<String>?
    public var personalData = false
    public var sensitive = false
    /// Why it is asked and where it comes from: for the codebook, never shown.
    public var rationale: String?
    public var tags: [String] = []

    /// Nothing at all.
    public init() {}
  }

  /// Holds details where copies of an item share them.
  final class DetailsBox: Sendable, Hashable {
    let details: Details

    init(_ details: Details) { self.details = details }

    /// Of all the items that have none.
    static let empty = DetailsBox(Details())

    static func == (a: DetailsBox, b: DetailsBox) -> Bool { a === b || a.details == b.details }

    func hash(into hasher: inout Hasher) { hasher.combine(details) }
  }
}

// MARK: - Read as if they were the item's own

extension Item {
  public var hint: Text? { box.details.hint }
  /// For the interviewer alone; never shown to a respondent who answers by themself.
  public var guidanceHint: Text? { box.details.guidanceHint }
  public var requiredMessage: Text? { box.details.requiredMessage }
  public var constraint: Placed<String>? { box.details.constraint }
  public var constraintMessage: Text? { box.details.constraintMessage }
  public var calculation: Placed<String>? { box.details.calculation }
  public var trigger: Placed<String>? { box.details.trigger }
  public var defaultValue: Placed<String>? { box.details.defaultValue }
  public var readOnly: Requirement { box.details.readOnly }
  public var parameters: [String: String] { box.details.parameters }
  public var choiceFilter: Placed<String>? { box.details.choiceFilter }
  public var randomize: Requirement { box.details.randomize }
  /// Offers a free text beside the choices.
  public var orOther: Bool { box.details.orOther }
  public var repeatCount: Placed<String>? { box.details.repeatCount }
  public var instanceLabel: Placed<String>? { box.details.instanceLabel }
  public var nonresponse: [Nonresponse] { box.details.nonresponse }
  /// Rules that an answer should meet, or must when the interview is finished.
  public var checks: [CheckRule] { box.details.checks }
  /// What an interviewer may ask after an open question.
  public var probes: [Text] { box.details.probes }
  /// The name of the choice list whose choices are the codes of a verbatim's passages.
  public var codes: Placed<String>? { box.details.codes }
  public var outcome: OutcomeRule? { box.details.outcome }
  /// The name of the standard module that a group must be, word for word.
  public var locked: Placed<String>? { box.details.locked }
  public var personalData: Bool { box.details.personalData }
  public var sensitive: Bool { box.details.sensitive }
  /// Why it is asked and where it comes from: for the codebook, never shown.
  public var rationale: String? { box.details.rationale }
  public var tags: [String] { box.details.tags }

  /// Whether a calculation fills it in and nobody can write over that.
  public var nobodyTypesOver: Bool {
    calculation != nil && (!type.isQuestion || readOnly == .always)
  }
}
