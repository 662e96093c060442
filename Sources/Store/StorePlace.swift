import Glibc
import Synchronization

/// Where the files of an open database lie. SQLite goes on writing into files that somebody removed,
/// renamed or replaced, and says that all is well: nothing would be left once the program ends. So it
/// is looked after each write whether the names still lead to the files.
final class StorePlace: Sendable {
  private let file: String
  private let seen: Mutex<(database: FileIdentity?, log: FileIdentity?)>

  init(_ file: String) {
    self.file = file
    seen = Mutex((FileIdentity(file), nil))
  }

  /// Whether what was written just now is where the next program will look for it.
  var isHeld: Bool {
    seen.withLock { seen in
      let log = FileIdentity(file + "-wal")
      if seen.log == nil { seen.log = log }
      return seen.database != nil && FileIdentity(file) == seen.database && log == seen.log
    }
  }
}
