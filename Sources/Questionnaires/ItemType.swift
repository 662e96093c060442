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
  case mode
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

  /// Whether people count it among the questions: a tick that confirms something asks nothing.
  public var countsAsQuestion: Bool { isQuestion && self != .acknowledge }

  /// Whether it is never shown.
  public var isHidden: Bool { isMetadata || self == .calculate || self == .hidden }

  /// Whether the program fills it in by itself.
  public var isMetadata: Bool {
    switch self {
    case .start, .end, .today, .deviceid, .username, .mode, .phonenumber, .email, .startGeopoint,
      .audit:
      true
    default: false
    }
  }

  /// What an item of type `mode` holds: an interviewer asks, the same by telephone, or the respondent
  /// answers alone.
  public static let modes: Set<String> = ["capi", "cati", "casi"]

  /// Whether its answer is a file.
  public var isFile: Bool {
    self == .file || self == .image || self == .audio || self == .video
  }

  /// Whether its answer may be several names of a choice list.
  public var takesSeveral: Bool { self == .selectMultiple || self == .rank }

  /// Whether what it holds is one or several names of a choice list, where it has one.
  public var isNamed: Bool { isSelect || self == .calculate }

  /// Whether its answer is one or several names of a choice list.
  public var isSelect: Bool { self == .selectOne || self == .selectMultiple || self == .rank }
}
