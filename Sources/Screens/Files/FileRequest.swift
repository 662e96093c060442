import Questionnaires
import Records

/// A file that somebody named as the answer of a question, to be copied beside the interview.
public struct FileRequest: Sendable, Hashable {
  /// The interview's identity.
  public let interview: String
  public let address: Address
  /// What kind of file the question asks for.
  public let type: ItemType
  /// As a person wrote it, without quotation marks: from the root, from `~`, or from the home folder.
  public let path: String
  /// Practice looks at the file and keeps no copy.
  public let isKept: Bool

  public init(
    interview: String, address: Address, type: ItemType, path: String, isKept: Bool
  ) {
    self.interview = interview
    self.address = address
    self.type = type
    self.path = path
    self.isKept = isKept
  }
}

/// Why a file cannot be an answer.
public enum FileRefusal: Error, Sendable, Hashable {
  case notFound
  case folder
  /// A device, a pipe, a socket.
  case notRegular
  case unreadable
  case empty
  /// With the limit in bytes.
  case tooLarge(limit: Int)
  /// The bytes are not those of a picture, of sound, of a film.
  case wrongKind(ItemType)
  /// Somebody wrote to it while it was copied.
  case changed
  case diskFull
  /// The copy could not be written for another reason.
  case notCopied
}

/// The names in a folder that a path leads through.
public struct FolderListing: Sendable, Equatable {
  /// As it was asked for: the part of what is typed up to its last slash.
  public let folder: String
  public let entries: [Entry]

  public struct Entry: Sendable, Equatable {
    public let name: String
    public let isFolder: Bool

    public init(name: String, isFolder: Bool) {
      self.name = name
      self.isFolder = isFolder
    }
  }

  public init(folder: String, _ entries: [Entry]) {
    self.folder = folder
    self.entries = entries
  }
}

/// What the screen knows of files outside: told by the program around it.
struct FilesOutside: Sendable, Equatable {
  /// The folder that was asked for last.
  var asked: String?
  var listing: FolderListing?
  /// The file that is being copied.
  var copying: Copying?

  struct Copying: Sendable, Equatable {
    let address: Address
    var done = 0
    var total = 0
  }
}
