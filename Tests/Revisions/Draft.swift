import Interviews
import Questionnaires
import Records
import Revisions
import Values

/// An interview under way, a minute an event.
struct Draft {
  var interview: Interview
  private(set) var minutes = 0

  init(_ form: Form, language: String? = nil, seed: UInt64 = 7) throws {
    let beginning = Beginning(
      language: language ?? form.languages[0], interviewer: "Amina", seed: seed)
    interview = try Interview.begin(form, beginning, at: Self.minute(0)).interview
  }

  static func minute(_ minute: Int) -> Moment {
    Moment(milliseconds: 1_795_255_331_250 + Int64(minute) * 60_000, offsetMinutes: -240)
  }

  mutating func apply(_ event: JournalEvent) throws {
    minutes += 1
    _ = try interview.apply(event, at: Self.minute(minutes))
  }

  mutating func answer(_ name: String, _ value: String, in instances: [Int] = []) throws {
    try apply(.answered(Address(name, in: instances), value))
  }

  mutating func add(_ name: String, _ identity: Int, in instances: [Int] = []) throws {
    try apply(.instanceAdded(Address(name, in: instances), identity: identity))
  }

  func migrated(_ versions: Versions, _ renames: [Rename] = []) throws -> Migration {
    try Migration(
      of: interview, to: versions.new, by: try versions.revision(renames), at: Self.minute(9999))
  }
}

extension Interview {
  func answer(_ name: String, in instances: [Int] = []) -> String? {
    node(at: Address(name, in: instances)).map { answer($0) }
  }
}

extension MigrationReport {
  /// `a: kept`, `b: left choice_removed`, `c: converted, to mend`.
  var words: [String] {
    lines.map { line in
      let fate =
        switch line.fate {
        case .kept: "kept"
        case .converted: "converted"
        case .left(let obstacle): "left \(obstacle.rawValue)"
        }
      let part = line.part == .answer ? "" : " \(line.part.rawValue)"
      return "\(line.path)\(part): \(fate)" + (line.fault == nil ? "" : ", to mend")
    }
  }
}
