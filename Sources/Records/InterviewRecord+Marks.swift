import JSONDocuments
import Values

extension InterviewRecord {
  /// What the interviewer did about questions beside answering them, each kind by the address of the
  /// question, as in `Remark`.
  public struct Marks: Sendable, Hashable {
    /// Why the office should look: `problem` or `come_back`.
    public var flags: [Remark] = []
    /// The probes that were asked, in their order, in the words of the questionnaire's first
    /// language.
    public var probes: [Marked<String>] = []
    /// Passages of verbatims with their codes.
    public var tags: [Marked<Tag>] = []
    /// Answers that a soft check found unlikely and somebody found right.
    public var confirmed: [Marked<Confirmation>] = []

    public init() {}
  }

  /// All marks of one kind on one question.
  public struct Marked<Mark: Sendable & Hashable>: Sendable, Hashable {
    public let path: String
    public let marks: [Mark]

    public init(path: String, _ marks: [Mark]) {
      self.path = path
      self.marks = marks
    }
  }

  /// Why an answer is right although a check found it unlikely.
  public struct Confirmation: Sendable, Hashable {
    /// The check's place among those of the question, from 1.
    public let check: Int
    public let note: String

    public init(check: Int, note: String) {
      self.check = check
      self.note = note
    }
  }
}

// MARK: - JSON

extension InterviewRecord.Marks {
  var members: [(String, JSONValue?)] {
    [
      ("flags", Self.object(flags) { (path: $0.path, value: .string($0.text)) }),
      ("probes", Self.object(probes) { marked($0, JSONValue.string) }),
      ("tags", Self.object(tags) { marked($0, \.json) }),
      ("confirmed", Self.object(confirmed) { marked($0, \.json) }),
    ]
  }

  private func marked<Mark>(
    _ marked: InterviewRecord.Marked<Mark>, _ json: (Mark) -> JSONValue
  ) -> (path: String, value: JSONValue) {
    (marked.path, .array(marked.marks.map(json)))
  }

  private static func object<Element>(
    _ elements: [Element], _ member: (Element) -> (path: String, value: JSONValue)
  ) -> JSONValue? {
    guard !elements.isEmpty else { return nil }
    return .object(
      elements.map { element in
        let (path, value) = member(element)
        return JSONValue.Member(path, value)
      })
  }

  init(_ node: JSONNode) throws(RecordFault) {
    self.init()
    flags = try InterviewRecord.remarks(node, "flags")
    probes = try Self.marked(node, "probes") { element throws(RecordFault) in
      guard let text = element.string else { throw .unfit(key: "probes") }
      return text
    }
    tags = try Self.marked(node, "tags") { element throws(RecordFault) in
      try Tag(element, key: "tags")
    }
    confirmed = try Self.marked(node, "confirmed") { element throws(RecordFault) in
      InterviewRecord.Confirmation(
        check: try element.integer("check"), note: try element.text("note"))
    }
  }

  private static func marked<Mark>(
    _ node: JSONNode, _ key: String, _ mark: (JSONNode) throws(RecordFault) -> Mark
  ) throws(RecordFault) -> [InterviewRecord.Marked<Mark>] {
    var all: [InterviewRecord.Marked<Mark>] = []
    for member in node[key]?.members ?? .none {
      guard let elements = member.value.elements else { throw .unfit(key: key) }
      var marks: [Mark] = []
      for element in elements { marks.append(try mark(element)) }
      all.append(InterviewRecord.Marked(path: member.key, marks))
    }
    return all
  }
}

extension InterviewRecord.Confirmation {
  fileprivate var json: JSONValue {
    .present([("check", .integer(check)), ("note", .string(note))])
  }
}
