import JSONDocuments

/// Makes the bytes of a frame file piece by piece, so that each can be on disk before the next.
///
/// ```swift
/// var writer = FrameWriter(.batch, digest: sha256)
/// file.append(writer.begin(header))
/// for record in records { file.append(writer.append(record.line)) }
/// file.append(writer.end())
/// ```
struct FrameWriter: Sendable {
  private let file: FrameFile
  private let digest: Digest
  private var previous: [UInt8]
  private var count = 0

  init(_ file: FrameFile, digest: @escaping Digest) {
    self.file = file
    self.digest = digest
    previous = digest(file.magic)
  }

  /// Goes on with a file after the frame that has this hash.
  init(_ file: FrameFile, after hash: [UInt8], digest: @escaping Digest) {
    self.file = file
    self.digest = digest
    previous = hash
  }

  /// The hash of the last frame.
  var hash: [UInt8] { previous }

  mutating func begin(_ header: FrameHeader) -> [UInt8] {
    file.magic + frame(.header, header.bytes)
  }

  mutating func append(_ payload: [UInt8]) -> [UInt8] {
    count += 1
    return frame(file.item, payload)
  }

  mutating func end() -> [UInt8] { frame(.trailer, FrameTrailer(count: count).bytes) }

  private mutating func frame(_ type: FrameType, _ payload: [UInt8]) -> [UInt8] {
    previous = digest(previous + [type.rawValue] + payload)
    let length = UInt32(payload.count)
    let lengthBytes = (0..<4).map { UInt8(truncatingIfNeeded: length >> ($0 * 8)) }
    return lengthBytes + [type.rawValue] + payload + previous
  }
}
