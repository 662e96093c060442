import Interviews
import JSONDocuments
import Questionnaires
import Values

extension MigrationReport.Line {
  /// `visits[2]/visit_year: renamed visited_in (likely)`
  public var text: String {
    let what = part == .answer ? path : "\(path) (\(part.rawValue))"
    let said = [words, faultWords, unaskedWords].filter { !$0.isEmpty }.joined(separator: "; ")
    return what + ":" + (said.isEmpty ? "" : " " + said)
  }

  private var words: String {
    switch fate {
    case .kept: ""
    case .converted(let how): how.map(\.words).joined(separator: "; ")
    case .left(let why): why.words
    }
  }

  private var faultWords: String {
    switch fault {
    case .constraint: "does not meet the new version's constraint"
    case .notOffered: "is not among the choices offered now"
    case .notAlone: "has a choice that excludes the others now"
    case .malformed: "cannot be read as the new type"
    case .offScale(let scale): "is not on the new version's scale, \(scale.words)"
    case .some: "cannot stand as it is"
    case nil: ""
    }
  }

  private var unaskedWords: String {
    isUnasked ? "is kept, and is left out unless it is asked for again" : ""
  }

  /// The same for scripts.
  public var json: JSONValue {
    .present([
      ("item", .string(path)), ("part", .string(part.rawValue)), ("what", .string(text)),
    ])
  }
}

extension RangeScale {
  /// `from 0 to 10 in steps of 0.5`
  fileprivate var words: String {
    let ends = "from \(DecimalNotation.text(of: start)) to \(DecimalNotation.text(of: end))"
    return step == 1 ? ends : ends + " in steps of \(DecimalNotation.text(of: step))"
  }
}

extension Conversion {
  fileprivate var words: String {
    switch self {
    case .renamed(let name, let sureness): "renamed \(name) (\(sureness.rawValue))"
    case .retyped: "written as the new type"
    case .choicesRenamed: "its choice has another name"
    case .reasonUnlisted: "its reason stands, though the new version no longer lists it"
    case .choicesDropped: "only those choices that are still there"
    }
  }
}

extension Obstacle {
  fileprivate var words: String {
    switch self {
    case .itemRemoved: "the new version has no such item"
    case .acrossRepeats: "it stands in another repeat now, or in none"
    case .retyped: "it has another type, which no such answer fits"
    case .malformed: "it has another type, which this answer does not fit"
    case .choiceRemoved: "a choice is gone that was chosen"
    case .probeRemoved: "the new version has no such probe"
    case .checkRemoved: "the new version has no such check to confirm"
    case .notAsked: "it is not asked in the new version, as things stand"
    case .readOnly: "it can only be read in the new version"
    case .notAnswerable: "nobody answers it in the new version"
    case .instanceMissing: "its instance of the repeat is not there in the new version"
    case .unseenDefault: "it was filled in by the old version, and nobody has seen it yet"
    }
  }
}
