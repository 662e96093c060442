import Expressions
import Questionnaires
import Values

/// All that follows from the events so far. It is the storage of `Interview`, which copies it before
/// changing one that somebody else holds too; being a class, it can be read while an expression is
/// evaluated without being copied.
final class World {
  let form: Form
  var frames: [Frame] = []
  var extras: [NodeID: Extra] = [:]
  var language: String
  var queue = RecomputeQueue()
  /// What each trigger read when its calculation last ran.
  var triggers: [NodeID: Value] = [:]

  // What holds while one event is applied.
  var now: Moment
  var random: RandomSource
  /// Frames being filled for the first time, where defaults apply.
  var newFrames: Set<Int> = []
  /// An answer to be judged as if it had been given.
  var candidate: (node: NodeID, value: Value)?
  /// The choice that a filter is judging.
  var choice: Choice?

  /// More instances of one repeat than any interview has; a mistyped count must not fill the memory.
  static let mostInstances = 10_000
  /// The same for all repeats together, since counts inside counts multiply.
  static let mostFrames = 100_000

  init(form: Form, language: String, now: Moment, seed: UInt64) {
    self.form = form
    self.language = language
    self.now = now
    random = RandomSource(seed: seed)
  }

  func copy() -> World {
    let copy = World(form: form, language: language, now: now, seed: 0)
    copy.frames = frames
    copy.extras = extras
    copy.triggers = triggers
    copy.random = random
    return copy
  }
}

// MARK: - Finding one's way

extension World {
  func cell(_ node: NodeID) -> Cell { frames[node.frame].cells[form.items[node.item].slot] }

  func setCell(_ node: NodeID, _ change: (inout Cell) -> Void) {
    change(&frames[node.frame].cells[form.items[node.item].slot])
  }

  func instances(_ node: NodeID) -> Instances {
    frames[node.frame].instances[form.items[node.item].slot] ?? Instances()
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
    var chain: [ItemID] = []
    var at = scope
    while at != frames[frame].scope, let around = form.scopes[at].repeatItem {
      chain.append(around)
      at = form.items[around].scope
    }
    guard at == frames[frame].scope else { return [] }
    return chain.reversed().reduce([frame]) { frames, item in
      frames.flatMap { instances(NodeID(frame: $0, item: item)).active }
    }
  }

  /// Where an instance stands among its repeat's, from 1.
  func position(of frame: Int) -> Int {
    guard let item = form.scopes[frames[frame].scope].repeatItem else { return 1 }
    let siblings = instances(NodeID(frame: frames[frame].parent, item: item)).active
    return (siblings.firstIndex(of: frame) ?? 0) + 1
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
