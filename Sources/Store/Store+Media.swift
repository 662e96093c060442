import GRDB
import Glibc
import Records

/// The files beside interviews: those that are answers, and sound. Each interview has a folder of its
/// own in the store, named after its identity, for its owner alone; the files are sealed under the
/// interview's key.
extension Store {
  /// Begins the copy of a file, named after an item. Nothing of it is kept before `MediaFile.keep`.
  public func newFile(
    of id: String, as item: String, ending: String
  ) throws(StoreFault) -> MediaFile {
    try newFile(.copy, of: id, as: item, ending: ending)
  }

  /// Begins a file of sound, of which all that is written stays.
  public func newRecording(of id: String, ending: String) throws(StoreFault) -> MediaFile {
    try newFile(.recording, of: id, as: "recording", ending: ending)
  }

  private func newFile(
    _ kind: MediaFile.Kind, of id: String, as item: String, ending: String
  ) throws(StoreFault) -> MediaFile {
    let interviewKey = try read { database in try key(database, of: id) }
    return try MediaFile(
      kind, in: try mediaFolder(of: id), item: item, ending: ending, under: interviewKey)
  }

  /// Where a file of an interview lies.
  public func path(of file: String, of id: String) -> String {
    Self.media(directory) + "/" + Self.folderName(id) + "/" + file
  }

  /// Takes a file away that came to nothing.
  public func removeFile(_ file: String, of id: String) { unlink(path(of: file, of: id)) }

  /// All files that the journals speak of, whether they are there or not; of the journals that can
  /// be read here.
  public func keptFiles() throws(StoreFault) -> [KeptFile] {
    try read { database in
      let ids = try String.fetchAll(
        database,
        sql: "SELECT DISTINCT interview FROM journal JOIN keys ON id = interview ORDER BY 1")
      return ids.flatMap { id in
        // A key that is damaged keeps nobody from the others' files.
        ((try? soundJournal(database, of: id))?.sound ?? []).compactMap { KeptFile(id, $0.event) }
      }
    }
  }

  static func media(_ directory: String) -> String { directory + "/media" }

  static func folderName(_ id: String) -> String { id.replacing("uuid:", with: "") }

  private func mediaFolder(of id: String) throws(StoreFault) -> Folder {
    guard RecordKey.isIdentity(id) else { throw .unknownInterview(id: id) }
    let folder = try Folder(Self.media(directory) + "/" + Self.folderName(id))
    guard StoreFolder.isFolder(folder.path) else { throw .notTrusted(path: folder.path, .link) }
    return folder
  }

  /// Gives an interview the files of the one that it goes on from. They are the same files under a
  /// second name where the disk can do that.
  func shareFiles(of id: String, with successor: String) throws(StoreFault) {
    let source = Self.media(directory) + "/" + Self.folderName(id)
    guard access(source, F_OK) == 0 else { return }
    let (from, to) = (try mediaFolder(of: id), try mediaFolder(of: successor))
    for name in from.names where !name.hasSuffix(MediaFile.ending) {
      guard link(from.file(name), to.file(name)) != 0, errno != EEXIST else { continue }
      try Self.copy(from.file(name), to: to.file(name))
    }
    to.sync()
  }

  private static func copy(_ source: String, to target: String) throws(StoreFault) {
    let input = open(source, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard input >= 0 else { throw .of(errno: errno, path: source) }
    defer { close(input) }
    let output = open(target, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard output >= 0 else { throw .of(errno: errno, path: target) }
    defer { close(output) }
    while true {
      let count = sendfile(output, input, nil, 1 << 20)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .of(errno: errno, path: target) }
      if count == 0 { break }
    }
    guard fsync(output) == 0 else { throw .of(errno: errno, path: target) }
  }

  /// Removes the files of interviews that have no journal here any more: discarded, withdrawn, not to
  /// be kept. It holds everybody else off meanwhile, so that no interview begins in between.
  func sweepMedia() {
    guard access(Self.media(directory), F_OK) == 0 else { return }
    try? write { database in
      let kept = try String.fetchSet(database, sql: "SELECT DISTINCT interview FROM journal")
      try removeFolders(but: Set(kept.map(Self.folderName)))
    }
  }

  private func removeFolders(but names: Set<String>) throws(StoreFault) {
    let all = try Folder(Self.media(directory))
    for name in all.names where !names.contains(name) {
      // What a link leads to is not ours to remove.
      guard StoreFolder.isFolder(all.file(name)), let folder = try? Folder(all.file(name)) else {
        unlink(all.file(name))
        continue
      }
      for file in folder.names { unlink(folder.file(file)) }
      rmdir(folder.path)
    }
    all.sync()
  }
}

/// A file that a journal speaks of.
public struct KeptFile: Sendable, Hashable {
  public let interview: String
  public let file: String
  /// What it was when it was copied; nil for sound, which was still to come.
  public let attachment: Attachment?

  public init(interview: String, _ attachment: Attachment) {
    (self.interview, file, self.attachment) = (interview, attachment.file, attachment)
  }

  init?(_ interview: String, _ event: JournalEvent) {
    self.interview = interview
    switch event {
    case .attached(_, let attachment): (file, self.attachment) = (attachment.file, attachment)
    case .recording(.began(let file)): (self.file, attachment) = (file, nil)
    default: return nil
    }
  }
}
