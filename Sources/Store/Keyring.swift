import Sealing
import Synchronization

/// The device's own key while it is at hand, for everything that holds the store.
///
/// Everything is kept under it: it opens the key of each interview, and that what was said. Where a
/// passphrase protects it, it is here only between `unlock` and `lock`.
final class Keyring: Sendable {
  private let device = Mutex<SecretKey?>(nil)

  var key: SecretKey? { device.withLock { $0 } }

  func put(_ key: SecretKey?) { device.withLock { $0 = key } }
}
