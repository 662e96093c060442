import GRDB
import GRDBSQLite
import Glibc

/// A store on a disk that takes nothing. SQLite cannot even read a database with a write-ahead log there,
/// for it must write to share it; and to tell it that nobody writes would leave out what stands in the
/// log. So what was committed, the log's part with it, is brought into memory and read there: nothing is
/// written anywhere, and no copy is left.
enum StoreImage {
  /// Whether the files that are there cannot be written to.
  static func isNeeded(_ folder: Folder) -> Bool {
    let file = folder.file(Store.fileName)
    guard access(file, F_OK) == 0 else { return false }
    return access(file, W_OK) != 0 || access(folder.path, W_OK | X_OK) != 0
  }

  /// The database as it was last committed.
  static func open(
    _ folder: Folder, _ configuration: Configuration
  ) throws(StoreFault) -> DatabaseQueue {
    let image = try read(folder)
    do {
      let queue = try DatabaseQueue(named: nil, configuration: configuration)
      try queue.inDatabase { try put(image, into: $0) }
      return queue
    } catch { throw StoreFault(error, path: folder.path) }
  }

  private static func put(_ image: [UInt8], into database: Database) throws {
    let size = Int64(image.count)
    guard let memory = sqlite3_malloc64(UInt64(image.count)) else {
      throw DatabaseError(resultCode: .SQLITE_NOMEM)
    }
    UnsafeMutableRawBufferPointer(start: memory, count: image.count).copyBytes(from: image)
    // It belongs to SQLite from here on, whatever comes of it.
    let flags = UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE)
    let code = sqlite3_deserialize(
      database.sqliteConnection, "main", memory.assumingMemoryBound(to: UInt8.self), size, size,
      flags)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  /// The files may be another machine's to change: they are read until nobody did meanwhile.
  private static func read(_ folder: Folder) throws(StoreFault) -> [UInt8] {
    let names = ["", "-wal"].map { folder.file(Store.fileName) + $0 }
    for _ in 0..<3 {
      let before = names.map(MirrorInput.Stamp.init(path:))
      let bytes = (try Store.bytes(names[0]), try Store.bytes(names[1]))
      guard before == names.map(MirrorInput.Stamp.init(path:)) else { continue }
      return PageFile(database: bytes.0, log: bytes.1).image
    }
    throw .busy(path: folder.path)
  }
}

extension PageFile {
  /// All pages as one file that needs no log.
  fileprivate var image: [UInt8] {
    var image = whole
    // The versions of the format for writing and reading: 2 is with a log, 1 without.
    if image.count >= 100 { (image[18], image[19]) = (1, 1) }
    return image
  }
}
