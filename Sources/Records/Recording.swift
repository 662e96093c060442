import JSONDocuments
import Values

/// What happens to the sound recording of an interview.
public enum Recording: Sendable, Hashable {
  /// A recorder writes this file from now on.
  case began(file: String)
  /// Somebody came to a question so many milliseconds after the file began.
  case reached(Address, file: String, milliseconds: Int)
  /// The file is closed.
  case ended(file: String, milliseconds: Int)
  /// There is no sound from here on although there should be; the interview goes on without.
  case failed(Failure)

  /// Why there is no recording.
  public enum Failure: String, Sendable, Hashable, CaseIterable {
    /// No recorder is installed.
    case missing
    /// The recorder could not be started.
    case unstartable
    /// The recorder ended by itself.
    case died
  }
}

extension InterviewRecord {
  /// A file of sound, and where in it each question is.
  public struct RecordedFile: Sendable, Hashable {
    public let file: String
    public let started: Moment
    /// Nil where nobody saw its end: the computer went off while it ran.
    public var seconds: Int?
    public var questions: [Place]

    public init(
      file: String, started: Moment, seconds: Int? = nil, questions: [Place] = []
    ) {
      self.file = file
      self.started = started
      self.seconds = seconds
      self.questions = questions
    }

    /// Where a question begins in the sound; a question that was come back to has several.
    public struct Place: Sendable, Hashable {
      /// The address of the question, as in `Remark`.
      public let path: String
      public let milliseconds: Int

      public init(path: String, milliseconds: Int) {
        self.path = path
        self.milliseconds = milliseconds
      }
    }
  }
}

// MARK: - JSON

extension Recording {
  /// The address that the event is about, and what else there is to say.
  var members: [(String, JSONValue?)] {
    switch self {
    case .began(let file): [("did", "began"), ("file", .string(file))]
    case .reached(_, let file, let milliseconds):
      [("did", "reached"), ("file", .string(file)), ("at_ms", .integer(milliseconds))]
    case .ended(let file, let milliseconds):
      [("did", "ended"), ("file", .string(file)), ("at_ms", .integer(milliseconds))]
    case .failed(let failure): [("did", "failed"), ("why", .string(failure.rawValue))]
    }
  }

  var address: Address? {
    if case .reached(let address, _, _) = self { address } else { nil }
  }

  /// - Parameter address: reads the address that the event is about.
  init(
    _ node: JSONNode, address: () throws(RecordFault) -> Address
  ) throws(RecordFault) {
    switch try node.text("did") {
    case "began": self = .began(file: try node.text("file"))
    case "reached":
      self = .reached(
        try address(), file: try node.text("file"), milliseconds: try node.integer("at_ms"))
    case "ended":
      self = .ended(file: try node.text("file"), milliseconds: try node.integer("at_ms"))
    case "failed": self = .failed(try node.choice("why"))
    default: throw .unfit(key: "did")
    }
  }
}

extension InterviewRecord.RecordedFile {
  /// `{"file":"…","started":"…","seconds":61,"questions":[{"item":"age","at_ms":1200}]}`
  var json: JSONValue {
    .present([
      ("file", .string(file)), ("started", .string(started.description)),
      ("seconds", seconds.map(JSONValue.integer)),
      (
        "questions",
        .array(
          questions.map { place in
            .present([("item", .string(place.path)), ("at_ms", .integer(place.milliseconds))])
          })
      ),
    ])
  }

  init(_ node: JSONNode) throws(RecordFault) {
    var questions: [Place] = []
    for element in node["questions"]?.elements ?? .none {
      questions.append(
        Place(path: try element.text("item"), milliseconds: try element.integer("at_ms")))
    }
    self.init(
      file: try node.text("file"), started: try node.moment("started"),
      seconds: node["seconds"] == nil ? nil : try node.integer("seconds"),
      questions: questions)
  }

  static func list(_ node: JSONNode) throws(RecordFault) -> [Self] {
    var files: [Self] = []
    for element in node["recordings"]?.elements ?? .none { files.append(try Self(element)) }
    return files
  }
}
