/// Records in a file instead of a request, `*.sbatch`: the same lines, for places without a
/// network.
///
/// ```swift
/// var file = BatchFile.Writer(digest: sha256)
/// write(file.begin(FrameHeader(created: now)))
/// for record in records { write(file.append(record)) }   // each may be synced to disk
/// write(file.end())
/// let reading = BatchFile.read(bytes, digest: sha256)
/// reading.ending == .complete
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

  /// What was found in a file.
  public struct Reading: Sendable, Hashable {
    /// Nil if the file was cut or damaged before it ended.
    public let header: FrameHeader?
    /// The records before the file's end or first fault, in its order.
    public let records: [FrozenRecord]
    public let ending: FrameEnding
  }

  /// Reads what is sound in the bytes of a file; its own end says whether that is all.
  public static func read(_ bytes: [UInt8], digest: @escaping Digest) -> Reading {
    var reader = FrameReader(.batch, bytes, digest: digest)
    var records: [FrozenRecord] = []
    let ending = reader.read { payload throws(RecordFault) in
      records.append(try FrozenRecord(line: payload))
    }
    return Reading(header: reader.header, records: records, ending: ending)
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

  /// What was found in a file.
  public struct Reading: Sendable, Hashable {
    public let header: FrameHeader?
    public let receipts: [Receipt]
    public let ending: FrameEnding
  }

  /// Reads what is sound in the bytes of a file.
  public static func read(_ bytes: [UInt8], digest: @escaping Digest) -> Reading {
    var reader = FrameReader(.receipts, bytes, digest: digest)
    var receipts: [Receipt] = []
    let ending = reader.read { payload throws(RecordFault) in
      receipts.append(try Receipt(json: payload))
    }
    return Reading(header: reader.header, receipts: receipts, ending: ending)
  }
}
