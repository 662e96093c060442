import Foundation

/// A folder that nobody else uses, gone with the value. In memory where the system has such a place:
/// what a disk would keep is the rig's to say there.
package final class ScratchFolder: Sendable {
  package let path: String

  package init(inMemory: Bool = true) throws {
    let memory = "/dev/shm"
    let isUsable = inMemory && FileManager.default.isWritableFile(atPath: memory)
    let above = isUsable ? memory : FileManager.default.temporaryDirectory.path
    // SQLite names files without symbolic links.
    let folder = URL(filePath: above).resolvingSymlinksInPath().path
    path = folder + "/canvass-faults-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A folder in it, made if it is not there.
  package func folder(_ name: String) throws -> String {
    try FileManager.default.createDirectory(
      atPath: path + "/" + name, withIntermediateDirectories: true)
    return path + "/" + name
  }
}
