import Expressions
import Questionnaires
import Records
import Values

/// All that follows from the events so far. It is the storage of `Interview`, which copies it before
/// changing one that somebody else holds too; being a class, it can be read while an expression is
/// evaluated without being copied.
final class World {
  let form: Form
  var frames: [Frame] = []
  /// Those of all frames, each frame's together.
  var cells: [Cell] = []
  var extras: [NodeID: Extra] = [:]
  var language: String
  var queue = RecomputeQueue()
  var told = ToldReaders()
  /// What each trigger read in which frame when it was last looked at.
  var triggers: [NodeID: [Int: Value]] = [:]
  /// How many events have been applied: what was found out before the last may be out of date.
  var revision = 0
  /// The rows that choice filters let through, with the revision they were found in.
  var offers: [NodeID: (revision: Int, rows: ChoiceRows)] = [:]

  /// What chance gave on an earlier version of the questionnaire.
  let drawn: [Address: DrawnByChance.Value]
  /// Whether what is replayed happened there: then what was drawn there is not drawn anew.
  var isBeforeMove: Bool

  // What holds while one event is applied.
  var now: Moment
  var randomSource: RandomSource
  /// Frames being filled for the first time, where defaults apply.
  var newFrames: Set<Int> = []
  /// An answer to be judged as if it had been given.
  var candidate: (node: NodeID, value: Value)?
  /// The expression that is being evaluated, the last one when none is.
  var compiled: CompiledExpression
  /// The question that it belongs to.
  var standing = NodeID.root
  /// What a predicate of it is judging; nil outside predicates.
  var judged: Judged?
  /// The call that could not be made, if one was tried.
  var brokenCall: SyntaxFault?
  /// The bytes of all computed texts together.
  var computedLength = 0
  /// How far the clock stands ahead of UTC at a local time, where its time zone is known.
  var zone: (@Sendable (Int64) -> Int)?

  static let mostInstances = Form.mostInstances
  static let mostFrames = Form.mostInstancesTogether
  /// So many bytes of computed texts are kept.
  static let mostComputed = 32 << 20

  init(
    form: Form, language: String, now: Moment, seed: UInt64,
    drawn: [Address: DrawnByChance.Value]
  ) {
    self.form = form
    self.drawn = drawn
    isBeforeMove = !drawn.isEmpty
    self.language = language
    self.now = now
    compiled = .nothing
    randomSource = RandomSource(seed: seed)
  }

  func copy() -> World {
    let copy = World(form: form, language: language, now: now, seed: 0, drawn: drawn)
    copy.frames = frames
    copy.cells = cells
    copy.extras = extras
    copy.triggers = triggers
    copy.randomSource = randomSource
    copy.revision = revision
    copy.computedLength = computedLength
    copy.zone = zone
    return copy
  }
}

// MARK: - Finding one's way

extension World {
  /// The place in `cells` of a node's.
  func place(of node: NodeID) -> Int { frames[node.frame].firstCell + form.items[node.item].slot }

  func cell(_ node: NodeID) -> Cell { cells[place(of: node)] }

  func isRelevant(_ node: NodeID) -> Bool { cells[place(of: node)].isRelevant }

  func instances(_ node: NodeID) -> Instances {
    frames[node.frame].instances[form.items[node.item].slot] ?? Instances()
  }

  /// The frames of a repeat's instances, in order.
  func activeFrames(_ node: NodeID) -> [Int] {
    frames[node.frame].instances[form.items[node.item].slot]?.active ?? []
  }

  /// The frame of a scope around, or at, a frame.
  func climb(from frame: Int, to scope: ScopeID) -> Int {
    var frame = frame
    while frames[frame].scope != scope, frame != 0 { frame = frames[frame].parent }
    return frame
  }

  /// All active frames of a scope below, or at, a frame, in order.
  func frames(of scope: ScopeID, below frame: Int) -> [Int] {
    if frames[frame].scope == scope { return [frame] }
    guard let around = form.scopes[scope].repeatItem else { return [] }
    let outer = form.items[around].scope
    if outer == frames[frame].scope { return activeFrames(NodeID(frame: frame, item: around)) }
    return frames(of: outer, below: frame).flatMap {
      activeFrames(NodeID(frame: $0, item: around))
    }
  }

  /// Whether the node and all around it exist as things stand.
  func isActive(_ frame: Int) -> Bool {
    var frame = frame
    while frame != 0 {
      guard frames[frame].isActive else { return false }
      frame = frames[frame].parent
    }
    return true
  }
}
