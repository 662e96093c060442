import Glibc

/// A file or link of the system that a kiosk needs, with all that is in it.
struct SystemFile: Equatable {
  /// As it is called on the computer that is set up.
  let path: String
  let content: Content

  enum Content: Equatable {
    case text([UInt8], mode: mode_t)
    /// A link, and where it leads.
    case link(String)
  }

  static let usualMode: mode_t = 0o644

  init(_ path: String, _ content: Content) {
    self.path = path
    self.content = content
  }

  init(_ path: String, lines: [String]) {
    let text = lines.map { $0 + "\n" }.joined()
    self.init(path, .text(Array(text.utf8), mode: Self.usualMode))
  }

  init(_ path: String, leadingTo target: String) { self.init(path, .link(target)) }
}

extension SystemFile.Content {
  /// What stands at a place; nil: nothing. Refuses what is neither a file nor a link.
  static func standing(at place: String) throws(Refusal) -> Self? {
    var facts = stat()
    guard lstat(place, &facts) == 0 else { return nil }
    switch facts.st_mode & S_IFMT {
    case S_IFREG: return .text(try Files.read(place), mode: facts.st_mode & 0o7777)
    case S_IFLNK:
      var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
      let count = readlink(place, &buffer, buffer.count)
      guard count >= 0 else { throw Refusal("\(place): cannot be read: \(Files.reason())") }
      return .link(String(decoding: buffer[..<count], as: UTF8.self))
    default: throw Refusal("\(place): is neither a file nor a link; look at it, then try again")
    }
  }

  /// Puts it there, beside it first: nobody ever sees half of it.
  func put(at place: String) throws(Refusal) {
    let partial = place + ".canvass-partial"
    unlink(partial)
    let isMade =
      switch self {
      case .text(let bytes, let mode): Self.make(bytes, mode, at: partial)
      case .link(let target): symlink(target, partial) == 0
      }
    guard isMade, rename(partial, place) == 0 else {
      let why = Files.reason()
      unlink(partial)
      throw Refusal("\(place): cannot be written: \(why)")
    }
    Files.syncFolder(of: place)
  }

  private static func make(_ bytes: [UInt8], _ mode: mode_t, at path: String) -> Bool {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    defer { close(file) }
    return Files.writeAll(bytes, to: file) && fchmod(file, mode) == 0 && fsync(file) == 0
  }
}
