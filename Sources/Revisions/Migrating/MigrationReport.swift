import Interviews
import Records

/// What became of everything that was said in a draft, by address: never a word of what was said.
public struct MigrationReport: Sendable, Hashable {
  /// In the old version's order.
  public let lines: [Line]

  /// One thing that was said, and what became of it.
  public struct Line: Sendable, Hashable {
    /// Where it stood in the old draft: `visits[2]/visit_year`.
    public let path: String
    public let part: Part
    public let fate: Fate
    /// What the new version has against it: it stands, and must be mended before the end.
    public let fault: Failure?
    /// Whether it was asked for, and the new version does not ask for it as things stand: it is there
    /// again once it does, and in no finished interview before.
    public let isUnasked: Bool
  }

  /// What of a question it is.
  public enum Part: String, Sendable, Hashable {
    case answer, nonresponse, typed, note, flag, tags, probe, confirmation
  }

  public enum Fate: Sendable, Hashable {
    case kept
    case converted([Conversion])
    /// It stays in the old draft.
    case left(Obstacle)
  }

  public var kept: [Line] { lines.filter { $0.fate == .kept } }

  public var converted: [Line] {
    lines.filter { if case .converted = $0.fate { true } else { false } }
  }

  public var left: [Line] { lines.filter { if case .left = $0.fate { true } else { false } } }

  public var unasked: [Line] { lines.filter(\.isUnasked) }

  public var toMend: [Line] { lines.filter { $0.fault != nil } }
}

/// What was done to something so that it could move.
public enum Conversion: Sendable, Hashable {
  case renamed(to: String, Sureness)
  case retyped
  case choicesRenamed
  /// Some of several chosen choices are gone; the others moved.
  case choicesDropped
  /// The reason instead of an answer stands: every one can be given at every question. The new version
  /// does not list it beside the answers any more, which its author may want to be asked about.
  case reasonUnlisted
}

/// Why something cannot move.
public enum Obstacle: String, Error, Sendable, Hashable, CaseIterable {
  case itemRemoved = "item_removed"
  case acrossRepeats = "across_repeats"
  /// No answer of the old type is one of the new.
  case retyped
  /// This one is not.
  case malformed
  case choiceRemoved = "choice_removed"
  case probeRemoved = "probe_removed"
  case checkRemoved = "check_removed"
  case notAsked = "not_asked"
  case readOnly = "read_only"
  case notAnswerable = "not_answerable"
  case instanceMissing = "instance_missing"
  /// The old version filled it in, and nobody has been there yet.
  case unseenDefault = "unseen_default"

  init(_ fault: InterviewFault) {
    switch fault {
    case .notRelevant: self = .notAsked
    case .readOnly: self = .readOnly
    case .unknownAddress, .fixedCount, .identityInUse: self = .instanceMissing
    default: self = .notAnswerable
    }
  }
}
