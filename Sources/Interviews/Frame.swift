import Questionnaires
import Records
import Values

/// The items of one scope in one instance: the root has one, a repeat one for each instance.
struct Frame {
  let scope: ScopeID
  /// The frame that the repeat stands in; the root's own place for the root.
  let parent: Int
  /// What the journal calls the instance; 0 for the root.
  let identity: Int
  /// Where in `World.cells` those of its items begin, by slot.
  let firstCell: Int
  /// A parked instance keeps its answers, and comes back with them.
  var isActive = true
  /// Where the instance stands among its repeat's, from 1.
  var position = 1
  /// The instances of the repeats among its items, by slot.
  var instances: [Int: Instances] = [:]
}

/// What one item has in one frame.
struct Cell {
  /// In lexical form; kept while the item is not relevant.
  var answer = ""
  /// What a calculation gave as that text.
  var kind = ComputedKind.text
  /// What expressions read: nothing while it is not relevant.
  var value = Value.empty
  var isRelevant = true
  var isRequired = false
  /// Whether something that its calculation reads has changed since it ran.
  var isOutOfDate = true
  var failure: Failure?

  mutating func judged(isRequired: Bool, _ failure: Failure?) {
    self.isRequired = isRequired
    self.failure = failure
  }
}

/// The instances of one repeat in one frame.
struct Instances {
  /// Frames in order.
  var active: [Int] = []
  /// Frames beyond what `repeat_count` asks for, in order: kept, and back when it asks for more.
  var parked: [Int] = []
  var nextIdentity = 1
  var isOverLimit = false
}

/// What few questions have beside an answer.
struct Extra {
  var nonresponse: Nonresponse?
  /// Half-typed text.
  var typed = ""
  /// How many characters of it stand before the caret.
  var caret: Int?
  var note = ""
  var flag: QuestionFlag?
  /// The probes that were asked, in the order in which they were.
  var probes: [Int] = []
  var tags: [Tag] = []
  /// Answers that a check finds unlikely and somebody found right, by the check's place.
  var confirmed: [Int: Confirmation] = [:]

  struct Confirmation {
    var note: String
    var answer: String
  }

  var isEmpty: Bool {
    nonresponse == nil && typed.isEmpty && note.isEmpty && flag == nil && probes.isEmpty
      && tags.isEmpty && confirmed.isEmpty
  }
}
