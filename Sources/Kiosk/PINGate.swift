import Values

/// What came of one try at the staff PIN.
public enum PINAttempt: Sendable, Hashable {
  case right
  /// Wrong; so many tries are left before one has to wait.
  case wrong(left: Int)
  /// Nothing was looked at: nobody may try before then.
  case wait(until: Moment)
}

/// Lets in who knows the staff PIN, and makes who guesses wait longer and longer: three tries, then a
/// minute, then three more and two minutes, up to a quarter of an hour.
///
/// ```swift
/// var gate = PINGate(pin, remembered: memory)
/// switch gate.attempt("4711", at: now) { … }
/// // keep gate.memory before anybody is told: a restart must not give new tries
/// ```
public struct PINGate: Sendable, Hashable {
  public let pin: StaffPIN
  /// What must outlast the program.
  public private(set) var memory: PINMemory

  public static let triesAtOnce = 3
  public static let firstWaitSeconds = 60
  public static let longestWaitSeconds = 15 * 60

  public init(_ pin: StaffPIN, remembered memory: PINMemory = PINMemory()) {
    self.pin = pin
    self.memory = memory
  }

  /// How long nobody may try; nil: one may. A clock that was put back holds nobody off for longer than
  /// the wait was.
  public func waiting(at now: Moment) -> Moment? {
    guard let wait = memory.wait else { return nil }
    let end = min(wait.until, now.later(seconds: wait.seconds))
    return end > now ? end : nil
  }

  /// One try.
  public mutating func attempt(_ digits: String, at now: Moment) -> PINAttempt {
    if let until = waiting(at: now) {
      memory.note(.tooEarly, at: now)
      return .wait(until: until)
    }
    guard pin.isMade(of: digits) else { return refuse(at: now) }
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

extension Moment {
  /// So many seconds later, on the same clock.
  func later(seconds: Int) -> Moment {
    Moment(
      milliseconds: milliseconds + Int64(seconds) * 1000, offsetMinutes: offsetMinutes)
  }
}
