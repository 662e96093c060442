import Values

/// What came of one try at the staff PIN.
public enum PINAttempt: Sendable, Hashable {
  case right
  /// Wrong; so many tries are left before one has to wait.
  case wrong(left: Int)
  /// Nothing was looked at: nobody may try before then.
  case wait(until: Moment)
}

/// Lets in who knows the staff PIN, and makes who guesses wait longer and longer, as `GuessGate` does.
///
/// ```swift
/// var gate = PINGate(pin, remembered: memory)
/// switch gate.attempt("4711", at: now) { … }
/// // keep gate.memory before anybody is told: a restart must not give new tries
/// ```
public struct PINGate: Sendable, Hashable {
  public let pin: StaffPIN
  private var gate: GuessGate

  public init(_ pin: StaffPIN, remembered memory: PINMemory = PINMemory()) {
    self.pin = pin
    gate = GuessGate(remembered: memory)
  }

  /// What must outlast the program.
  public var memory: PINMemory { gate.memory }

  /// How long nobody may try; nil: one may.
  public func waiting(at now: Moment) -> Moment? { gate.waiting(at: now) }

  /// One try.
  public mutating func attempt(_ digits: String, at now: Moment) -> PINAttempt {
    let pin = pin
    return gate.attempt(at: now) { pin.isMade(of: digits) }
  }
}

extension Moment {
  /// So many seconds later, on the same clock.
  func later(seconds: Int) -> Moment {
    Moment(
      milliseconds: milliseconds + Int64(seconds) * 1000, offsetMinutes: offsetMinutes)
  }
}
