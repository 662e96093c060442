import Records
import Values

/// What came of importing an offline batch file.
public struct ImportReport: Sendable, Hashable {
  /// One for each record before the file's end or first fault.
  public let results: [RecordResult]
  /// How the file ended.
  public let ending: FrameEnding

  /// The receipts to be carried back.
  public var receipts: [Receipt] {
    results.compactMap { result in
      switch result.verdict {
      case .stored(let receipt), .duplicate(let receipt): receipt
      case .conflict, .rejected, .erased: nil
      }
    }
  }

  /// How many records were stored, were here already, or were not taken as they are.
  public var counts: (stored: Int, duplicates: Int, others: Int) {
    var counts = (stored: 0, duplicates: 0, others: 0)
    for result in results {
      switch result.verdict {
      case .stored: counts.stored += 1
      case .duplicate: counts.duplicates += 1
      case .conflict, .rejected, .erased: counts.others += 1
      }
    }
    return counts
  }
}

extension Reception {
  /// A file may be longer than memory: so many records are held at a time.
  private static let recordsAtOnce = 64

  /// Imports a batch file; as often as one likes. What is sound in a torn or damaged file is kept.
  public func importFile(_ path: String) async throws -> ImportReport {
    let file = try PrivateFile.Input(path)
    var reader = BatchFile.Reader(from: file.next, digest: sha256)
    var results: [RecordResult] = []
    var group: [FrozenRecord] = []
    while let record = try reader.next() {
      group.append(record)
      guard group.count == Self.recordsAtOnce else { continue }
      results += try await receive(group, from: "file")
      group = []
    }
    results += try await receive(group, from: "file")
    return ImportReport(results: results, ending: reader.ending ?? .unfinished)
  }
}

extension ImportReport {
  /// Writes the receipts to a file, whole or not at all.
  public func writeReceipts(
    to path: String, collector: String, at moment: Moment
  ) throws(CollectorFault) {
    let header = FrameHeader(created: moment, source: collector)
    try PrivateFile.write(
      ReceiptFile.bytes(receipts, header: header, digest: sha256), to: path)
  }
}
