/// Rows of a store in a file of its second copy, `*.cvm`: added to as the store is, never ended, so
/// that whatever lies before a cut is sound.
///
/// What a row is only the store knows; here it is the bytes of one.
public enum MirrorFile {
  /// Makes the file piece by piece, or goes on with one that was read.
  public struct Writer: Sendable {
    private var frames: FrameWriter

    /// A new file.
    public init(_ kind: FrameFile, digest: @escaping Digest) {
      frames = FrameWriter(kind, digest: digest)
    }

    /// Goes on after the frame with this hash.
    public init(_ kind: FrameFile, after hash: [UInt8], digest: @escaping Digest) {
      frames = FrameWriter(kind, after: hash, digest: digest)
    }

    /// The first bytes of a new file.
    public mutating func begin(_ header: FrameHeader) -> [UInt8] { frames.begin(header) }

    /// The bytes of one more row.
    public mutating func append(_ row: [UInt8]) -> [UInt8] { frames.append(row) }

    /// The hash of the last frame: what the next one goes on from.
    public var hash: [UInt8] { frames.hash }
  }

  /// What was found in a file.
  public struct Reading: Sendable, Hashable {
    public let kind: FrameFile
    /// Nil if the file was cut or damaged before its first frame ended.
    public let header: FrameHeader?
    /// The rows before the file's end or first fault, in its order.
    public let rows: [[UInt8]]
    /// `unfinished` for a file in which every byte is accounted for: more can always come.
    public let ending: FrameEnding
    /// How many bytes are sound, and the hash of the last frame in them.
    public let soundBytes: Int
    public let hash: [UInt8]

    /// Whether nothing in the file is wrong.
    public var isSound: Bool { header != nil && ending == .unfinished }
  }

  /// Reads what is sound in the bytes of a file of one kind.
  public static func read(
    _ kind: FrameFile, _ bytes: [UInt8], digest: @escaping Digest
  ) -> Reading {
    var rest = bytes[...]
    var reader = FrameReader(
      kind,
      from: { count in
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
      }, digest: digest)
    var rows: [[UInt8]] = []
    // Bytes at hand are read without a fault of their own.
    while let row = try? reader.next({ payload throws(RecordFault) in payload }) {
      rows.append(row)
    }
    return Reading(
      kind: kind, header: reader.header, rows: rows, ending: reader.ending ?? .unfinished,
      soundBytes: reader.soundBytes, hash: reader.previous)
  }

  /// Reads a file of whatever kind its first bytes say; nil if they say none.
  public static func read(_ bytes: [UInt8], digest: @escaping Digest) -> Reading? {
    for kind in [FrameFile.mirroredInterview, .mirroredQuestionnaire, .mirroredDevice]
    where bytes.starts(with: kind.magic) {
      return read(kind, bytes, digest: digest)
    }
    return nil
  }

  /// The pieces of a file beside an interview, one by one, for it may be larger than memory is.
  public struct Pieces {
    /// The longest piece that is written.
    public static let longest = 1 << 18
    private var reader: FrameReader

    public init(from source: @escaping ByteSource, digest: @escaping Digest) {
      reader = FrameReader(.mirroredFile, from: source, digest: digest)
    }

    /// The next that is sound; nil at the end or at the first fault.
    public mutating func next() throws -> [UInt8]? {
      try reader.next { payload throws(RecordFault) in payload }
    }

    /// Known once a piece was asked for.
    public var header: FrameHeader? { reader.header }
    /// How many bytes were sound so far, and the hash of the last frame in them.
    public var soundBytes: Int { reader.soundBytes }
    public var hash: [UInt8] { reader.previous }
    /// Whether every byte was accounted for.
    public var isSound: Bool { reader.header != nil && reader.ending == .unfinished }
  }
}
