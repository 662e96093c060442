import Crypto
import Glibc
import Records

/// A file on its way to its place: for its owner alone, under a passing name until all of it is on disk.
///
/// A device or a pipe is never replaced: what is written goes into it at once. Of a link its end is
/// replaced, and the link stays.
struct FileBeingWritten {
  /// As it was asked for.
  private let path: String
  private let way: Way
  private let descriptor: Int32
  private var hash = SHA256()
  private var head: [UInt8] = []
  private var size = 0

  private enum Way {
    /// Written under the one name, kept under the other.
    case beside(partial: String, place: String)
    case straight
  }

  /// No heading of a sound is longer.
  private static let longestHead = 4096

  init(_ path: String) throws(Refusal) {
    self.path = path
    switch try OutputEnd(path) {
    case .open(let shared):
      way = .straight
      descriptor = fcntl(shared, F_DUPFD_CLOEXEC, 0)
    case .stream(let place):
      way = .straight
      descriptor = try OutputEnd.stream(at: place, for: path)
    case .file(let place):
      let partial = Self.passingName(of: place)
      way = .beside(partial: partial, place: place)
      unlink(partial)
      descriptor = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    }
    guard descriptor >= 0 else { throw Refusal("\(path): cannot be written: \(Files.reason())") }
  }

  /// Beside it, hidden, and no name that anybody gives to a file of theirs.
  private static func passingName(of place: String) -> String {
    let name = place.split(separator: "/").last.map(String.init) ?? place
    let known = ".\(name).canvass-partial"
    let passing =
      known.utf8.count <= longestName
      ? known : ".\(hexadecimal(Array(SHA256.hash(data: Array(name.utf8))))).canvass-partial"
    return place.dropLast(name.count) + passing
  }

  /// The longest name of a file, in bytes.
  private static let longestName = 255

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
    guard case .beside = way, let length = WaveLength(head[...], size: size) else { return }
    for (offset, bytes) in length.corrections {
      guard pwrite(descriptor, bytes, bytes.count, off_t(offset)) == bytes.count else {
        throw refusal()
      }
    }
  }

  /// Gives the file its name; both are on disk then.
  func keep() throws(Refusal) {
    if case .beside(let partial, let place) = way {
      guard fsync(descriptor) == 0, rename(partial, place) == 0 else { throw refusal() }
      Files.syncFolder(of: place)
    }
    close(descriptor)
  }

  func discard() {
    close(descriptor)
    if case .beside(let partial, _) = way { unlink(partial) }
  }

  /// Why it cannot be written; nothing of it stays.
  private func refusal() -> Refusal {
    let why = Files.reason()
    discard()
    return Refusal("\(path): cannot be written: \(why)")
  }
}
