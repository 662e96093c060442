import CCrashVFS
import Foundation

/// A folder whose databases lie on a disk that can lose its power.
package final class CrashDisk {
  package let path: String
  private let disk: OpaquePointer

  /// - Parameter path: of a folder that is there.
  package init(_ path: String) throws {
    guard crash_vfs_install() == 0, let disk = crash_disk_new(path) else {
      throw RigFailure("SQLite took no layer below it")
    }
    self.path = path
    self.disk = disk
  }

  deinit { crash_disk_free(disk) }

  /// The power goes at this operation, counted from 1.
  package func cut(at operation: Int) { crash_disk_cut_at(disk, Int64(operation)) }

  package var isDead: Bool { crash_disk_is_dead(disk) }

  /// Writes, truncations, syncs and deletions so far.
  package var operations: Int { Int(crash_disk_operations(disk)) }

  /// Writes what a new process finds after the cut into a folder that is there.
  package func materialise(seed: Int, into folder: String) throws {
    guard crash_disk_materialise(disk, UInt64(bitPattern: Int64(seed)), folder) else {
      throw RigFailure("what the cut left could not be written to \(folder)")
    }
  }
}

/// Why a rig could not do its work; never that it found something.
package struct RigFailure: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}
