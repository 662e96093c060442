import JSONDocuments

/// What an interviewer marks on a question beside its answer.
public enum Mark: Sendable, Hashable {
  /// Why the office should look at the question, or nil when that is taken back.
  case flag(QuestionFlag?)
  /// A probe, by its place among the question's, was asked; or that was ticked by mistake.
  case probe(Int, isAsked: Bool)
  /// The codes of a verbatim's passages: all that it has from now on.
  case tags([Tag])
  /// A check, by its place among the question's, was looked at and the answer is right, with why;
  /// without a reason, that is taken back.
  case confirmation(check: Int, note: String)
}

/// Why a question was flagged.
public enum QuestionFlag: String, Sendable, Hashable, CaseIterable {
  /// Something is wrong with the question itself.
  case problem
  /// Somebody should come back to it.
  case comeBack = "come_back"
}

/// A passage of a verbatim with the code that it was given from the study's codebook.
public struct Tag: Sendable, Hashable {
  /// The passage, in characters of the answer as it is kept.
  public var passage: Range<Int>
  /// The name of a choice in the question's list of codes.
  public var code: String

  public init(_ passage: Range<Int>, code: String) {
    self.passage = passage
    self.code = code
  }
}

/// What happens in a sitting that is about no single question.
public enum Sitting: Sendable, Hashable {
  /// The interview rests: the time until it goes on is no interviewing time.
  case paused
  case continued
  /// What the interviewer observed, for the office; empty removes it.
  case observed(String)
  /// The interview ends here before its end; the entry that finalizes it follows.
  case brokenOff(BreakOff)
}

/// Why an interview ended before its end.
public struct BreakOff: Sendable, Hashable {
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// The respondent does not want to go on.
    case unwilling
    case noTime = "no_time"
    /// The respondent cannot go on: illness, distress, age.
    case unable
    /// No language is shared well enough.
    case language
    /// The place is not safe or private enough any more.
    case place
    case other
  }

  public var reason: Reason
  /// In the interviewer's words; may be empty.
  public var note: String

  public init(_ reason: Reason, note: String = "") {
    self.reason = reason
    self.note = note
  }
}

// MARK: - JSON

extension Mark {
  var members: [(String, JSONValue?)] {
    switch self {
    case .flag(let flag): [("mark", "flag"), ("flag", flag.map { .string($0.rawValue) })]
    case .probe(let probe, let isAsked):
      [("mark", "probe"), ("probe", .integer(probe)), ("asked", .bool(isAsked))]
    case .tags(let tags): [("mark", "tags"), ("tags", .array(tags.map(\.json)))]
    case .confirmation(let check, let note):
      [("mark", "confirmation"), ("check", .integer(check)), ("note", .string(note))]
    }
  }

  init(_ node: JSONNode) throws(RecordFault) {
    switch try node.text("mark") {
    case "flag": self = .flag(node["flag"] == nil ? nil : try node.choice("flag"))
    case "probe":
      guard let isAsked = node["asked"]?.bool else { throw .unfit(key: "asked") }
      self = .probe(try node.integer("probe"), isAsked: isAsked)
    case "tags": self = .tags(try Tag.list(try node.required("tags"), key: "tags"))
    case "confirmation":
      self = .confirmation(check: try node.integer("check"), note: try node.text("note"))
    default: throw .unfit(key: "mark")
    }
  }
}

extension Tag {
  /// `{"from":0,"to":14,"code":"return"}`
  var json: JSONValue {
    .present([
      ("from", .integer(passage.lowerBound)), ("to", .integer(passage.upperBound)),
      ("code", .string(code)),
    ])
  }

  init(_ node: JSONNode, key: String) throws(RecordFault) {
    let (from, to) = (try node.integer("from"), try node.integer("to"))
    guard 0 <= from, from <= to else { throw .unfit(key: key) }
    self.init(from..<to, code: try node.text("code"))
  }

  static func list(_ node: JSONNode, key: String) throws(RecordFault) -> [Tag] {
    var tags: [Tag] = []
    for element in node.elements ?? .none { tags.append(try Tag(element, key: key)) }
    return tags
  }
}

extension Sitting {
  var members: [(String, JSONValue?)] {
    switch self {
    case .paused: [("event", "paused")]
    case .continued: [("event", "continued")]
    case .observed(let text): [("event", "observed"), ("text", .string(text))]
    case .brokenOff(let breakOff): [("event", "broken_off")] + breakOff.members
    }
  }
}

extension BreakOff {
  var members: [(String, JSONValue?)] {
    [("reason", .string(reason.rawValue)), ("note", note.isEmpty ? nil : .string(note))]
  }

  init(_ node: JSONNode) throws(RecordFault) {
    self.init(try node.choice("reason"), note: try node.optionalText("note") ?? "")
  }
}
