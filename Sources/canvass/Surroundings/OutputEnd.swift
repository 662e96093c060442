import Glibc

/// What stands where something is to be written.
enum OutputEnd {
  /// A file, or nothing yet, at this place, to which no link leads.
  case file(place: String)
  /// A device or a pipe, at this place.
  case stream(place: String)
  /// What this process has open already, as `/dev/stdout`: opened anew it would begin at its beginning.
  case open(Int32)

  /// Refuses what cannot be written to, and links of other people, also of folders on the way: whoever
  /// runs this as an administrator must not be led to a file of theirs.
  init(_ path: String) throws(Refusal) {
    let way = try LinkWalk(path)
    if let descriptor = way.descriptor {
      guard fcntl(descriptor, F_GETFL) & O_ACCMODE != O_RDONLY else {
        throw Refusal(
          descriptor == 1 ? "\(path): \(Self.closed)" : "\(path): is open to be read alone")
      }
      self = .open(descriptor)
      return
    }
    var facts = stat()
    guard lstat(way.end, &facts) == 0 else {
      guard !way.isLink else {
        throw Refusal("\(path): is a link that leads nowhere; name the file itself")
      }
      guard !path.hasSuffix("/") else { throw Refusal("\(path): is a folder's name; name a file") }
      self = .file(place: way.end)
      return
    }
    switch facts.st_mode & S_IFMT {
    case S_IFREG: self = .file(place: way.end)
    case S_IFCHR, S_IFIFO: self = .stream(place: way.end)
    case S_IFDIR: throw Refusal("\(path): is a folder; name a file")
    default: throw Refusal("\(path): is no file, and is not replaced; name a file")
    }
  }

  static let closed = "standard output is closed; open it, or name a file"

  /// Opens a device or a pipe, and looks at what was opened: something else may stand there by now.
  static func stream(at place: String, for path: String) throws(Refusal) -> Int32 {
    // Nobody waits for a reader who may never come.
    let descriptor = Glibc.open(place, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      let reason = errno == ENXIO ? "nobody reads from it; start the reader first" : Files.reason()
      throw Refusal("\(path): cannot be written: \(reason)")
    }
    do throws(Refusal) {
      var facts = stat()
      guard fstat(descriptor, &facts) == 0, [S_IFCHR, S_IFIFO].contains(facts.st_mode & S_IFMT)
      else { throw Refusal("\(path): is another thing than it was a moment ago; try again") }
      // A pipe of somebody else's would hand them what is written.
      if facts.st_mode & S_IFMT == S_IFIFO, !LinkWalk.mayMake(facts) {
        throw Refusal("\(path): is a pipe that somebody else made; name a file")
      }
      let flags = fcntl(descriptor, F_GETFL)
      guard flags >= 0, fcntl(descriptor, F_SETFL, flags & ~O_NONBLOCK) == 0 else {
        throw Refusal("\(path): cannot be written: \(Files.reason())")
      }
      return descriptor
    } catch {
      close(descriptor)
      throw error
    }
  }
}
