/// How much is sent at once: batches grow until one takes about four seconds, and shrink when the
/// line breaks. On a slow and lossy line one record at a time would take thirty times as long.
public struct Pace: Sendable, Hashable {
  /// Records in the next batch, at most.
  public private(set) var records: Int

  static let range = 1...512
  /// Bytes of a batch, if it holds more than one record.
  static let bytes = 256 << 10
  static let targetMilliseconds: Int64 = 4000

  public init(records: Int = 64) {
    self.records = min(max(records, Self.range.lowerBound), Self.range.upperBound)
  }

  /// Learns from a batch that was answered.
  mutating func answered(sent: Int, milliseconds: Int64) {
    if milliseconds > 2 * Self.targetMilliseconds {
      halve()
    } else if milliseconds < Self.targetMilliseconds, sent >= records {
      records = min(records * 2, Self.range.upperBound)
    }
  }

  /// Learns from a batch that was not.
  mutating func halve() { records = max(records / 2, Self.range.lowerBound) }
}
