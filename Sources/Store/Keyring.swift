import Sealing
import Synchronization

/// The device's own key while it is at hand, for everything that holds the store.
///
/// Everything is kept under it: it opens the key of each interview, and that what was said. Where a
/// passphrase protects it, it is here only between `unlock` and `lock`.
final class Keyring: Sendable {
  private struct Keys {
    var device: SecretKey?
    /// The interview that is being held: its key is needed for each answer.
    var last: (id: String, sealed: [UInt8], key: SecretKey)?
    /// Keys that are nowhere else, and the sign that this program has them.
    var passing: [String: (key: SecretKey, sign: InterviewHold)] = [:]
  }

  private let keys = Mutex(Keys())

  var key: SecretKey? { keys.withLock { $0.device } }

  /// Puts the device's key there, or takes it away, and forgets every other that it opens.
  func put(_ key: SecretKey?) {
    keys.withLock { $0 = Keys(device: key, passing: $0.passing) }
  }

  /// Puts a key there that is nowhere else.
  func put(_ key: SecretKey, passing id: String, _ sign: InterviewHold) {
    keys.withLock { $0.passing[id] = (key, sign) }
  }

  /// The interviews whose key is here and nowhere else, and the key of one.
  var passing: [String] { keys.withLock { $0.passing.keys.sorted() } }

  func passing(_ id: String) -> SecretKey? { keys.withLock { $0.passing[id]?.key } }

  func forget(passing id: String) { keys.withLock { $0.passing[id] = nil } }

  /// Forgets the keys of interviews: one of them may have been destroyed.
  func forgetInterviews() { keys.withLock { $0.last = nil } }

  /// The key of an interview, opened only where it is not the one that was asked for last.
  func interviewKey(
    _ id: String, _ sealed: [UInt8], open: () throws -> SecretKey
  ) rethrows -> SecretKey {
    let known = keys.withLock { keys in
      keys.last.flatMap { $0.id == id && $0.sealed == sealed ? $0.key : nil }
    }
    if let known { return known }
    let key = try open()
    keys.withLock { $0.last = (id, sealed, key) }
    return key
  }
}
