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
      if let own = Self.ownDescriptor(in: end, name), rest.isEmpty {
        guard fcntl(own, F_GETFD) >= 0 else {
          throw Refusal("\(path): nothing is open under the number \(own)")
        }
        descriptor = own
        return
      }
      guard let facts = Self.facts(next), facts.st_mode & S_IFMT == S_IFLNK else {
        end = next
        continue
      }
      guard Self.mayMake(facts) else {
        let which = rest.isEmpty && links == 0 ? "is a link" : "leads through a link"
        throw Refusal("\(path): \(which) that somebody else made; name the file itself")
      }
      links += 1
      guard links <= Self.mostLinks else {
        throw Refusal(
          "\(path): leads through more than \(Self.mostLinks) links; name the file itself")
      }
      let target = try Self.target(of: next, on: path)
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

  private static func target(of link: String, on path: String) throws(Refusal) -> String {
    var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = bytes.withUnsafeMutableBytes { bytes in
      bytes.withMemoryRebound(to: CChar.self) { letters in
        letters.baseAddress.map { readlink(link, $0, letters.count) } ?? -1
      }
    }
    guard count > 0, count < bytes.count else {
      throw Refusal("\(path): cannot be followed: \(Files.reason())")
    }
    // With other letters in the place of those that are none it would be another file.
    guard let target = String(validating: bytes.prefix(count), as: UTF8.self) else {
      throw Refusal(
        "\(path): leads through a link to a name that is not written in UTF-8; rename what it leads "
          + "to, or name another file")
    }
    return target
  }

  /// The kernel's own names for what a process has open are no links that can be walked.
  private static func ownDescriptor(in folder: String, _ name: String) -> Int32? {
    folder == "/proc/\(getpid())/fd" ? Int32(name) : nil
  }
}
