import Glibc

/// The medium that is being written to.
///
/// Where a medium is pulled out that was mounted at the very folder of the copy, or above it, that folder is
/// there still, and empty: what is written to it then lies on another disk. The lock that is held on the
/// medium itself tells one from the other while it is written to; later the place at which it was mounted.
struct MirrorHold: Sendable {
  private let path: String
  private let lock: String
  let identity: FileIdentity?
  /// Where the medium begins.
  let mount: String?

  /// - Parameter descriptor: the lock, open.
  init(
    _ descriptor: Int32, lock: String, in path: String, _ devices: MirrorDisk.Devices
  ) {
    (self.path, self.lock) = (path, lock)
    identity = FileIdentity(descriptor: descriptor)
    mount = Self.mount(of: path, devices)
  }

  /// Throws where the folder's name does not lead to the medium any more.
  func check() throws(MirrorFault) {
    guard identity != nil, FileIdentity(lock) == identity else { throw .away(path: path) }
  }

  /// Whether nothing is mounted any more where a medium was.
  static func isPulled(_ mount: String, _ devices: MirrorDisk.Devices) -> Bool {
    mount != "/" && (devices(mount) == nil || devices(mount) == devices(above(mount)))
  }

  /// The highest folder above a path, or the path, that lies on the same disk.
  private static func mount(of path: String, _ devices: MirrorDisk.Devices) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    var place = String(cString: real)
    guard let disk = devices(place) else { return nil }
    while place != "/", devices(above(place)) == disk { place = above(place) }
    return place
  }

  private static func above(_ path: String) -> String {
    let parts = path.split(separator: "/").dropLast()
    return "/" + parts.joined(separator: "/")
  }
}
