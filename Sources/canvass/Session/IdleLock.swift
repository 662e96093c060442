import Glibc
import Store

/// Shuts a program that nobody uses any more, where a passphrase can open it again.
///
/// What was typed is kept first; then the program begins anew and asks for the passphrase. So nothing of
/// what was said is left in its memory, for the system takes all of that away.
struct IdleLock {
  /// Minutes without a key after which it locks, unless `lock_minutes` says otherwise; 0: never.
  private static let usualMinutes = 5

  private let patience: Duration
  private var last = ContinuousClock.now

  /// Nil where there is no passphrase, or nobody wants it.
  init?(_ desk: Deskwork) throws {
    guard try desk.store.protection() == .passphrase else { return nil }
    let text = desk.settings.value(nil, "lock_minutes") ?? String(Self.usualMinutes)
    guard let minutes = Double(text), minutes.isFinite, (0...1440).contains(minutes) else {
      throw Refusal("'lock_minutes' is '\(text)'; write a number of minutes, or 0 for never")
    }
    guard minutes > 0 else { return nil }
    patience = .milliseconds(Int64(minutes * 60_000))
  }

  /// Somebody is there.
  mutating func touch() { last = .now }

  /// How long it may still be quiet, in milliseconds.
  var remaining: Int {
    let left = patience - (ContinuousClock.now - last)
    return max(0, Int(left / .milliseconds(1)))
  }
}

/// The same program begun anew in the same process.
enum Relaunch {
  private static let name = "CANVASS_REOPEN"
  private static let nothing = "home"

  /// Ends this program and begins it anew with the words that it was given, at the interview that was
  /// open, unless nothing but this program's memory could open it. Returns only if that cannot be
  /// done.
  static func now(at interview: String?, of desk: Deskwork, language: String) {
    let lasting = interview.flatMap { desk.store.isPassing($0) ? nil : $0 }
    Seat.drop(desk, language: language)
    setenv(name, lasting ?? nothing, 1)
    let words: [UnsafeMutablePointer<CChar>?] = CommandLine.arguments.map { strdup($0) } + [nil]
    execv("/proc/self/exe", words)
  }

  /// Whether this program was begun anew, and with which interview: asked once, for it holds for
  /// nothing that is begun from here.
  static func taken() -> (isLocked: Bool, interview: String?) {
    guard let value = Surroundings.environment(name) else { return (false, nil) }
    unsetenv(name)
    return (true, value == nothing ? nil : value)
  }
}
