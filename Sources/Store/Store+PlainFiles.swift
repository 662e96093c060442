import GRDB
import Glibc
import Sealing

/// Files of stores that were made before files were sealed: they lie there in clear until the store is
/// first opened by somebody who can seal them.
extension Store {
  /// Seals what older versions left in clear, if that has not been done: each file in its place, and what
  /// it was is overwritten once no other name leads to it. Where it fails, on a full disk say, what
  /// is left is tried again when the store is next opened.
  func sealPlainFiles() {
    guard !isLocked, (try? hasPlainFiles()) == true else { return }
    try? write { database in
      let ids = try String.fetchAll(database, sql: "SELECT id FROM keys")
      var isAll = true
      for id in ids {
        // One key that is damaged keeps no other interview's files in clear.
        if let key = try? key(database, of: id) {
          try sealPlainFiles(of: key)
        } else if StoreFolder.isFolder(Self.media(directory) + "/" + Self.folderName(id)) {
          isAll = false
        }
      }
      guard isAll else { return }
      try database.execute(sql: "DELETE FROM chores WHERE name = 'seal files'")
    }
  }

  /// Whether files may still lie there in clear.
  public func hasPlainFiles() throws(StoreFault) -> Bool {
    try read { database in
      try Int.fetchOne(database, sql: "SELECT 1 FROM chores WHERE name = 'seal files'") != nil
    }
  }

  private func sealPlainFiles(of key: InterviewKey) throws(StoreFault) {
    let path = Self.media(directory) + "/" + Self.folderName(key.id)
    guard access(path, F_OK) == 0 else { return }
    let folder = try Folder(path)
    for name in folder.names {
      if name.hasSuffix(MediaFile.ending) {
        unlink(folder.file(name))
      } else if !isSealed(name, in: folder, under: key) {
        try seal(name, in: folder, under: key)
      }
    }
  }

  /// A file of somebody's may begin as sealed ones do: only one that opens is.
  private func isSealed(_ name: String, in folder: Folder, under key: InterviewKey) -> Bool {
    guard
      let file = try? SealedFile(name, at: folder.file(name), of: key.id, under: key.secret),
      (try? file.next()) != nil
    else { return false }
    return true
  }

  private func seal(
    _ name: String, in folder: Folder, under key: InterviewKey
  ) throws(StoreFault) {
    let path = folder.file(name)
    let source = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard source >= 0 else { throw .of(errno: errno, path: path) }
    defer { close(source) }
    var facts = stat()
    guard fstat(source, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      throw .notAFile(path: path)
    }
    var target = try MediaFile(replacing: name, in: folder, under: key)
    var buffer = [UInt8](repeating: 0, count: SealedStream.largestPiece)
    while true {
      let count = Glibc.read(source, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        let why = errno
        target.discard()
        throw .of(errno: why, path: path)
      }
      if count == 0 { break }
      do throws(StoreFault) {
        try target.write(buffer[..<count])
      } catch {
        target.discard()
        throw error
      }
    }
    try target.keep()
    Self.overwrite(source)
  }

  /// Writes zeros over a file that no name leads to any more.
  private static func overwrite(_ file: Int32) {
    var facts = stat()
    guard fstat(file, &facts) == 0, facts.st_nlink == 0 else { return }
    let zeros = [UInt8](repeating: 0, count: 1 << 18)
    var place: off_t = 0
    while place < facts.st_size {
      let count = pwrite(file, zeros, min(zeros.count, Int(facts.st_size - place)), place)
      guard count > 0 else { return }
      place += off_t(count)
    }
    fsync(file)
  }
}
