import CKioskLock
import Glibc

/// What one of the kiosk's processes leaves to the next: a pipe that the guard holds open and never reads, so
/// that it stays in the kernel until it is taken, and goes with the computer's power.
public struct KioskRelay: Sendable, Hashable {
  private let reader: Int32
  private let writer: Int32

  /// A pipe takes so much without anybody reading, in one piece.
  public static let most = 4096

  /// Nil where there is none to be had.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard kiosk_guard_pipe(&ends) == 0 else { return nil }
    (reader, writer) = (ends[0], ends[1])
  }

  /// Leaves this to the next, which gets all of it; nothing of what is longer than `most`.
  public func leave(_ bytes: [UInt8]) {
    guard bytes.count <= Self.most else { return }
    _ = bytes.withUnsafeBytes { write(writer, $0.baseAddress, $0.count) }
  }

  /// What the one before left, which is gone with it.
  func take() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 2 * Self.most)
    let count = bytes.withUnsafeMutableBytes { read(reader, $0.baseAddress, $0.count) }
    return Array(bytes.prefix(max(0, count)))
  }
}
