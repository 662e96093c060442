import Glibc

/// A file that is read for a second copy, of the store's or of the medium's; it closes with its last
/// owner.
final class MirrorInput {
  let size: Int
  /// What tells whether it was written to: its number, size and the time of its last change.
  let stamp: Stamp
  private let descriptor: Int32
  private let folder: String
  private var place = 0

  struct Stamp: Sendable, Hashable {
    let number: UInt
    let size: Int
    let changed: [Int]

    /// Nil if there is no such file.
    init?(path: String) {
      var facts = stat()
      guard lstat(path, &facts) == 0 else { return nil }
      self.init(facts)
    }

    init(_ facts: stat) {
      (number, size) = (UInt(facts.st_ino), Int(facts.st_size))
      changed = [facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec]
    }
  }

  /// - Parameter folder: the folder that faults name.
  init(_ path: String, in folder: String) throws(MirrorFault) {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw .of(errno: errno, path: folder, file: path) }
    var facts = stat()
    guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      close(file)
      throw .notAFile(path: path)
    }
    (descriptor, self.folder, size) = (file, folder, Int(facts.st_size))
    stamp = Stamp(facts)
  }

  deinit { close(descriptor) }

  /// So many bytes from a place on, or those that are left.
  func bytes(from place: Int, count: Int) throws(MirrorFault) -> [UInt8] {
    try Self.bytes(descriptor, from: place, count: count, in: folder)
  }

  /// The next so many bytes, or those that are left.
  func next(_ count: Int) throws(MirrorFault) -> [UInt8] {
    let bytes = try bytes(from: place, count: count)
    place += bytes.count
    return bytes
  }

  static func bytes(
    _ descriptor: Int32, from place: Int, count: Int, in folder: String
  ) throws(MirrorFault) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let read = bytes.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress?.advanced(by: done), count - done, off_t(place + done))
      }
      if read < 0, errno == EINTR { continue }
      guard read >= 0 else { throw .of(errno: errno, path: folder) }
      if read == 0 { break }
      done += read
    }
    return Array(bytes.prefix(done))
  }
}
