import Glibc

/// The store's folder: made so that nobody but its owner can look into it.
struct Folder: Sendable {
  let path: String

  /// Makes the folder and those above it where they are missing. One that is there is left as it is.
  init(_ path: String) throws(StoreFault) {
    self.path = path
    try Self.make(path)
  }

  func file(_ name: String) -> String { path + "/" + name }

  private static func make(_ path: String) throws(StoreFault) {
    var facts = stat()
    if stat(path, &facts) == 0 {
      guard facts.st_mode & S_IFMT == S_IFDIR else { throw .notADirectory(path: path) }
      return
    }
    guard errno == ENOENT else { throw .of(errno: errno, path: path) }
    if let above = parent(of: path) { try make(above) }
    // Somebody else may have made it in between: that is as good.
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .of(errno: errno, path: path) }
  }

  private static func parent(of path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: true).dropLast()
    guard !parts.isEmpty else { return nil }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// Sees to it that a file is there that only its owner can read. SQLite gives the files that it
  /// puts beside it the same permissions, so the process's umask need not be touched.
  func privateFile(_ name: String) throws(StoreFault) -> String {
    let path = file(name)
    var facts = stat()
    if lstat(path, &facts) == 0 {
      guard facts.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
      return path
    }
    let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 || errno == EEXIST else { throw .of(errno: errno, path: path) }
    if file >= 0 { close(file) }
    sync()
    return path
  }

  /// Makes the names in the folder durable.
  func sync() {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }
}
