import Collector
import Foundation
import Records
import TestKit
import Testing

struct FileImportTests {
  let place: Place
  let ledger: Ledger
  let reception: Reception

  init() throws {
    place = try Place()
    ledger = try Ledger(file: place.database, newIdentity: "c")
    reception = Reception(ledger: ledger) { noon }
  }

  private func write(_ records: [FrozenRecord], dropping count: Int = 0) throws -> String {
    var writer = BatchFile.Writer(digest: sha256)
    var bytes = writer.begin(FrameHeader(created: noon))
    for record in records { bytes += try writer.append(record) }
    bytes += writer.end()
    let path = place.path + "/tablet.sbatch"
    try Data(bytes.dropLast(count)).write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test func `a file is as good as the network, and both may bring the same`() async throws {
    let records = try (1...4).map { try frozen($0) }
    let body = Batch.body(Array(records.prefix(2)))
    let sent = try await reception.receive(Pieces(bytes: body), from: "tablet-1")
    #expect(sent.words == ["stored", "stored"])
    let file = try write(records)
    let report = try await reception.importFile(file)
    #expect(report.ending == .complete)
    #expect(report.counts == (stored: 2, duplicates: 2, others: 0))
    #expect(try await reception.importFile(file).counts == (stored: 0, duplicates: 4, others: 0))
    #expect(try ledger.records().map(\.source) == ["tablet-1", "tablet-1", "file", "file"])

    let receipts = place.path + "/tablet.sreceipt"
    try report.writeReceipts(to: receipts, collector: ledger.identity, at: noon)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: receipts))
    let reading = try ReceiptFile.read([UInt8](bytes), digest: sha256)
    #expect(reading.ending == .complete)
    #expect(reading.items.map(\.key) == records.map(\.key))
    #expect(reading.header?.source == "c")
  }

  @Test func `a torn file gives what is whole in it`() async throws {
    let records = try (1...3).map { try frozen($0) }
    let report = try await reception.importFile(try write(records, dropping: 100))
    #expect(report.counts.stored == 2)
    guard case .torn(frame: 4, _) = report.ending else {
      Issue.record("\(report.ending)")
      return
    }
  }

  @Test func `a record that is not what its digest says is not taken from a file either`()
    async throws
  {
    let wrong = FrozenRecord(key: try frozen(1).key, bytes: try frozen(2).bytes)
    let report = try await reception.importFile(try write([wrong, try frozen(3)]))
    #expect(report.counts == (stored: 1, duplicates: 0, others: 1))
    #expect(report.receipts.map(\.key.id) == [id(3)])
  }

  @Test func `a file that is not there is named`() async throws {
    await #expect(throws: CollectorFault.unreadable(path: "/nowhere")) {
      try await reception.importFile("/nowhere")
    }
  }
}
