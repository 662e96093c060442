import Glibc

/// What a system says of itself in its files; below a folder that holds another one, of that.
struct SystemFacts {
  let root: String

  private static let largest = 1 << 20

  /// The text of a file without white space around it; nil where there is none.
  func text(_ path: String) -> String? {
    // Files of the kernel have no size: they are read as they come.
    let file = open(root + path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while bytes.count < Self.largest {
      let count = read(file, &buffer, buffer.count)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self).trimmed
  }

  func exists(_ path: String) -> Bool {
    var facts = stat()
    return lstat(root + path, &facts) == 0
  }

  func names(in folder: String) -> [String] { Files.names(in: root + folder) }

  /// What a key of systemd's configuration is set to: files of its folder win over the file itself, the
  /// last by name over those before.
  func setting(_ key: String, in file: String) -> String? {
    var value: String?
    let folder = file + ".d"
    let parts = names(in: folder).filter { $0.hasSuffix(".conf") }.map { "\(folder)/\($0)" }
    for path in [file] + parts {
      for line in (text(path) ?? "").split(separator: "\n") {
        let words = line.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
        if words.count == 2, words[0] == key { value = words[1] }
      }
    }
    return value
  }
}

extension String {
  /// Without white space at both ends.
  fileprivate var trimmed: String {
    let front = drop(while: \.isWhitespace)
    let back = front.reversed().drop(while: \.isWhitespace)
    return String(String(back).reversed())
  }
}
