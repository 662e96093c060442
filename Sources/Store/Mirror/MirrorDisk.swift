import Glibc

/// The files of a second copy, on a medium that may be slow, full, failing or gone at any moment.
///
/// Whatever is written is on the medium and was read from it again when a verb returns.
struct MirrorDisk: Sendable {
  let path: String
  /// The medium that is being written to: another one in its place is left alone.
  let hold: MirrorHold?

  init(path: String, hold: MirrorHold? = nil) { (self.path, self.hold) = (path, hold) }

  /// Files of it end so; anything else in the folder is not looked at.
  static let ending = ".cvm"
  private static let partial = ".new"
  /// No file of a mirror is larger; one that is was not written by us.
  private static let largest = 1 << 30

  func file(_ name: String) -> String { path + "/" + name }

  /// Sees to it that the folder is there; the one that it lies in must be.
  ///
  /// - Parameter place: where its name leads, if that is known.
  func make(at place: String? = nil) throws(MirrorFault) {
    var facts = stat()
    if stat(path, &facts) != 0 {
      guard errno == ENOENT, mkdir(place ?? path, 0o700) == 0 else {
        throw .of(errno: errno, path: path)
      }
    } else if facts.st_mode & S_IFMT != S_IFDIR {
      throw .notAFile(path: path)
    }
  }

  /// On which disk a path lies; nil where there is nothing.
  typealias Devices = @Sendable (String) -> dev_t?

  /// The number of the disk that it lies on.
  static func device(of path: String) -> dev_t? {
    var facts = stat()
    return stat(path, &facts) == 0 ? facts.st_dev : nil
  }

  /// Keeps other programs from writing to it while the closure runs; what that did counts for nothing
  /// if the medium went in the meantime.
  func alone<Result>(
    on devices: Devices, _ body: (MirrorHold) throws(MirrorFault) -> Result
  ) throws(MirrorFault) -> Result {
    let name = file("lock")
    let lock = open(name, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard lock >= 0 else { throw .of(errno: errno, path: path, file: name) }
    defer { close(lock) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else { throw .busy(path: path) }
    // A program that is being started at this moment holds the same lock until it runs.
    defer { flock(lock, LOCK_UN) }
    let hold = MirrorHold(lock, lock: name, in: path, devices)
    let result = try body(hold)
    try hold.check()
    return result
  }

  /// The names of its files.
  var names: [String] {
    (try? Folder(path))?.names.filter { $0.hasSuffix(Self.ending) } ?? []
  }

  /// The bytes of a file; nil if there is none.
  func read(_ name: String) throws(MirrorFault) -> [UInt8]? {
    guard let input = try input(name) else { return nil }
    guard input.size <= Self.largest else { throw .notAFile(path: file(name)) }
    return try input.bytes(from: 0, count: input.size)
  }

  /// A file to be read piece by piece; nil if there is none.
  func input(_ name: String) throws(MirrorFault) -> MirrorInput? {
    do throws(MirrorFault) {
      return try MirrorInput(file(name), in: path)
    } catch {
      if error == .away(path: path), access(path, F_OK) == 0, access(file(name), F_OK) != 0 {
        return nil
      }
      throw error
    }
  }

  /// Cuts a file off at a place and writes on from there.
  func write(_ bytes: [UInt8], to name: String, at place: Int) throws(MirrorFault) {
    try hold?.check()
    let descriptor = open(file(name), O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .of(errno: errno, path: path, file: file(name)) }
    defer { close(descriptor) }
    guard ftruncate(descriptor, off_t(place)) == 0 else { throw .of(errno: errno, path: path) }
    try keep(bytes, descriptor, at: place)
  }

  /// Puts a file in the place of one that may be there: the old one stays until the new one is on the
  /// medium, and is overwritten then.
  func replace(_ name: String, with bytes: [UInt8]) throws(MirrorFault) {
    try hold?.check()
    let new = file(name) + Self.partial
    unlink(new)
    let descriptor = open(new, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .of(errno: errno, path: path) }
    defer { close(descriptor) }
    do {
      try keep(bytes, descriptor, at: 0)
    } catch {
      unlink(new)
      throw error
    }
    let old = open(file(name), O_WRONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    defer { if old >= 0 { close(old) } }
    guard rename(new, file(name)) == 0 else { throw .of(errno: errno, path: path) }
    sync()
    if old >= 0 { Self.blank(old) }
  }

  /// Overwrites a file and takes it away.
  func remove(_ name: String) throws(MirrorFault) {
    try hold?.check()
    let descriptor = open(file(name), O_WRONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    if descriptor >= 0 {
      Self.blank(descriptor)
      close(descriptor)
    }
    guard unlink(file(name)) == 0 || errno == ENOENT else { throw .of(errno: errno, path: path) }
    sync()
  }

  /// Gives a file that cannot be gone on with the next free name beside its own.
  func setAside(_ name: String) throws(MirrorFault) {
    try hold?.check()
    let stem = name.dropLast(Self.ending.count)
    var number = 1
    while access(file("\(stem)-\(number)\(Self.ending)"), F_OK) == 0 { number += 1 }
    guard rename(file(name), file("\(stem)-\(number)\(Self.ending)")) == 0 else {
      throw .of(errno: errno, path: path)
    }
    sync()
  }

  /// Makes the names durable, where the file system can.
  private func sync() { (try? Folder(path))?.sync() }
}

extension MirrorDisk {
  /// Writes, waits for the medium, and reads from it what it has.
  private func keep(_ bytes: [UInt8], _ descriptor: Int32, at place: Int) throws(MirrorFault) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        pwrite(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done, off_t(place + done))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .of(errno: errno, path: path) }
      done += count
    }
    guard fsync(descriptor) == 0 else { throw .of(errno: errno, path: path) }
    // Else the comparison would be with the system's memory of what it was given.
    posix_fadvise(descriptor, off_t(place), off_t(bytes.count), POSIX_FADV_DONTNEED)
    guard try MirrorInput.bytes(descriptor, from: place, count: bytes.count, in: path) == bytes
    else { throw .notKept(path: path) }
  }

  /// Overwrites what a file holds, as far as the medium does that in place.
  private static func blank(_ descriptor: Int32) {
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return }
    let zeros = [UInt8](repeating: 0, count: 1 << 16)
    var place = 0
    while place < Int(facts.st_size) {
      let count = pwrite(
        descriptor, zeros, min(zeros.count, Int(facts.st_size) - place), off_t(place))
      guard count > 0 else { break }
      place += count
    }
    fsync(descriptor)
  }
}
