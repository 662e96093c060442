import JSONDocuments
import Records

/// Where the media of second copies were mounted, so that a program that is started after one was pulled out
/// does not take the empty folder that is left for a new medium:
/// `{"path":"/media/stick/copy","mount":"/media/stick"}`.
extension KnownStores {
  /// Where the medium of the second copy in a folder was mounted when it was last written to.
  func mount(ofMirror path: String) -> String? {
    guard !accepts, let bytes = try? MirrorDisk(path: folder).read(Self.name(ofMirror: path))
    else { return nil }
    return try? JSONNode.record(bytes).text("mount")
  }

  /// Remembers it. Where it cannot be remembered a later program knows nothing of it.
  func remember(mount: String, ofMirror path: String) {
    guard self.mount(ofMirror: path) != mount else { return }
    let json = JSONValue.present([
      ("path", .string(Self.absolute(path))), ("mount", .string(mount)),
    ])
    guard (try? Folder(folder)) != nil else { return }
    try? MirrorDisk(path: folder).replace(
      Self.name(ofMirror: path), with: JSONWriter.bytes(json) + [UInt8(ascii: "\n")])
  }

  private static func name(ofMirror path: String) -> String {
    "mirror-" + name(of: absolute(path))
  }
}
