/// Records in a file instead of a request, `*.sbatch`: the same lines, for places without a
/// network.
///
/// ```swift
/// var file = BatchFile.Writer(digest: sha256)
/// write(file.begin(FrameHeader(created: now)))
/// for record in records { write(file.append(record)) }   // each may be synced to disk
/// write(file.end())
/// var reader = BatchFile.Reader(from: source, digest: sha256)
/// while let record = try reader.next() { … }
/// reader.ending == .complete
/// ```
public enum BatchFile {
  /// Makes the file piece by piece; a file that ends after any piece can be read so far.
  public struct Writer: Sendable {
    private var frames: FrameWriter

    public init(digest: @escaping Digest) { frames = FrameWriter(.batch, digest: digest) }

    /// The first bytes of the file.
    public mutating func begin(_ header: FrameHeader) -> [UInt8] { frames.begin(header) }

    /// The bytes of one more record. Refuses a record that no collector would take for its size.
    public mutating func append(_ record: FrozenRecord) throws(RecordFault) -> [UInt8] {
      let line = record.line
      guard line.count <= Limits.lineBytes else { throw .unfit(key: "record") }
      return frames.append(line)
    }

    /// The last bytes of the file: with them it counts as complete.
    public mutating func end() -> [UInt8] { frames.end() }
  }

  /// Reads what is sound in a file, record by record, however long it is; its own end says whether
  /// that was all.
  public struct Reader {
    private var frames: FrameReader

    public init(from source: @escaping ByteSource, digest: @escaping Digest) {
      frames = FrameReader(.batch, from: source, digest: digest)
    }

    /// The next record before the file's end or first fault. Throws what the source throws.
    public mutating func next() throws -> FrozenRecord? {
      try frames.next { line throws(RecordFault) in try FrozenRecord(line: line) }
    }

    /// Nil if the file was cut or damaged before it ended, or nothing was read yet.
    public var header: FrameHeader? { frames.header }
    /// How the file ended; nil as long as there may be more.
    public var ending: FrameEnding? { frames.ending }
  }
}

/// Receipts carried back to the devices, `*.sreceipt`.
public enum ReceiptFile {
  /// The whole file.
  public static func bytes(
    _ receipts: [Receipt], header: FrameHeader, digest: @escaping Digest
  ) -> [UInt8] {
    var frames = FrameWriter(.receipts, digest: digest)
    let begin = frames.begin(header)
    let middle = receipts.flatMap { frames.append($0.bytes) }
    return begin + middle + frames.end()
  }

  /// Reads what is sound in a file, as `BatchFile.Reader` does.
  public struct Reader {
    private var frames: FrameReader

    public init(from source: @escaping ByteSource, digest: @escaping Digest) {
      frames = FrameReader(.receipts, from: source, digest: digest)
    }

    public mutating func next() throws -> Receipt? {
      try frames.next { line throws(RecordFault) in try Receipt(json: line) }
    }

    public var header: FrameHeader? { frames.header }
    public var ending: FrameEnding? { frames.ending }
  }
}
