import Values

/// A section, group, repeat or question as the author wrote it.
public struct Item: Sendable, Hashable {
  public var type: ItemType
  public var name: String
  public var label: Text?
  public var hint: Text?
  /// For the interviewer alone; never shown to a respondent who answers by themself.
  public var guidanceHint: Text?
  public var relevant: Placed<String>?
  public var required: Requirement
  public var requiredMessage: Text?
  public var constraint: Placed<String>?
  public var constraintMessage: Text?
  public var calculation: Placed<String>?
  public var trigger: Placed<String>?
  public var defaultValue: Placed<String>?
  public var readOnly: Requirement
  public var appearance: [String]
  public var parameters: [String: String]
  /// The name of a choice list.
  public var choices: Placed<String>?
  public var choiceFilter: Placed<String>?
  public var randomize: Requirement
  /// Offers a free text beside the choices.
  public var orOther: Bool
  public var repeatCount: Placed<String>?
  public var instanceLabel: Placed<String>?
  public var nonresponse: [Nonresponse]
  public var outcome: OutcomeRule?
  public var personalData: Bool
  public var sensitive: Bool
  /// Why it is asked and where it comes from: for the codebook, never shown.
  public var rationale: String?
  public var tags: [String]
  public var items: [Item]
  /// The byte at which the item begins.
  public var offset: Int
  /// The byte at which its name stands.
  public var nameOffset: Int

  public init(type: ItemType, name: String, at offset: Int = 0, nameAt nameOffset: Int = 0) {
    self.type = type
    self.name = name
    self.offset = offset
    self.nameOffset = nameOffset
    required = .never
    readOnly = .never
    appearance = []
    parameters = [:]
    randomize = .never
    orOther = false
    nonresponse = []
    personalData = false
    sensitive = false
    tags = []
    items = []
  }
}

/// `true`, or an expression, or neither.
public enum Requirement: Sendable, Hashable {
  case never
  case always
  case when(Placed<String>)
}

/// What reaching a note with an `outcome` does: the interview ends with this disposition.
public struct OutcomeRule: Sendable, Hashable {
  public var code: String
  public var keepsAnswers: Bool
  public var offset: Int

  public init(code: String, keepsAnswers: Bool, at offset: Int = 0) {
    self.code = code
    self.keepsAnswers = keepsAnswers
    self.offset = offset
  }
}

/// Every kind of item, by the word that the format uses.
public enum ItemType: String, Sendable, Hashable, CaseIterable {
  case group
  case `repeat`
  case text
  case integer
  case decimal
  case range
  case date
  case time
  case datetime
  case selectOne = "select_one"
  case selectMultiple = "select_multiple"
  case rank
  case geopoint
  case geotrace
  case geoshape
  case file
  case image
  case audio
  case video
  case barcode
  case acknowledge
  case note
  case calculate
  case hidden
  case start
  case end
  case today
  case deviceid
  case username
  case phonenumber
  case email
  case startGeopoint = "start-geopoint"
  case audit
}

extension ItemType {
  /// Whether it holds other items.
  public var isContainer: Bool { self == .group || self == .repeat }

  /// Whether a person is asked: it is shown and takes an answer.
  public var isQuestion: Bool {
    switch self {
    case .group, .repeat, .note: false
    default: !isHidden
    }
  }

  /// Whether it is never shown.
  public var isHidden: Bool { isMetadata || self == .calculate || self == .hidden }

  /// Whether the program fills it in by itself.
  public var isMetadata: Bool {
    switch self {
    case .start, .end, .today, .deviceid, .username, .phonenumber, .email, .startGeopoint, .audit:
      true
    default: false
    }
  }

  /// Whether its answer is one or several names of a choice list.
  public var isSelect: Bool { self == .selectOne || self == .selectMultiple || self == .rank }
}
