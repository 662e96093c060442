import Records
import Sealing

/// Why the store could not do what it was asked. It names files, identities and numbers, never
/// anything that a person said, so that it is fit to be printed and logged.
public enum StoreFault: Error, Sendable, Hashable {
  // The place.
  case notADirectory(path: String)
  case notAFile(path: String)
  /// Others could read it, change it or lead elsewhere with it.
  case notTrusted(path: String, Distrust)
  case permissionDenied(path: String)
  case readOnly(path: String)
  case diskFull(path: String)
  /// A file may not grow any more (`RLIMIT_FSIZE`).
  case sizeLimit(path: String)
  case busy(path: String)
  /// Another program has the store open, or is repairing it.
  case inUse(path: String)
  case damaged(path: String)
  /// The files were removed, renamed or replaced while the program had them open.
  case gone(path: String)
  /// There is something in the database that canvass does not put there, or not as it does.
  case foreignSchema(path: String, name: String)
  case newerSchema(path: String, found: Int, known: Int)
  /// It is another store than was known in its place.
  case exchanged(path: String, Exchange)
  /// A store lies there already.
  case notEmpty(path: String)
  /// A file or folder that was named is not there.
  case missing(path: String)
  /// It is none that an interview was kept in, or was damaged.
  case notACopy(path: String)
  /// How a store is protected cannot be remembered in this folder.
  case notRemembered(folder: String)
  /// Anything else that SQLite or the system reports, by its number.
  case failed(path: String, code: Int)

  // The request.
  case unknownInterview(id: String)
  case ambiguous(prefix: String, count: Int)
  /// Somebody else added to the interview, or an entry was lost on the way here.
  case outOfOrder(id: String, expected: Int, found: Int)
  case alreadyBegun(id: String)
  case alreadyFinalized(id: String)
  case isPractice(id: String)
  /// Somebody went on with it since it was read.
  case addedTo(id: String)
  /// Another window has it open.
  case heldElsewhere(id: String)
  /// It goes on as another interview.
  case moved(id: String, to: String)
  /// The bytes to be kept as a record are none.
  case notARecord(id: String, RecordFault)
  /// It was withdrawn, and is not to come back.
  case erased(id: String)

  // What is sealed.
  /// The passphrase has not been given.
  case locked(path: String)
  case sealing(path: String, SealingFault)
  /// What was said can be read by the owners of study keys alone, or was wiped.
  case keyDestroyed(id: String)
  /// The key of an interview does not open.
  case damagedKey(id: String)
  /// The key of an interview is in the memory of one program alone, and so is what was said.
  case inMemoryAlone(id: String)
  /// The bytes of the record are no longer those that were frozen.
  case damagedRecord(id: String)
  /// The record was wiped after its receipt came.
  case wiped(id: String)
  /// Nothing is wiped before a collector holds it.
  case notAcknowledged(id: String)
  /// The journal is no longer what was written, from this entry on.
  case damagedJournal(id: String, entry: Int)
  /// A file beside an interview is not there.
  case missingFile(name: String, id: String)
  /// It is no longer what was written, or belongs to another interview.
  case damagedFile(name: String, id: String)
}

