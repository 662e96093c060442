import Glibc

/// What stands where something is to be written.
enum OutputEnd {
  /// A file, or nothing yet, at this place; of a link where it leads.
  case file(place: String)
  /// A device or a pipe.
  case stream

  /// Refuses what cannot be written to, and links of other people: whoever runs this as an administrator
  /// must not be led to a file of theirs.
  init(_ path: String) throws(Refusal) {
    var facts = stat()
    guard lstat(path, &facts) == 0 else {
      self = .file(place: path)
      return
    }
    let isLink = facts.st_mode & S_IFMT == S_IFLNK
    if isLink {
      guard [geteuid(), 0].contains(facts.st_uid) else {
        throw Refusal("\(path): is a link that somebody else made; name the file itself")
      }
      guard stat(path, &facts) == 0 else {
        throw Refusal("\(path): is a link that leads nowhere; name the file itself")
      }
    }
    // A pipe of somebody else's would hand them what is written.
    if facts.st_mode & S_IFMT == S_IFIFO, ![geteuid(), 0].contains(facts.st_uid) {
      throw Refusal("\(path): is a pipe that somebody else made; name a file")
    }
    switch facts.st_mode & S_IFMT {
    case S_IFREG: self = .file(place: isLink ? try Self.end(of: path) : path)
    case S_IFCHR, S_IFIFO: self = .stream
    case S_IFDIR: throw Refusal("\(path): is a folder; name a file")
    default: throw Refusal("\(path): is no file, and is not replaced; name a file")
    }
  }

  private static func end(of link: String) throws(Refusal) -> String {
    guard let real = realpath(link, nil) else {
      throw Refusal("\(link): cannot be followed: \(Files.reason())")
    }
    defer { free(real) }
    return String(cString: real)
  }
}
