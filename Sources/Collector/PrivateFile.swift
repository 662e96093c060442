import Glibc

/// Makes files that only their owner can read.
enum PrivateFile {
  /// Sees to it that the file is there, and the folders above it. SQLite gives the files that it
  /// puts beside it the same permissions.
  static func make(_ path: String) throws(CollectorFault) {
    if let folder = folder(of: path) { try makeFolder(folder) }
    let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    if file >= 0 {
      close(file)
      syncFolder(of: path)
      return
    }
    guard errno == EEXIST else { throw .of(errno: errno, path: path) }
    // One that is there must be a file itself: a link could lead anywhere.
    let present = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
    guard present >= 0 else { throw .of(errno: errno, path: path) }
    close(present)
  }

  /// Puts bytes into a file, whole or not at all, durable when it returns.
  static func write(_ bytes: [UInt8], to path: String) throws(CollectorFault) {
    var facts = stat()
    if lstat(path, &facts) == 0, facts.st_mode & S_IFMT != S_IFREG { throw .noFile(path: path) }
    let partial = passingName(of: path)
    unlink(partial)
    let file = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .of(errno: errno, path: path) }
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { throw .of(errno: errno, path: path) }
      rest = rest.dropFirst(count)
    }
    guard fsync(file) == 0, rename(partial, path) == 0 else {
      throw .of(errno: errno, path: path)
    }
    syncFolder(of: path)
  }

  /// Beside it, and no name that anybody else gives.
  private static func passingName(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return path.dropLast(name.count) + ".\(name).collector-partial"
  }

  /// Makes a new name durable.
  private static func syncFolder(of path: String) {
    let folder = open(folder(of: path) ?? ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  /// All bytes of a file. Refuses one above `limit` bytes.
  static func read(_ path: String, limit: Int) throws(CollectorFault) -> [UInt8] {
    let file = try Input(path)
    let bytes = try file.next(limit + 1)
    guard bytes.count <= limit else { throw .unreadable(path: path) }
    return bytes
  }

  /// A file that is read from its beginning, as much at a time as is wanted.
  final class Input {
    private let path: String
    private let file: Int32

    init(_ path: String) throws(CollectorFault) {
      let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
      guard file >= 0 else { throw .unreadable(path: path) }
      var facts = stat()
      guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
        close(file)
        throw .unreadable(path: path)
      }
      (self.path, self.file) = (path, file)
    }

    deinit { close(file) }

    /// The next so many bytes, fewer at the end.
    func next(_ count: Int) throws(CollectorFault) -> [UInt8] {
      var bytes: [UInt8] = []
      var block = [UInt8](repeating: 0, count: min(count, 1 << 16))
      while bytes.count < count {
        let more = Glibc.read(file, &block, min(block.count, count - bytes.count))
        if more < 0, errno == EINTR { continue }
        guard more >= 0 else { throw .unreadable(path: path) }
        if more == 0 { break }
        bytes += block.prefix(more)
      }
      return bytes
    }
  }

  private static func makeFolder(_ path: String) throws(CollectorFault) {
    var facts = stat()
    if stat(path, &facts) == 0 { return }
    if let above = folder(of: path) { try makeFolder(above) }
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .of(errno: errno, path: path) }
  }

  private static func folder(of path: String) -> String? {
    guard let slash = path.lastIndex(of: "/") else { return nil }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

extension CollectorFault {
  static func of(errno code: Int32, path: String) -> CollectorFault {
    switch code {
    case EACCES, EPERM, ELOOP: .permissionDenied(path: path)
    case EROFS: .readOnly(path: path)
    case ENOSPC, EDQUOT: .diskFull(path: path)
    default: .failed(path: path, code: Int(code))
    }
  }
}
