import Glibc
import Questionnaires

/// Reading and writing whole files, with faults that say where, what and how to mend it.
enum Files {
  /// More than any questionnaire; a larger file is a mistake.
  static let largest = 40 << 20

  static func read(_ path: String, atMost limit: Int = largest) throws(Refusal) -> [UInt8] {
    let file = try InputFile(path)
    guard file.size <= limit else { throw tooLarge(path, limit) }
    // It may grow while it is read.
    let bytes = try file.next(limit + 1)
    guard bytes.count <= limit else { throw tooLarge(path, limit) }
    return bytes
  }

  /// The bytes of a file that a questionnaire names, in its folder or below; nil if it cannot be read.
  /// Refuses one that a link leads elsewhere for.
  static func read(
    _ name: String, beside folder: String
  ) throws(LinkOutside) -> [UInt8]? {
    guard let file = try? InputFile(folder + "/" + name) else { return nil }
    guard file.lies(in: folder) else { throw LinkOutside() }
    let bytes = try? file.next(largest + 1)
    return bytes.flatMap { $0.count <= largest ? $0 : nil }
  }

  private static func tooLarge(_ path: String, _ limit: Int) -> Refusal {
    let size = limit >> 20 > 0 ? "\(limit >> 20) MiB" : "\(limit) bytes"
    return Refusal("\(path): is larger than \(size); that is no file for this")
  }

  /// Writes a file for its owner alone: beside it first, on disk, then in its place, so that nobody
  /// ever sees half of it.
  static func write(_ bytes: [UInt8], to path: String) throws(Refusal) {
    var file = try FileBeingWritten(path)
    try file.add(bytes)
    try file.keep()
  }

  /// Writes a file piece by piece, and gives its SHA-256.
  ///
  /// - Parameter isSound: whether lengths in a heading that was written to a pipe are to be set right.
  static func write(
    to path: String, isSound: Bool, _ next: () throws -> [UInt8]?
  ) throws -> String {
    var file = try FileBeingWritten(path)
    do {
      while let piece = try next() { try file.add(piece) }
    } catch {
      file.discard()
      throw error
    }
    if isSound { try file.setWaveLength() }
    try file.keep()
    return file.digest
  }

  static func remove(_ path: String) { unlink(path) }

  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// The names in a folder, in order; empty if it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { raw in
        String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
      }
      names.append(name)
    }
    return names.filter { $0 != "." && $0 != ".." }.sorted()
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether nobody but this account and the machine's administrator can have written it. A link of
  /// somebody else's is not followed.
  static func isTrusted(_ path: String) -> Bool {
    let own = [geteuid(), 0]
    var (link, file) = (stat(), stat())
    return lstat(path, &link) == 0 && own.contains(link.st_uid) && stat(path, &file) == 0
      && own.contains(file.st_uid) && file.st_mode & (S_IWGRP | S_IWOTH) == 0
  }

  /// Whether other accounts may read or write it.
  static func isOpenToOthers(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & 0o077 != 0
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Makes a folder for its owner alone, with those above it.
  static func makeFolder(_ path: String) throws(Refusal) {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      made += "/" + part
      if mkdir(made, 0o700) != 0, errno != EEXIST {
        throw Refusal("\(path): the folder cannot be made: \(reason())")
      }
    }
  }

  static func syncFolder(of path: String) {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let name = folder.joined(separator: "/")
    let descriptor = open(name.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : name, O_RDONLY)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  static func reason() -> String { String(cString: strerror(errno)) }
}

/// Why a command cannot do what it was asked, in a sentence for the person who asked.
struct Refusal: Error, CustomStringConvertible {
  /// What was wrong, mostly in one sentence.
  let sentences: [String]

  init(_ sentence: String) { sentences = [sentence] }

  init(_ sentences: [String]) { self.sentences = sentences }

  var sentence: String { sentences.joined(separator: "\n") }

  var description: String { sentence }
}