extension StoreFault {
  /// Where, what, and how to mend it, for a person.
  public var sentence: String {
    switch self {
    case .notADirectory(let path):
      "\(path) is not a folder: choose another place for the store"
    case .notAFile(let path):
      "\(path) is not a plain file, so it is not trusted: remove it or choose another store"
    case .notTrusted(let path, let why): why.sentence(path)
    case .permissionDenied(let path):
      "\(path) may not be used by this account: change its permissions or choose another store"
    case .readOnly(let path):
      "\(path) cannot be written to: it lies on a read-only disk or is write-protected. What is there can "
        + "be read; to go on, copy the folder to another disk and name it with --store"
    case .diskFull(let path):
      "the disk of \(path) is full: free some space and try again; what was saved is safe"
    case .sizeLimit(let path):
      "a file in \(path) may not grow any more: a limit on the size of files is set (ulimit -f); raise "
        + "it and try again; what was saved is safe"
    case .busy(let path):
      "\(path) is in use by another canvass: wait until it is done and try again"
    case .inUse(let path):
      "another canvass has \(path) open or is repairing it: close it there, then try again"
    case .damaged(let path):
      "\(path) is damaged: close every canvass, copy the whole folder away, then save all that is "
        + "sound with: canvass doctor --repair"
    case .gone(let path):
      "\(path) is not where it was: it was removed, renamed or replaced while canvass had it open; what "
        + "was answered last is in this program alone: put the folder back, or keep the interview elsewhere"
    case .foreignSchema(let path, let name):
      "somebody changed how \(path) is built ('\(name)'), so it is not trusted: copy the whole folder "
        + "away, then save all that is sound with: canvass doctor --repair"
    case .newerSchema(let path, let found, let known):
      "\(path) was written by a newer canvass (\(found), this one knows \(known)): update canvass"
    case .exchanged(let path, let exchange): exchange.sentence(path)
    case .notEmpty(let path):
      "\(path) holds a store already: name another folder with --store"
    case .missing(let path):
      "\(path) is not there: see that its name is right and its medium is in"
    case .notACopy(let path):
      "\(path) is no copy of an interview, or was damaged: name another file"
    case .notRemembered(let folder):
      "how the store is protected cannot be remembered in \(folder): see that it is a folder that this "
        + "account can write to, and that its disk has room"
    case .failed(let path, let code):
      "\(path) could not be read or written (SQLite \(code)): check the disk and try again"
    default: requestSentence
    }
  }

  private var requestSentence: String {
    switch self {
    case .unknownInterview(let id):
      "there is no interview \(id) here: 'canvass list' shows which there are"
    case .ambiguous(let prefix, let count):
      "\(prefix) fits \(count) interviews: write more of the identity"
    case .outOfOrder(let id, let expected, let found):
      "interview \(id) is open in another window: entry \(expected) was due, \(found) came; "
        + "close one of the two and resume the interview"
    case .alreadyBegun(let id):
      "interview \(id) has begun already: resume it"
    case .alreadyFinalized(let id):
      "interview \(id) is finalized and can only be read"
    case .isPractice(let id):
      "interview \(id) is practice: it is thrown away, never kept or sent"
    case .addedTo(let id):
      "somebody has gone on with interview \(id) in the meantime: close it and try again"
    case .heldElsewhere(let id):
      "interview \(id) is open in another window: go on there, or leave it there first"
    case .moved(let id, let successor):
      "interview \(id) was moved to another version and is only read: resume \(successor)"
    case .notARecord(let id, let fault):
      "what was to be kept of \(id) is no finalized interview: \(fault.sentence)"
    case .erased(let id):
      "\(id) was withdrawn and is not taken again"
    case .locked(let path):
      "\(path) is locked: its passphrase is needed"
    case .sealing(_, let fault): fault.sentence
    case .keyDestroyed(let id):
      "interview \(id) can no longer be read here: it is sealed to the study's keys, or was wiped"
    case .damagedKey(let id):
      "the key of interview \(id) is damaged, so nothing that was said in it can be read: bring it back from "
        + "the second copy with: canvass doctor --repair --mirror FOLDER"
    case .inMemoryAlone(let id):
      "interview \(id) is in the memory of this program alone (--ephemeral): no file of it can be made"
    case .damagedRecord(let id):
      "the record \(id) is damaged, or was not made here: it is set aside; 'canvass doctor' says more"
    case .wiped(let id):
      "the record \(id) was wiped here after the collector acknowledged it"
    case .notAcknowledged(let id):
      "no collector has acknowledged \(id), so it is not wiped"
    case .damagedJournal(let id, let entry):
      "interview \(id) is damaged from entry \(entry) on: 'canvass doctor --repair' keeps what is "
        + "sound"
    case .missingFile(let name, let id):
      "the file \(name) of interview \(id) is missing: restore it from a copy of the store"
    case .damagedFile(let name, let id):
      "the file \(name) of interview \(id) was changed: restore it from a copy of the store"
    default: "the store could not be used"
    }
  }
}
