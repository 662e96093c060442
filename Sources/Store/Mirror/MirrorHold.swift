import Glibc

/// The medium that is being written to.
///
/// Where a medium is pulled out that was mounted at the very folder of the copy, or above it, that folder is
/// there still, and empty: what is written to it then lies on another disk. The lock that is held on the
/// medium itself tells one from the other while it is written to; later the place at which it was mounted
/// (`mountLeft`).
struct MirrorHold: Sendable {
  private let path: String
  private let lock: String
  let identity: FileIdentity?
  /// Where the medium begins.
  let mount: String

  /// - Parameter descriptor: the lock, open.
  init(
    _ descriptor: Int32, lock: String, in path: String, _ devices: MirrorDisk.Devices
  ) {
    (self.path, self.lock) = (path, lock)
    identity = FileIdentity(descriptor: descriptor)
    mount = Self.mount(of: KnownStores.whereItLeads(path), devices)
  }

  /// Throws where the folder's name does not lead to the medium any more.
  func check() throws(MirrorFault) {
    guard identity != nil, FileIdentity(lock) == identity else { throw .away(path: path) }
  }

  /// Where the disk begins that a path lies on, or would, were it there: the highest folder above it, or the
  /// path, that lies on the same disk.
  ///
  /// - Parameter place: from the root, without links.
  static func mount(of place: String, _ devices: MirrorDisk.Devices) -> String {
    var place = place
    while place != "/", devices(place) == nil { place = above(place) }
    let disk = devices(place)
    while place != "/", devices(above(place)) == disk { place = above(place) }
    return place
  }

  /// Where a medium was mounted that is not any more, and left the folder at which, or below which, a path
  /// lies; nil where none did.
  ///
  /// - Parameter mounts: where media were mounted when copies were last written to them.
  static func mountLeft(
    at path: String, among mounts: Set<String>, _ devices: MirrorDisk.Devices
  ) -> String? {
    let place = KnownStores.whereItLeads(path)
    let begins = mount(of: place, devices)
    let left = mounts.filter { mount in
      KnownStores.lies(place, at: mount) && mount != begins && KnownStores.lies(mount, at: begins)
    }
    // What was mounted nearest tells most.
    return left.max { $0.utf8.count < $1.utf8.count }
  }

  static func above(_ path: String) -> String {
    let parts = path.split(separator: "/").dropLast()
    return "/" + parts.joined(separator: "/")
  }
}
