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
    if accepts { try store.known?.forget(mountsAbove: place) }
    try refuseWhatWasLeft()
    if !onAnyDisk {
      let isThere = devices(place) != nil
      guard let disk = devices(isThere ? place : MirrorHold.above(place)) else {
        throw .away(path: path)
      }
      // A medium that was pulled out leaves an empty folder where it was.
      guard disk != devices(store.directory) else { throw .sameDisk(path: path) }
    }
    try disk.make(at: place)
  }

  /// Where the folder's name leads now.
  private var place: String { KnownStores.whereItLeads(path) }

  /// Refuses the folder that a medium left, whatever name leads there and whatever lies in it.
  func refuseWhatWasLeft() throws(MirrorFault) {
    let last = held.withLock { $0.map { [$0.mount] } } ?? []
    let mounts = (store.known?.mounts ?? []).union(last)
    guard let mount = MirrorHold.mountLeft(at: path, among: mounts, devices) else { return }
    throw .pulled(path: path, mount: mount)
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
