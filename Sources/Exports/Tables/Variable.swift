import Questionnaires

/// A question as every version at hand knows it, or a name that only records know.
struct Variable: Sendable {
  /// What one version of the questionnaire says of it.
  struct Definition: Sendable {
    let version: String
    let type: ItemType
    /// The names of its choices, of a `select_multiple` alone.
    let choiceNames: [String]
    /// The labels of its choices by their names, if labels are wanted.
    let labels: [String: String]
  }

  let name: String
  let disclosure: Disclosure
  /// The newest version first; empty if no version has the name.
  private(set) var definitions: [Definition]
  /// Whether it accepts a reason instead of an answer, or a record holds one.
  var hasNonresponse: Bool
  /// Whether a record holds a note on it, and notes are wanted.
  var hasNote = false
  /// False for a section, a note or the like, which have remarks but no answers.
  var holdsAnswer: Bool

  init(
    _ name: String, _ disclosure: Disclosure, definitions: [Definition] = [],
    hasNonresponse: Bool = false, holdsAnswer: Bool = true
  ) {
    self.name = name
    self.disclosure = disclosure
    self.definitions = definitions
    self.hasNonresponse = hasNonresponse
    self.holdsAnswer = holdsAnswer
  }

  /// Adds what an older version says.
  mutating func add(_ older: Variable) {
    definitions += older.definitions
    hasNonresponse = hasNonresponse || older.hasNonresponse
  }
}

extension Variable {
  /// Whether nonresponse is a number in its own column. Versions that do not agree on the type
  /// have to agree on this.
  var takesCodes: Bool {
    !definitions.isEmpty && definitions.allSatisfy(\.type.takesCodes)
  }

  var mayHoldNumbers: Bool {
    !definitions.isEmpty && definitions.allSatisfy(\.type.mayHoldNumbers)
  }

  var isPoint: Bool { definitions.contains(where: \.type.isPoint) }

  /// Every choice that a version offers, in the order of the newest that has it.
  var choiceNames: [String] {
    var seen: Set<String> = []
    return definitions.flatMap(\.choiceNames).filter { seen.insert($0).inserted }
  }

  /// The label that the respondent of that version saw: the same name may have meant something else
  /// in another.
  func label(of choice: String, version: String) -> String? {
    let own = definitions.first { $0.version == version }?.labels[choice]
    return own ?? definitions.lazy.compactMap { $0.labels[choice] }.first
  }

  var showsLabels: Bool { definitions.contains { !$0.labels.isEmpty } }
}
