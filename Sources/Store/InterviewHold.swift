import Foundation
import Glibc
import Records

/// That one window has an interview open. It ends with the window, however that ends, for the system
/// keeps it and not a file that could be left behind.
public final class InterviewHold: Sendable {
  /// Whether the window that had it before ended without letting go: it was killed, it crashed, or the
  /// power went. What swept its file away meanwhile took that knowledge along; nothing invents it.
  public let wasLeftBehind: Bool

  private let descriptor: Int32
  private let path: String

  fileprivate init(_ descriptor: Int32, _ path: String, wasLeftBehind: Bool) {
    self.descriptor = descriptor
    self.path = path
    self.wasLeftBehind = wasLeftBehind
  }

  deinit {
    unlink(path)
    close(descriptor)
  }
}

extension Store {
  private static let heldEnding = ".open"

  /// Whether a file of that name says that a window has an interview open. One is left behind by a
  /// program that was killed.
  static func isHold(_ name: String) -> Bool {
    let identity = name.dropLast(heldEnding.count)
    return name.hasSuffix(heldEnding) && UUID(uuidString: String(identity)) != nil
  }

  /// Refuses while any interview is open in a window.
  func refuseOpenInterviews() throws(StoreFault) {
    for name in folder.names where name.hasSuffix(Self.heldEnding) {
      _ = try hold("uuid:" + name.dropLast(Self.heldEnding.count))
    }
  }

  /// Takes an interview for this window. Refuses while another one has it: what was typed in both could
  /// not be told apart.
  public func hold(_ id: String) throws(StoreFault) -> InterviewHold {
    guard RecordKey.isIdentity(id) else { throw .unknownInterview(id: id) }
    // Else it would be the file that says so which may not be made.
    if let refusal, case .readOnly = refusal { throw refusal }
    return try hold(id, as: folder.file(id.replacing("uuid:", with: "") + Self.heldEnding))
  }

  /// Takes the file that says so.
  func hold(_ id: String, as path: String) throws(StoreFault) -> InterviewHold {
    // Whoever let go may have removed the name between our opening and our taking it.
    for _ in 0..<100 {
      let flags = O_RDWR | O_NOFOLLOW | O_CLOEXEC
      var descriptor = open(path, flags | O_CREAT | O_EXCL, 0o600)
      let isThere = descriptor < 0 && errno == EEXIST
      if isThere { descriptor = open(path, flags) }
      if descriptor < 0, isThere, errno == ENOENT { continue }
      guard descriptor >= 0 else { throw .of(errno: errno, path: path) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        close(descriptor)
        throw .heldElsewhere(id: id)
      }
      var (mine, there) = (stat(), stat())
      if fstat(descriptor, &mine) == 0, stat(path, &there) == 0, mine.st_ino == there.st_ino {
        return InterviewHold(descriptor, path, wasLeftBehind: isThere)
      }
      close(descriptor)
    }
    throw .heldElsewhere(id: id)
  }
}
