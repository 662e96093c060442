import GRDB

/// Why the collector could not do what it was asked by whoever runs it, or could not keep what it
/// was sent. Names files and names that were given by hand, nothing that a person said.
public enum CollectorFault: Error, Sendable, Hashable {
  case permissionDenied(path: String)
  case readOnly(path: String)
  case diskFull(path: String)
  case busy(path: String)
  case damaged(path: String)
  case newerSchema(path: String, found: Int, known: Int)
  case failed(path: String, code: Int)
  case unreadable(path: String)
  /// A device, a link or a folder stands where a file is to be written.
  case noFile(path: String)

  case unfitName
  case nameTaken(String)
  case unknownToken(String)
  case unknownRecord(String)

  case unfitAddress(String)
  case remoteAddress(String)
  case cannotListen(String)
}

extension CollectorFault {
  /// Where, what, and how to mend it, for a person.
  public var sentence: String {
    switch self {
    case .permissionDenied(let path):
      "\(path) may not be used by this account: change its permissions or choose another database"
    case .readOnly(let path):
      "\(path) cannot be written to: it lies on a read-only disk or is write-protected"
    case .diskFull(let path):
      "the disk of \(path) is full: free some space; what was acknowledged is safe"
    case .busy(let path):
      "\(path) is in use by another program: wait until it is done and try again"
    case .damaged(let path):
      "\(path) is damaged: stop the collector, copy the file away, and restore a copy"
    case .newerSchema(let path, let found, let known):
      "\(path) was written by a newer collector (\(found), this one knows \(known)): update it"
    case .failed(let path, let code):
      "\(path) could not be read or written (\(code)): check the disk and try again"
    case .unreadable(let path):
      "\(path) cannot be read: check that it is there and that this account may read it"
    case .noFile(let path):
      "\(path) is no ordinary file and is not replaced: name another file"
    default: requestSentence
    }
  }

  private var requestSentence: String {
    switch self {
    case .unfitName:
      "a token's name is 1 to 64 letters of a to z, digits, and . _ - : choose such a name"
    case .nameTaken(let name):
      "there has been a token '\(name)' already: choose another name"
    case .unknownToken(let name):
      "there is no token '\(name)': 'token list' shows which there are"
    case .unknownRecord(let id):
      "there is no record '\(id)' here: 'records' shows which there are"
    case .unfitAddress(let text):
      "'\(text)' is no address to listen on: write it as 127.0.0.1:8080 or [::1]:8080"
    case .remoteAddress(let text):
      "\(text) can be reached from other machines, and this program does not encrypt: put a TLS "
        + "proxy in front of 127.0.0.1, or say --allow-remote if there is one on another machine"
    case .cannotListen(let text):
      "nothing can listen on \(text): is another program there, or is it not this machine's?"
    default: "the collector could not be used"
    }
  }
}

extension CollectorFault {
  /// What an error of the database means. Its own message is dropped: it can hold values.
  init(_ error: any Error, path: String) {
    switch error {
    case let fault as CollectorFault: self = fault
    case let error as DatabaseError: self = .of(error, path: path)
    default: self = .damaged(path: path)
    }
  }

  private static func of(_ error: DatabaseError, path: String) -> CollectorFault {
    switch error.resultCode {
    case .SQLITE_FULL: .diskFull(path: path)
    case .SQLITE_READONLY: .readOnly(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path: path)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged(path: path)
    case .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_CANTOPEN: .permissionDenied(path: path)
    default: .failed(path: path, code: Int(error.extendedResultCode.rawValue))
    }
  }
}
