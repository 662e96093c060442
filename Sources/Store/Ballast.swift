import Glibc

/// Space set aside so that a full disk cannot stop an interview in its middle.
///
/// On a full disk SQLite cannot even delete. So a file is kept that can be given up: then the open
/// interview can be finished, and no new one is begun until there is room for another ballast.
struct Ballast: Sendable {
  static let size = 8 << 20

  let path: String

  /// Sets the space aside if it is not; says whether it is now. What was set aside before stays.
  func hold() -> Bool {
    var facts = stat()
    if stat(path, &facts) == 0, facts.st_size >= Self.size { return true }
    let file = open(path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0, fstat(file, &facts) == 0 else { return false }
    defer { close(file) }
    if posix_fallocate(file, 0, off_t(Self.size)) == 0 { return true }
    if ftruncate(file, facts.st_size) != 0 || facts.st_size == 0 { unlink(path) }
    return false
  }

  /// What SQLite takes to begin to read: an index of its log and a page or two.
  static let readingSize = 256 << 10

  /// Gives up as much as it takes to read, and keeps the rest for whoever is in the middle of an
  /// interview; says whether there was any.
  func lend() -> Bool {
    var facts = stat()
    guard stat(path, &facts) == 0, facts.st_size > Self.readingSize else { return release() }
    return truncate(path, facts.st_size - off_t(Self.readingSize)) == 0
  }

  /// Gives the space up; says whether there was any.
  func release() -> Bool { unlink(path) == 0 }
}
