import Values

/// Makes who guesses at something secret wait longer and longer: three tries, then a minute, then three more
/// and two minutes, up to a quarter of an hour.
public struct GuessGate: Sendable, Hashable {
  /// What must outlast the program.
  public private(set) var memory: PINMemory

  public static let triesAtOnce = 3
  public static let firstWaitSeconds = 60
  public static let longestWaitSeconds = 15 * 60

  public init(remembered memory: PINMemory = PINMemory()) { self.memory = memory }

  /// How long nobody may try; nil: one may. A clock that was put back holds nobody off for longer than
  /// the wait was.
  public func waiting(at now: Moment) -> Moment? {
    guard let wait = memory.wait else { return nil }
    let end = min(wait.until, now.later(seconds: wait.seconds))
    return end > now ? end : nil
  }

  /// One try, which is looked at where one may try.
  public mutating func attempt(at now: Moment, isRight: () -> Bool) -> PINAttempt {
    if let until = waiting(at: now) {
      memory.note(.tooEarly, at: now)
      return .wait(until: until)
    }
    guard isRight() else { return refuse(at: now) }
    memory.forgive()
    memory.note(.right, at: now)
    return .right
  }

  private mutating func refuse(at now: Moment) -> PINAttempt {
    memory.note(.wrong, at: now)
    memory.wrong += 1
    let left = Self.triesAtOnce - memory.wrong % Self.triesAtOnce
    guard left == Self.triesAtOnce else { return .wrong(left: left) }
    let seconds = Self.waitSeconds(rounds: memory.wrong / Self.triesAtOnce)
    let until = now.later(seconds: seconds)
    memory.wait = PINMemory.Wait(until: until, seconds: seconds)
    return .wait(until: until)
  }

  /// How long one waits after so many rounds of three wrong tries.
  static func waitSeconds(rounds: Int) -> Int {
    let doublings = min(max(0, rounds - 1), 8)
    return min(firstWaitSeconds << doublings, longestWaitSeconds)
  }
}
