import Crypto
import Glibc
import Records

/// A file on its way to its place: for its owner alone, under a passing name until all of it is on disk.
struct FileBeingWritten {
  private let path: String
  private let partial: String
  private let descriptor: Int32
  private var hash = SHA256()
  private var head: [UInt8] = []
  private var size = 0

  /// No heading of a sound is longer.
  private static let longestHead = 4096

  init(_ path: String) throws(Refusal) {
    self.path = path
    partial = path + ".partial"
    unlink(partial)
    descriptor = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Refusal("\(path): cannot be written: \(Files.reason())") }
  }

  /// The SHA-256 of what was added.
  var digest: String { hexadecimal(Array(hash.finalize())) }

  mutating func add(_ bytes: [UInt8]) throws(Refusal) {
    guard Files.writeAll(bytes, to: descriptor) else { throw refusal() }
    hash.update(data: bytes)
    size += bytes.count
    if head.count < Self.longestHead { head += bytes.prefix(Self.longestHead - head.count) }
  }

  /// Enters the lengths that a recorder could not know.
  func setWaveLength() throws(Refusal) {
    guard let length = WaveLength(head[...], size: size) else { return }
    for (offset, bytes) in length.corrections {
      guard pwrite(descriptor, bytes, bytes.count, off_t(offset)) == bytes.count else {
        throw refusal()
      }
    }
  }

  /// Gives the file its name; both are on disk then.
  func keep() throws(Refusal) {
    guard fsync(descriptor) == 0, rename(partial, path) == 0 else { throw refusal() }
    close(descriptor)
    Files.syncFolder(of: path)
  }

  func discard() {
    close(descriptor)
    unlink(partial)
  }

  /// Why it cannot be written; nothing of it stays.
  private func refusal() -> Refusal {
    let why = Files.reason()
    discard()
    return Refusal("\(path): cannot be written: \(why)")
  }
}
