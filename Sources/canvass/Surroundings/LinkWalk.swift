import Glibc

/// The way along a path, link by link, each of which somebody trusted must have made.
struct LinkWalk {
  /// Where it leads: a path without links as far as there is something.
  private(set) var end: String
  /// Whether its last name is a link's.
  private(set) var isLink = false
  /// What of this process it leads to, as `/dev/stdout` and `/dev/fd/3` do.
  private(set) var descriptor: Int32?

  /// As many as Linux follows.
  private static let mostLinks = 40

  init(_ path: String) throws(Refusal) {
    end = path.hasPrefix("/") ? "/" : "."
    var rest = Self.names(path)
    var links = 0
    while let name = rest.popLast() {
      let next = end == "/" ? "/" + name : end + "/" + name
      guard let facts = Self.facts(next), facts.st_mode & S_IFMT == S_IFLNK else {
        end = next
        continue
      }
      if let own = Self.ownDescriptor(in: end, name), rest.isEmpty {
        descriptor = own
        return
      }
      guard Self.mayMake(facts) else {
        let which = rest.isEmpty && links == 0 ? "is a link" : "leads through a link"
        throw Refusal("\(path): \(which) that somebody else made; name the file itself")
      }
      links += 1
      guard links <= Self.mostLinks, let target = Self.target(of: next) else {
        throw Refusal("\(path): cannot be followed: \(Files.reason())")
      }
      if rest.isEmpty { isLink = true }
      if target.hasPrefix("/") { end = "/" }
      rest += Self.names(target)
    }
  }

  /// Whether it belongs to this account or to the administrator.
  static func mayMake(_ facts: stat) -> Bool { [geteuid(), 0].contains(facts.st_uid) }

  /// The names on a path, the first one last.
  private static func names(_ path: String) -> [String] {
    path.split(separator: "/").filter { $0 != "." }.map(String.init).reversed()
  }

  private static func facts(_ path: String) -> stat? {
    var facts = stat()
    return lstat(path, &facts) == 0 ? facts : nil
  }

  private static func target(of link: String) -> String? {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(link, &bytes, bytes.count)
    guard count > 0, count < bytes.count else { return nil }
    return String(decoding: bytes.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The kernel's own names for what a process has open are no links that can be walked.
  private static func ownDescriptor(in folder: String, _ name: String) -> Int32? {
    folder == "/proc/\(getpid())/fd" ? Int32(name) : nil
  }
}
