import GRDB
import Glibc
import Sealing

extension StoreFault {
  /// What an error of the database means. Its own message is dropped: it can hold values.
  init(_ error: any Error, path: String) {
    switch error {
    case let fault as StoreFault: self = fault
    case let error as DatabaseError: self = .of(error, path: path)
    case let fault as SealingFault: self = .sealing(path: path, fault)
    default: self = .damaged(path: path)  // a row does not hold what its table says
    }
  }

  private static func of(_ error: DatabaseError, path: String) -> StoreFault {
    switch error.resultCode {
    case .SQLITE_FULL: .diskFull(path: path)
    // What programs share of a database found no room.
    case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE && !isSizeLimited:
      .diskFull(path: path)
    // A database whose first block finds no room is said to want memory.
    case .SQLITE_NOMEM where hasNoRoom(path): .diskFull(path: path)
    case .SQLITE_READONLY: .readOnly(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path: path)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged(path: path)
    case .SQLITE_IOERR where isSizeLimited: .sizeLimit(path: path)
    case .SQLITE_PERM, .SQLITE_AUTH: .permissionDenied(path: path)
    case .SQLITE_CANTOPEN:
      isOnReadOnlyDisk(path) ? .readOnly(path: path) : .permissionDenied(path: path)
    default: .failed(path: path, code: Int(error.extendedResultCode.rawValue))
    }
  }

  /// What a failed system call means, by its `errno`.
  static func of(errno code: Int32, path: String) -> StoreFault {
    switch code {
    case EACCES, EPERM: .permissionDenied(path: path)
    case EROFS: .readOnly(path: path)
    case ENOSPC, EDQUOT: .diskFull(path: path)
    case EFBIG: .sizeLimit(path: path)
    case ENOTDIR, EEXIST: .notADirectory(path: path)
    case ELOOP: .notAFile(path: path)
    case ENOENT: .missing(path: path)
    default: .failed(path: path, code: Int(code))
    }
  }

  /// SQLite does not tell why a file did not grow.
  private static var isSizeLimited: Bool {
    var limit = rlimit()
    return getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0
      && limit.rlim_cur != .max
  }

  private static func hasNoRoom(_ path: String) -> Bool {
    var facts = statvfs()
    return statvfs(path, &facts) == 0 && facts.f_bavail == 0
  }

  private static func isOnReadOnlyDisk(_ path: String) -> Bool {
    var facts = statvfs()
    return statvfs(path, &facts) == 0 && facts.f_flag & UInt(ST_RDONLY) != 0
  }
}
