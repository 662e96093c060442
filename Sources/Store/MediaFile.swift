import Glibc

/// A file on its way beside an interview: it has a passing name until all of it is on disk, so that
/// half a file is never taken for a whole one.
public struct MediaFile: Sendable {
  private let folder: Folder
  private let partial: String
  private let descriptor: Int32

  /// Passing names end so; what is left of them in a folder is from a program that was cut off.
  static let ending = ".partial"

  init(in folder: Folder) throws(StoreFault) {
    self.folder = folder
    Self.removeRemains(in: folder)
    partial = folder.file("new\(Self.ending)")
    descriptor = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .of(errno: errno, path: folder.path) }
  }

  private static func removeRemains(in folder: Folder) {
    for name in folder.names where name.hasSuffix(ending) { unlink(folder.file(name)) }
  }

  /// Adds bytes.
  public func write(_ bytes: ArraySlice<UInt8>) throws(StoreFault) {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .of(errno: errno, path: folder.path) }
      rest = rest.dropFirst(count)
    }
  }

  /// Ends the file and gives it the next free name of an item, such as `photo-1.jpg`. Both the file
  /// and its name are on disk when it returns.
  public func keep(as item: String, ending: String) throws(StoreFault) -> String {
    let isOnDisk = fsync(descriptor) == 0
    let code = errno
    close(descriptor)
    let name = folder.freeName(item, ending)
    guard isOnDisk, rename(partial, folder.file(name)) == 0 else {
      let why = isOnDisk ? errno : code
      unlink(partial)
      throw .of(errno: why, path: folder.path)
    }
    folder.sync()
    return name
  }

  /// Leaves nothing of it.
  public func discard() {
    close(descriptor)
    unlink(partial)
  }
}

extension Folder {
  /// The next name of an item that no file has.
  func freeName(_ item: String, _ ending: String) -> String {
    var number = 1
    while access(file("\(item)-\(number).\(ending)"), F_OK) == 0 { number += 1 }
    return "\(item)-\(number).\(ending)"
  }

  /// The names of all that is in it.
  var names: [String] {
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
