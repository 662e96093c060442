import Glibc
import Sealing

/// A file on its way beside an interview. It is sealed before it is written, so nothing of it is ever
/// on the disk in clear.
///
/// A copy has a passing name until all of it is on disk, so that half a file is never taken for a
/// whole one; a recording has its own from the beginning, for half of it is worth keeping.
public struct MediaFile: Sendable {
  /// The name that it has when it is kept: the item's with a number and an ending, `photo-1.jpg`.
  public let name: String
  private let folder: Folder
  private let path: String
  private let descriptor: Int32
  private var stream: SealedStream
  /// Written since the last time that the disk had it for certain.
  private var unsure = 0

  enum Kind { case copy, recording }

  /// Passing names end so; what is left of them in a folder is from a program that was cut off.
  static let ending = ".partial"
  /// Bytes of a recording that a power cut may take: some two seconds.
  private static let mostUnsure = 1 << 16

  init(
    _ kind: Kind, in folder: Folder, item: String, ending: String, under key: InterviewKey
  ) throws(StoreFault) {
    if kind == .copy { Self.removeRemains(in: folder) }
    try self.init(kind, in: folder, folder.freeName(item, ending), under: key)
  }

  /// A file that takes the place of the one that has its name.
  init(replacing name: String, in folder: Folder, under key: InterviewKey) throws(StoreFault) {
    try self.init(.copy, in: folder, name, under: key)
  }

  private init(
    _ kind: Kind, in folder: Folder, _ name: String, under key: InterviewKey
  ) throws(StoreFault) {
    (self.folder, self.name) = (folder, name)
    let path = folder.file(kind == .copy ? name + Self.ending : name)
    self.path = path
    stream = try Self.sealing(name, key.id) { () throws(SealingFault) in
      try SealedStream(new: name, under: key.secret)
    }
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .of(errno: errno, path: folder.path) }
    do throws(StoreFault) {
      try put(stream.heading)
    } catch {
      discard()
      throw error
    }
    if kind == .recording { folder.sync() }
  }

  private static func removeRemains(in folder: Folder) {
    for name in folder.names where name.hasSuffix(ending) { unlink(folder.file(name)) }
  }

  static func sealing<Result>(
    _ name: String, _ id: String, _ body: () throws(SealingFault) -> Result
  ) throws(StoreFault) -> Result {
    do throws(SealingFault) {
      return try body()
    } catch { throw StoreFault.damagedFile(name: name, id: id) }
  }

  /// Adds bytes.
  public mutating func write(_ bytes: ArraySlice<UInt8>) throws(StoreFault) {
    var rest = bytes
    while !rest.isEmpty {
      try put(try seal(rest.prefix(SealedStream.largestPiece), isLast: false))
      rest = rest.dropFirst(SealedStream.largestPiece)
    }
    unsure += bytes.count
    guard unsure >= Self.mostUnsure, path == folder.file(name) else { return }
    fdatasync(descriptor)
    unsure = 0
  }

  private mutating func seal(
    _ piece: ArraySlice<UInt8>, isLast: Bool
  ) throws(StoreFault) -> [UInt8] {
    do throws(SealingFault) {
      return try stream.seal(piece, isLast: isLast)
    } catch { throw .sealing(path: folder.path, error) }
  }

  private func put(_ bytes: [UInt8]) throws(StoreFault) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .of(errno: errno, path: folder.path) }
      rest = rest.dropFirst(count)
    }
  }

  /// Ends the file and gives it its name. Both are on disk when it returns. A copy that cannot be ended
  /// is gone; a recording stays as it is.
  @discardableResult
  public mutating func keep() throws(StoreFault) -> String {
    do throws(StoreFault) {
      try put(try seal([], isLast: true))
      guard fsync(descriptor) == 0,
        path == folder.file(name) || rename(path, folder.file(name)) == 0
      else { throw .of(errno: errno, path: folder.path) }
    } catch {
      close(descriptor)
      if path != folder.file(name) { unlink(path) }
      throw error
    }
    close(descriptor)
    folder.sync()
    return name
  }

  /// Leaves nothing of it.
  public func discard() {
    close(descriptor)
    unlink(path)
  }
}

extension Folder {
  /// The next name of an item that no file has or is about to get.
  func freeName(_ item: String, _ ending: String) -> String {
    var number = 1
    while isTaken("\(item)-\(number).\(ending)") { number += 1 }
    return "\(item)-\(number).\(ending)"
  }

  private func isTaken(_ name: String) -> Bool {
    access(file(name), F_OK) == 0 || access(file(name + MediaFile.ending), F_OK) == 0
  }

  /// The names of all that is in it.
  var names: [String] { Self.names(in: path) }

  static func names(in path: String) -> [String] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { raw in
        String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
