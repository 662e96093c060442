import Glibc

/// A file that is read from its beginning, as much at a time as is wanted. Pipes, devices and folders
/// are refused before anything is waited for.
final class InputFile {
  private let path: String
  private let descriptor: Int32
  /// How long it was when it was opened.
  let size: Int

  init(_ path: String) throws(Refusal) {
    // Without O_NONBLOCK the opening of a pipe that nobody writes to would never end.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard file >= 0 else { throw Refusal("\(path): cannot be read: \(Files.reason())") }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(file)
      throw Refusal("\(path): is a folder, a pipe or a device; name a file")
    }
    (self.path, descriptor, size) = (path, file, Int(status.st_size))
  }

  deinit { close(descriptor) }

  /// Whether it lies in a folder or below, wherever the links lead that its path goes by. It is asked of
  /// the open file: what stands under the name may be exchanged at any moment.
  func lies(in folder: String) -> Bool {
    guard let place = Self.place("/proc/self/fd/\(descriptor)"), let own = Self.place(folder)
    else { return false }
    return place.hasPrefix(own.hasSuffix("/") ? own : own + "/")
  }

  private static func place(_ path: String) -> String? {
    guard let place = realpath(path, nil) else { return nil }
    defer { free(place) }
    return String(validatingCString: place)
  }

  /// The next so many bytes, fewer at the end. Memory is taken once and for what is there, not for
  /// what was asked for.
  func next(_ count: Int) throws(Refusal) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(count, size))
    var buffer = [UInt8](repeating: 0, count: min(count, 1 << 16))
    while bytes.count < count {
      let more = read(descriptor, &buffer, min(buffer.count, count - bytes.count))
      if more < 0, errno == EINTR { continue }
      guard more >= 0 else { throw Refusal("\(path): cannot be read: \(Files.reason())") }
      if more == 0 { break }
      bytes += buffer[..<more]
    }
    return bytes
  }
}
