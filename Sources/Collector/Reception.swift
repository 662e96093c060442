import Records
import Values

/// Takes batches in, whatever they come by.
public struct Reception: Sendable {
  /// Lines that are handed to the writer at once.
  private static let group = 128

  private let intake: Intake
  private let collector: String

  /// The clock gives the moment that receipts carry.
  public init(ledger: Ledger, clock: @escaping @Sendable () -> Moment) {
    intake = Intake(ledger: ledger, clock: clock)
    collector = ledger.identity
  }

  /// Reads a batch line by line and keeps what is sound; answers after all of it is durable. If
  /// the stream breaks off or grows too large, the complete lines before that are kept, and then
  /// the error is thrown.
  public func receive(
    _ body: some AsyncSequence<[UInt8], any Error>, from source: String
  ) async throws -> BatchReply {
    var splitter = LineSplitter(limit: Limits.lineBytes)
    var lines: [CheckedLine] = []
    var results: [RecordResult] = []
    var size = 0
    do {
      for try await bytes in body {
        size += bytes.count
        guard size <= Limits.batchBytes else { throw ErrorReply.tooLarge }
        lines += splitter.take(bytes).map { CheckedLine($0, from: source) }
        guard results.count + lines.count <= Limits.lines else { throw ErrorReply.tooLarge }
        if lines.count >= Self.group { results += try await keep(take(&lines)) }
      }
    } catch {
      _ = try await keep(lines)
      throw error
    }
    if let last = splitter.finish() { lines.append(CheckedLine(last, from: source)) }
    results += try await keep(lines)
    return BatchReply(collector: collector, results: results)
  }

  /// Keeps the records of an offline batch file.
  func receive(_ records: [FrozenRecord], from source: String) async throws -> [RecordResult] {
    try await keep(records.map { CheckedLine($0, from: source) })
  }

  private func take(_ lines: inout [CheckedLine]) -> [CheckedLine] {
    defer { lines = [] }
    return lines
  }

  /// The verdicts in the order of the lines.
  private func keep(_ lines: [CheckedLine]) async throws -> [RecordResult] {
    let sound = lines.compactMap { line in
      if case .sound(let record) = line { record } else { nil }
    }
    var verdicts = try await intake.keep(sound).makeIterator()
    return lines.compactMap { line in
      switch line {
      case .refused(let result): result
      case .sound(let record):
        verdicts.next().map { RecordResult(key: record.record.key, verdict: $0) }
      }
    }
  }
}
