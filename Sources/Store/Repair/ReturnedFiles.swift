import Glibc
import Records
import Sealing

/// What came back of the files in a second copy.
struct ReturnedFiles: Sendable {
  private(set) var count = 0
  private(set) var findings: [RepairFinding] = []

  /// Brings the files of some interviews into the folder of a store: those that it lacks, and those of
  /// which it has less.
  init(
    from disk: MirrorDisk, to directory: String, of interviews: Set<String>
  ) throws(StoreFault) {
    for name in disk.names {
      guard let id = MirroredFile.interview(ofCopy: name), interviews.contains(id) else { continue }
      try bring(name, disk, to: directory)
    }
  }

  private mutating func bring(
    _ copy: String, _ disk: MirrorDisk, to directory: String
  ) throws(StoreFault) {
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
    let new = try NewFile(folder.file(file.name + MediaFile.ending))
    while let bytes = piece {
      try new.write(bytes)
      piece = try? pieces.next()
    }
    if !pieces.isSound { findings.append(.file(name: file.name, id: file.interview)) }
    if try new.keep(as: folder.file(file.name)) { count += 1 }
    folder.sync()
  }
}

/// A file that gets its name when all of it is on disk.
private struct NewFile {
  private let path: String
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
      guard count > 0 else {
        let why = errno
        close(descriptor)
        unlink(path)
        throw .of(errno: why, path: path)
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Puts it in the place of one that has less; says whether it did.
  func keep(as name: String) throws(StoreFault) -> Bool {
    defer { close(descriptor) }
    var (mine, there) = (stat(), stat())
    let isMore =
      fstat(descriptor, &mine) == 0
      && (lstat(name, &there) != 0 || there.st_size < mine.st_size)
    guard isMore else {
      unlink(path)
      return false
    }
    guard fsync(descriptor) == 0, rename(path, name) == 0 else {
      throw .of(errno: errno, path: path)
    }
    return true
  }
}
