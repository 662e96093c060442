import GRDB
import Glibc
import Records
import Sealing
import Values

/// What lies on the medium.
extension Mirror {
  static let deviceFile = "device" + MirrorDisk.ending

  static func file(of interview: String) -> String {
    interview.replacing("uuid:", with: "") + MirrorDisk.ending
  }

  /// The name of a questionnaire's file says its digest, shortened to what tells it apart.
  static func file(ofQuestionnaire hash: String) -> String {
    "q-" + hexadecimal(sha256(Array(hash.utf8)).prefix(8)) + MirrorDisk.ending
  }

  func open() throws(MirrorFault) {
    guard !isPulled else { throw .away(path: path) }
    let isThere = access(path, F_OK) == 0
    if !onAnyDisk {
      let above = path.split(separator: "/", omittingEmptySubsequences: true).dropLast()
      let parent = (path.hasPrefix("/") ? "/" : "./") + above.joined(separator: "/")
      guard let place = devices(isThere ? path : parent) else {
        throw .away(path: path)
      }
      // A medium that was pulled out leaves an empty folder where it was.
      guard place != devices(store.directory) else { throw .sameDisk(path: path) }
    }
    try disk.make()
  }

  /// Whether what is there is the folder that a medium left, and neither that nor another one.
  private var isPulled: Bool {
    guard access(disk.file(Self.deviceFile), F_OK) != 0 else { return false }
    let mounts = [held.withLock { $0?.mount }, store.known?.mount(ofMirror: path)]
    return mounts.compactMap(\.self).contains { MirrorHold.isPulled($0, devices) }
  }

  func read(_ name: String) throws(MirrorFault) -> MirrorFile.Reading? {
    guard let bytes = try disk.read(name) else { return nil }
    return MirrorFile.read(Self.kind(of: name), bytes, digest: sha256)
  }

  static func kind(of name: String) -> FrameFile {
    if name == deviceFile { return .mirroredDevice }
    if name.hasPrefix(MirroredFile.beginning) { return .mirroredFile }
    return name.hasPrefix("q-") ? .mirroredQuestionnaire : .mirroredInterview
  }

  func refuseForeign(
    _ reading: MirrorFile.Reading, _ device: StoredRow
  ) throws(MirrorFault) {
    guard let source = reading.header?.source, source != device.text("identity") else { return }
    throw .foreign(path: path, device: String(source.prefix(16)))
  }

  /// The files of interviews, by whose they are.
  func files() throws(MirrorFault) -> [String: String] {
    var files: [String: String] = [:]
    for name in disk.names where Self.kind(of: name) == .mirroredInterview {
      if let id = try read(name)?.header?.subject, Self.file(of: id) == name { files[id] = name }
    }
    return files
  }
}
