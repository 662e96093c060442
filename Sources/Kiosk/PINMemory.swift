import JSONDocuments
import Values

/// What is remembered of tries at the staff PIN, or at codes: when and how each ended, never what was typed.
public struct PINMemory: Sendable, Hashable {
  /// How many were wrong since the last that was right.
  var wrong = 0
  var wait: Wait?
  /// The latest, oldest first.
  public private(set) var tries: [Try] = []

  public enum Outcome: String, Sendable, Hashable {
    case right, wrong
    /// Somebody tried while nobody may.
    case tooEarly = "too-early"
  }

  public struct Try: Sendable, Hashable {
    public let at: Moment
    public let outcome: Outcome
  }

  struct Wait: Sendable, Hashable {
    let until: Moment
    let seconds: Int
  }

  /// Older ones are forgotten: whoever hammers on the keypad must not fill the disk.
  static let mostTries = 200

  public init() {}

  mutating func note(_ outcome: Outcome, at now: Moment) {
    tries.append(Try(at: now, outcome: outcome))
    tries.removeFirst(max(0, tries.count - Self.mostTries))
  }

  mutating func forgive() {
    wrong = 0
    wait = nil
  }
}

extension PINMemory {
  /// `{"wrong": 3, "wait": {"until": "…", "seconds": 60}, "tries": [{"at": "…", "outcome": "wrong"}]}`
  public var json: JSONValue {
    .present([
      ("wrong", .integer(wrong)),
      (
        "wait",
        wait.map {
          .present([
            ("until", .string($0.until.description)), ("seconds", .integer($0.seconds)),
          ])
        }
      ),
      (
        "tries",
        .array(
          tries.map {
            .present([
              ("at", .string($0.at.description)), ("outcome", .string($0.outcome.rawValue)),
            ])
          })
      ),
    ])
  }

  /// What was kept; nil for what is not that, which nobody may take for «no tries yet».
  public init?(_ node: JSONNode) {
    guard let wrong = node["wrong"]?.integer, wrong >= 0, let tries = node["tries"]?.elements
    else { return nil }
    self.wrong = wrong
    self.tries = tries.suffix(Self.mostTries).compactMap { node in
      guard let at = node["at"]?.string.flatMap({ Moment($0) }),
        let outcome = node["outcome"]?.string.flatMap(Outcome.init)
      else { return nil }
      return Try(at: at, outcome: outcome)
    }
    guard let wait = node["wait"] else { return }
    guard let until = wait["until"]?.string.flatMap({ Moment($0) }),
      let seconds = wait["seconds"]?.integer
    else { return nil }
    self.wait = Wait(until: until, seconds: min(max(0, seconds), GuessGate.longestWaitSeconds))
  }
}
