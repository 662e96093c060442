import Crypto
import Glibc
import Questionnaires
import Records
import Screens
import Store

/// Copies a file that somebody named beside an interview, sealed, once it has been found fit to be an
/// answer.
struct FileCopy: Sendable {
  let request: FileRequest
  let store: Store
  let home: String
  /// No interview has a use for more; a larger file is a slip.
  static let largest = 500_000_000
  var limit = Self.largest
  /// Told how many bytes are copied of how many; false stops the copying.
  let goesOn: @Sendable (_ done: Int, _ total: Int) -> Bool

  private static let step = 1 << 18

  /// What is known of the copy, which is on disk when this returns.
  func run() throws(FileRefusal) -> Attachment {
    let path = Self.absolute(request.path, home: home)
    let (source, before) = try opened(path)
    defer { close(source) }
    var chunk = try bytes(of: source)
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    let type = MediaType.of(chunk.prefix(MediaType.headLength), for: request.type, named: name)
    guard type.fits(request.type) else { throw .wrongKind(request.type) }
    var target = try self.target(type)
    var hash = SHA256()
    var done = 0
    do {
      while !chunk.isEmpty {
        hash.update(data: Array(chunk))
        done += chunk.count
        try write(chunk, to: &target)
        guard done <= before.st_size, goesOn(done, Int(before.st_size)) else {
          throw FileRefusal.changed
        }
        chunk = try bytes(of: source)
      }
      guard done == before.st_size, isSame(source, before) else { throw FileRefusal.changed }
    } catch {
      target?.discard()
      throw error as? FileRefusal ?? .notCopied
    }
    return Attachment(
      file: try keep(&target, type), size: done, sha256: hexadecimal(Array(hash.finalize())),
      mediaType: type.name)
  }

  /// From the root, from `~`, or from the home folder.
  static func absolute(_ path: String, home: String) -> String {
    if path.hasPrefix("/") { return path }
    if path == "~" { return home }
    return home + "/" + (path.hasPrefix("~/") ? String(path.dropFirst(2)) : path)
  }

  // MARK: The source

  private func opened(_ path: String) throws(FileRefusal) -> (Int32, stat) {
    var facts = stat()
    guard stat(path, &facts) == 0 else {
      throw errno == EACCES || errno == EPERM ? .unreadable : .notFound
    }
    guard facts.st_mode & S_IFMT != S_IFDIR else { throw .folder }
    guard facts.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
    // It may have become a pipe in between: then the opening must not wait.
    let source = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard source >= 0 else { throw .unreadable }
    do throws(FileRefusal) {
      guard fstat(source, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
        throw .notRegular
      }
      guard facts.st_size > 0 else { throw .empty }
      guard facts.st_size <= limit else { throw .tooLarge(limit: limit) }
    } catch {
      close(source)
      throw error
    }
    return (source, facts)
  }

  private func bytes(of source: Int32) throws(FileRefusal) -> ArraySlice<UInt8> {
    var buffer = [UInt8](repeating: 0, count: Self.step)
    while true {
      let count = read(source, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable }
      return buffer[..<count]
    }
  }

  private func isSame(_ source: Int32, _ before: stat) -> Bool {
    var after = stat()
    return fstat(source, &after) == 0 && after.st_size == before.st_size
      && after.st_mtim.tv_sec == before.st_mtim.tv_sec
      && after.st_mtim.tv_nsec == before.st_mtim.tv_nsec
  }

  // MARK: The copy

  /// Practice keeps none.
  private func target(_ type: MediaType) throws(FileRefusal) -> MediaFile? {
    guard request.isKept else { return nil }
    do throws(StoreFault) {
      return try store.newFile(
        of: request.interview, as: request.address.name, ending: type.ending)
    } catch { throw FileRefusal(error) }
  }

  private func write(
    _ bytes: ArraySlice<UInt8>, to target: inout MediaFile?
  ) throws(FileRefusal) {
    do throws(StoreFault) {
      try target?.write(bytes)
    } catch { throw FileRefusal(error) }
  }

  private func keep(_ target: inout MediaFile?, _ type: MediaType) throws(FileRefusal) -> String {
    do throws(StoreFault) {
      return try target?.keep() ?? "\(request.address.name)-1.\(type.ending)"
    } catch { throw FileRefusal(error) }
  }
}

extension FileRefusal {
  fileprivate init(_ fault: StoreFault) {
    if case .diskFull = fault { self = .diskFull } else { self = .notCopied }
  }
}
