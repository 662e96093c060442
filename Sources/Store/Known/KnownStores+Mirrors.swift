import JSONDocuments
import Records

/// Where media of second copies were mounted, so that a program that is started after one was pulled out
/// does not take the folder that is left for a medium, whatever name leads there: `{"mount":"/media/stick"}`.
extension KnownStores {
  private static let beginning = "mirror-"

  /// Every folder at which a medium was mounted when a copy was written to it.
  var mounts: Set<String> {
    Set(remembered.map(\.mount))
  }

  /// Where a medium was mounted at which, or below which, a folder lies, and is not any more: what lies there
  /// is not what was on it.
  public func mountLeft(at path: String) -> String? {
    MirrorHold.mountLeft(at: path, among: mounts, MirrorDisk.device)
  }

  /// Remembers one. Where it cannot be remembered a later program knows nothing of it.
  func remember(mount: String) {
    guard mount != "/", !mounts.contains(mount), (try? Folder(folder)) != nil else { return }
    let json = JSONValue.present([("mount", .string(mount))])
    try? MirrorDisk(path: folder).replace(
      Self.beginning + Self.name(of: mount), with: JSONWriter.bytes(json) + [UInt8(ascii: "\n")])
  }

  /// Forgets those at which, or below which, a folder lies: somebody says that it is no medium's.
  func forget(mountsAbove place: String) throws(MirrorFault) {
    for (file, mount) in remembered where Self.lies(place, at: mount) {
      try MirrorDisk(path: folder).remove(file)
    }
  }

  private var remembered: [(file: String, mount: String)] {
    let names = (try? Folder(folder))?.names ?? []
    return names.filter { $0.hasPrefix(Self.beginning) && $0.hasSuffix(".json") }.compactMap {
      name in
      guard let bytes = try? MirrorDisk(path: folder).read(name),
        let mount = try? JSONNode.record(bytes).text("mount"), mount != "/"
      else { return nil }
      return (name, mount)
    }
  }

  /// Whether a path is a folder or lies below it; both from the root, without links.
  static func lies(_ path: String, at folder: String) -> Bool {
    path == folder || folder == "/" || path.hasPrefix(folder + "/")
  }
}
