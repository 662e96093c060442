import Glibc
import Records
import Sealing

/// A file beside an interview that is being read, piece by piece in clear.
public final class SealedFile {
  private let name: String
  private let id: String
  private let descriptor: Int32
  private var stream: SealedStream
  private var isAtEnd = false
  /// Whether it ended without its last piece: the machine went off while it was written, or somebody
  /// has cut it.
  public private(set) var isCutShort = false

  init(_ name: String, at path: String, of id: String, under secret: SecretKey) throws(StoreFault) {
    (self.name, self.id) = (name, id)
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      guard errno == ENOENT || errno == ENOTDIR else { throw .of(errno: errno, path: path) }
      throw .missingFile(name: name, id: id)
    }
    do throws(StoreFault) {
      var facts = stat()
      guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
        throw .notAFile(path: path)
      }
      let heading = try Self.bytes(SealedStream.headingSize, of: file, path)
      stream = try MediaFile.sealing(name, id) { () throws(SealingFault) in
        try SealedStream(of: name, heading: heading, under: secret)
      }
    } catch {
      close(file)
      throw error
    }
    descriptor = file
  }

  deinit { close(descriptor) }

  /// The next piece; nil after the last. Refuses what is not as it was written.
  public func next() throws(StoreFault) -> [UInt8]? {
    guard !isAtEnd else { return nil }
    let head = try bytes(SealedStream.frameSize)
    guard head.count == SealedStream.frameSize else { return cutShort() }
    let (length, isLast) = try MediaFile.sealing(name, id) { () throws(SealingFault) in
      try SealedStream.frame(head)
    }
    let sealed = try bytes(length)
    guard sealed.count == length else { return cutShort() }
    let piece: [UInt8]
    do throws(SealingFault) {
      piece = try stream.open(sealed, isLast: isLast)
    } catch { throw .damagedFile(name: name, id: id) }
    isAtEnd = isLast
    return isLast && piece.isEmpty ? nil : piece
  }

  private func cutShort() -> [UInt8]? {
    (isAtEnd, isCutShort) = (true, true)
    return nil
  }

  private func bytes(_ count: Int) throws(StoreFault) -> [UInt8] {
    try Self.bytes(count, of: descriptor, name)
  }

  /// So many bytes, or those that are left.
  private static func bytes(
    _ count: Int, of file: Int32, _ path: String
  ) throws(StoreFault) -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let more = buffer.withUnsafeMutableBytes { place in
        read(file, place.baseAddress.map { $0 + filled }, count - filled)
      }
      if more < 0, errno == EINTR { continue }
      guard more >= 0 else { throw .of(errno: errno, path: path) }
      if more == 0 { break }
      filled += more
    }
    return Array(buffer.prefix(filled))
  }
}

extension Store {
  /// Opens a file beside an interview to be read.
  public func readFile(_ name: String, of id: String) throws(StoreFault) -> SealedFile {
    let secret = try read { database in try key(database, of: id).secret }
    return try readFile(name, of: id, under: secret)
  }

  /// Opens a file beside an interview whose key is no longer here but was brought: by the owner of a
  /// study key, out of the sealed record.
  public func readFile(
    _ name: String, of id: String, under secret: SecretKey
  ) throws(StoreFault) -> SealedFile {
    // The name may come from a record that was made elsewhere.
    guard RecordKey.isIdentity(id), Self.isFileName(name) else {
      throw .missingFile(name: name, id: id)
    }
    return try SealedFile(name, at: path(of: name, of: id), of: id, under: secret)
  }

  /// Whether this can be the name of a file of ours: it leads nowhere else.
  static func isFileName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 200 && name.first != "."
      && name.unicodeScalars.allSatisfy {
        $0.properties.isIDContinue || "._-".unicodeScalars.contains($0)
      }
  }
}
