import Glibc
import Records
import Sealing

/// What came back of the files in a second copy.
struct ReturnedFiles {
  private(set) var count = 0
  private(set) var findings: [RepairFinding] = []
  private let store: Store
  private let directory: String

  /// Brings the files of some interviews into the folder of a store: those that it lacks, and those of
  /// which more can be opened in the copy. One that is whole stays, whatever lies on the medium.
  ///
  /// - Parameter store: what has the keys and journals of these interviews.
  init(
    from disk: MirrorDisk, for store: Store, to directory: String, of interviews: Set<String>
  ) throws(StoreFault) {
    (self.store, self.directory) = (store, directory)
    for name in disk.names {
      guard let id = MirroredFile.interview(ofCopy: name), interviews.contains(id) else { continue }
      try bring(name, disk)
    }
  }

  private mutating func bring(_ copy: String, _ disk: MirrorDisk) throws(StoreFault) {
    // A file that cannot be read keeps nobody from the others.
    guard let input = try? disk.input(copy) else { return }
    var pieces = MirrorFile.Pieces(from: input.next, digest: sha256)
    var piece = try? pieces.next()
    guard let file = pieces.header?.subject.flatMap(MirroredFile.init), file.copy == copy else {
      return
    }
    let folder = try Folder(
      Store.media(directory) + "/" + Store.folderName(file.interview))
    guard StoreFolder.isFolder(folder.path) else { throw .notTrusted(path: folder.path, .link) }
    let place = folder.file(file.name)
    let proof = try store.fileProof(of: file.interview)
    let there = try proof?.worth(of: file, at: place)
    if there == .whole { return }
    let new = try NewFile(folder.file(file.name + MediaFile.ending))
    defer { new.discard() }
    while let bytes = piece {
      try new.write(bytes)
      piece = try? pieces.next()
    }
    guard let proof, let there else { return try bringUnjudged(file, new, to: place, folder) }
    let worth = try proof.worth(of: file, at: new.path)
    if worth == .nothing { findings.append(.otherFile(name: file.name, id: file.interview)) }
    // One that was cut while it was recorded is no more than that.
    if !pieces.isSound { findings.append(.file(name: file.name, id: file.interview)) }
    if worth > there { try keep(new, as: place, folder) }
  }

  /// A file that only the owners of study keys can open: it is brought where there is none.
  private mutating func bringUnjudged(
    _ file: MirroredFile, _ new: NewFile, to place: String, _ folder: Folder
  ) throws(StoreFault) {
    guard let size = Self.size(place) else { return try keep(new, as: place, folder) }
    if size != Self.size(new.path) {
      findings.append(.unjudgedFile(name: file.name, id: file.interview))
    }
  }

  private static func size(_ path: String) -> off_t? {
    var facts = stat()
    return lstat(path, &facts) == 0 ? facts.st_size : nil
  }

  private mutating func keep(
    _ new: NewFile, as place: String, _ folder: Folder
  ) throws(StoreFault) {
    try new.keep(as: place)
    folder.sync()
    count += 1
  }
}

/// A file that gets its name when all of it is on disk.
private struct NewFile {
  let path: String
  private let descriptor: Int32

  init(_ path: String) throws(StoreFault) {
    self.path = path
    unlink(path)
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .of(errno: errno, path: path) }
  }

  func write(_ bytes: [UInt8]) throws(StoreFault) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .of(errno: errno, path: path) }
      rest = rest.dropFirst(count)
    }
  }

  /// Puts it in the place of what is there.
  func keep(as name: String) throws(StoreFault) {
    guard fsync(descriptor) == 0, rename(path, name) == 0 else {
      throw .of(errno: errno, path: path)
    }
  }

  /// Leaves nothing of it but what was kept.
  func discard() {
    close(descriptor)
    unlink(path)
  }
}
