import Glibc
import Records
import Sealing

/// Why a second copy of a store could not be kept. It names folders and devices, never what was said.
public enum MirrorFault: Error, Sendable, Hashable {
  /// The store opens without a passphrase, so its key would lie open on the medium.
  case unprotected
  /// The folder, and the one that it should be in, are not there: the medium is not in.
  case away(path: String)
  /// A medium was mounted there, or above it, and is not: what lies there is the folder that it left.
  case pulled(path: String, mount: String)
  /// It lies on the disk of the store, and would be lost with it.
  case sameDisk(path: String)
  /// It is the copy of another store, whose fingerprint this is.
  case foreign(path: String, device: String)
  /// Another program is writing to it.
  case busy(path: String)
  case notAFile(path: String)
  case full(path: String)
  case readOnly(path: String)
  /// What was read back is not what was written.
  case notKept(path: String)
  /// Anything else that the system reports, by its number.
  case failed(path: String, code: Int)
  /// The store itself could not be read.
  case store(StoreFault)
}

extension MirrorFault {
  /// - Parameter file: what was opened, where it is that which is not to be trusted, and not the medium
  ///   that is to be mended.
  static func of(errno code: Int32, path: String, file: String? = nil) -> MirrorFault {
    switch code {
    case ENOENT, ENODEV, ENXIO, EIO, ENOTCONN, ESTALE: .away(path: path)
    case ENOSPC, EDQUOT, EFBIG: .full(path: path)
    case EROFS, EACCES, EPERM: .readOnly(path: path)
    case ELOOP, ENOTDIR: .notAFile(path: file ?? path)
    default: .failed(path: path, code: Int(code))
    }
  }

  /// Whether another medium may be there when it goes on.
  var isGone: Bool {
    switch self {
    case .away, .pulled: true
    default: false
    }
  }

  /// Whether putting the medium in again, or waiting, is all that it takes.
  public var isPassing: Bool {
    switch self {
    case .away, .pulled, .busy, .sameDisk: true
    default: false
    }
  }

  /// Where, what, and how to mend it, for a person.
  public var sentence: String {
    switch self {
    case .unprotected:
      "a second copy is kept of a store that has a passphrase, for on a stick that is lost nothing "
        + "else protects it; set one with: canvass keys passphrase"
    case .away(let path):
      "\(path) is not there: put the medium of the second copy in again"
    case .pulled(let path, let mount):
      "nothing is mounted at \(mount) any more, where the second copy in \(path) was: put its medium in "
        + "again; to keep a copy in the folder that is left there: canvass mirror --accept \(path)"
    case .sameDisk(let path):
      "\(path) lies on the same disk as the store and would be lost with it: put another medium in, "
        + "or name a folder on one"
    case .foreign(let path, let device):
      "\(path) is the second copy of another device (\(device)): name a folder of its own for this one"
    case .busy(let path): "\(path) is being written to by another canvass: it goes on there"
    case .notAFile(let path):
      "\(path) is a link, or no plain file or folder, so it is not trusted: remove it, or name another "
        + "folder for the second copy"
    case .full(let path):
      "\(path) is full: free some space on the medium; the interviews themselves are safe in the store"
    case .readOnly(let path): "\(path) cannot be written to: use another medium for the second copy"
    case .notKept(let path):
      "\(path) does not hold what was written to it: the medium is failing, use another one"
    case .failed(let path, let code):
      "\(path) could not be read or written (error \(code)): check the medium"
    case .store(let fault): fault.sentence
    }
  }
}
