import Glibc

/// Which file a name leads to.
struct FileIdentity: Sendable, Equatable {
  let device: dev_t
  let number: ino_t

  /// Nil where there is none; a link is not followed.
  init?(_ path: String) {
    var facts = stat()
    guard lstat(path, &facts) == 0 else { return nil }
    (device, number) = (facts.st_dev, facts.st_ino)
  }

  /// The file that is open.
  init?(descriptor: Int32) {
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { return nil }
    (device, number) = (facts.st_dev, facts.st_ino)
  }
}
