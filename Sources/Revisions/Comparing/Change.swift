import Questionnaires

/// One difference between two versions of a questionnaire: where, and what.
public struct Change: Sendable, Hashable {
  public let subject: Subject
  public let kind: Kind

  public init(_ subject: Subject, _ kind: Kind) {
    self.subject = subject
    self.kind = kind
  }
}

extension Change {
  /// What has changed.
  public enum Subject: Sendable, Hashable {
    case questionnaire
    /// An item by its path in the old version, the new one, or both, and its type today (of one that
    /// is gone: its last).
    case item(old: String?, new: String?, ItemType)
    /// A choice list by its names, with the paths of the questions that use it in the new version.
    case choices(old: String, new: String, questions: [String])
  }

  /// How much it matters, the worst first.
  public enum Severity: String, Sendable, Hashable, CaseIterable {
    /// Answers in drafts would be lost, or may no longer stand.
    case breaking
    /// Answers before and after it are not the same thing: to be thought of in the analysis.
    case careful
    case harmless
  }

  /// What may happen to a questionnaire. Closed: what is in none of these cases is not compared.
  public enum Kind: Sendable, Hashable {
    // An item as a whole.
    case added(Newcomer)
    /// With the names of new items that it may have become: nobody can tell, so nobody guesses.
    case removed(couldBe: [String])
    case renamed(Sureness)
    /// Into another group of the same repeat, or of the root; and whether a condition is around it now
    /// that was not before.
    case moved(isConditional: Bool)
    /// Into a repeat, out of one, or from one to another: its answers have no place any more.
    case movedAcrossRepeats
    /// What is inside stands in another order.
    case itemsReordered
    /// And whether a calculation still fills it in.
    case retyped(from: ItemType, isComputed: Bool)

    // What an item says and does.
    case reworded(Wording, languages: [String], isSlight: Bool)
    case constraint(RuleChange)
    /// The checks beyond the constraint, whether a critical one is new among them, and whether one is
    /// gone or another with which drafts may have an answer confirmed.
    case checks(addCritical: Bool, losesConfirmed: Bool)
    /// Some of what an interviewer may ask beside the question is not there any more.
    case probesGone
    /// A range offers less than it did.
    case scaleNarrowed
    case rule(Rule, RuleChange)
    /// What a default or a calculation filled in where nobody can answer is lost: the rule is gone or
    /// another.
    case filledInIsLost(Rule)
    /// A rule that says what it said hangs on something that gives another value now; with the places
    /// of the first few such.
    case hangsOnChanged(Gate, [String])
    /// What reaching a note does, where it keeps nothing of the answers now and did before.
    case discards
    /// A note that ends interviews may end others than it did: a condition of it or around it is gone
    /// or another, or it stands before another end that it stood behind.
    case endsOthers(keepsAnswers: Bool)
    case setting(Setting)

    // Choice lists.
    case listReplaced
    case choicesAdded([String])
    /// `unclear` are those whose label several new choices have, or that share it. Where a list only helps
    /// to answer, as that of a text, nothing that was answered is lost with them.
    case choicesRemoved([String], unclear: [String], losesAnswers: Bool)
    case choicesRenamed([ChoiceRename])
    case choicesRelabelled([String], isSlight: Bool)
    case choicesReordered
    /// These exclude the others now.
    case choicesExclude([String])
    /// Columns that filters read, or that one excludes the others no more, or keeps its place.
    case choicesAltered([String])

    // The questionnaire.
    case identity
    case languagesAdded([String])
    case languagesRemoved([String])
  }
}

/// What a new item does to a draft that has answers already.
public enum Newcomer: Sendable, Hashable {
  case idle
  /// Nobody can finish without it, so that a draft that was done no longer is.
  case required
  /// It has a critical check, which must hold for anybody to finish.
  case checked
  /// It ends interviews.
  case end(keepsAnswers: Bool)
}

/// How sure it is that an item has another name now and is no other item.
public enum Sureness: String, Sendable, Hashable {
  /// A person said so.
  case told
  /// Nothing but its name has changed.
  case certain
  /// It has the words, or the contents, that the old one had, and nothing else has.
  case likely
}

/// A choice that has another name and the same label.
public struct ChoiceRename: Sendable, Hashable {
  public let old: String
  public let new: String
}

/// What became of a rule, or of anything else that may be there or not.
public enum RuleChange: String, Sendable, Hashable {
  case added
  case removed
  /// Whatever holds now held before; some that held before does not.
  case tightened
  case loosened
  /// Which of the two cannot be told.
  case changed
}

/// The texts of an item, by the format's keys.
public enum Wording: String, Sendable, Hashable, CaseIterable {
  case label, hint
  case guidanceHint = "guidance_hint"
  case requiredMessage = "required_message"
  case constraintMessage = "constraint_message"
}

/// The expressions of an item beside its constraint, by the format's keys.
public enum Rule: String, Sendable, Hashable, CaseIterable {
  case relevant, required, calculation, trigger
  case defaultValue = "default"
  case readOnly = "read_only"
  case choiceFilter = "choice_filter"
  case repeatCount = "repeat_count"
  case instanceLabel = "instance_label"
  case randomize
  case instanceName = "instance_name"
}

/// The rules by which an answer of a draft may be lost, by the format's keys.
public enum Gate: String, Sendable, Hashable, CaseIterable {
  case relevant
  case repeatCount = "repeat_count"
  case readOnly = "read_only"
  case choiceFilter = "choice_filter"
  case constraint
  /// A critical one.
  case check
  /// What it gives where nobody can answer.
  case defaultValue = "default"
}

/// Everything else that an author may set, by the format's keys.
public enum Setting: String, Sendable, Hashable, CaseIterable {
  case appearance, parameters
  case orOther = "or_other"
  case outcome, nonresponse
  case personalData = "personal_data"
  case sensitive, rationale, tags, title, description, submission
  case nonresponseCodes = "nonresponse_codes"
  case quotas, indicators, kiosk, recording
  case publicKeys = "public_keys"
  /// Another one is the first, which stands in for what is not translated.
  case languageOrder = "languages"
  case probes
  /// A text, a range or a place has a list that helps to answer, or has none any more.
  case choices
  /// A verbatim has no codebook any more.
  case codes
  case checkMessages = "check_messages"
}
