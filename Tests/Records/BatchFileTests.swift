import Records
import TestKit
import Testing

struct BatchFileTests {
  let records: [FrozenRecord]
  let pieces: [[UInt8]]

  init() throws {
    records = try (1...5).map { try record($0) }
    var writer = BatchFile.Writer(digest: standIn)
    var pieces = [writer.begin(FrameHeader(created: noon, source: "tablet 7"))]
    for record in records { pieces.append(try writer.append(record)) }
    pieces.append(writer.end())
    self.pieces = pieces
  }

  var file: [UInt8] { pieces.flatMap { $0 } }

  @Test func `a whole file gives its records back`() throws {
    let reading = try BatchFile.read(file, digest: standIn)
    #expect(reading.ending == .complete)
    #expect(reading.ending.sentence == nil)
    #expect(reading.items == records)
    #expect(reading.header == FrameHeader(created: noon, source: "tablet 7"))
  }

  @Test func `cut at any byte, all whole frames before the cut are kept`() throws {
    var ends: [Int] = []
    for piece in pieces { ends.append((ends.last ?? 0) + piece.count) }
    for cut in 0..<file.count {
      let reading = try BatchFile.read(Array(file.prefix(cut)), digest: standIn)
      let whole = ends.count { $0 <= cut }
      #expect(reading.items == Array(records.prefix(max(0, whole - 1))))
      if cut == 8 || ends.contains(cut) {
        #expect(reading.ending == .unfinished)
      } else {
        let start = whole == 0 ? (cut < 8 ? 0 : 8) : ends[whole - 1]
        #expect(reading.ending == .torn(frame: cut < 8 ? 0 : whole + 1, byte: start))
      }
    }
  }

  @Test func `a flipped byte anywhere is seen, and no record after it believed`() throws {
    var random = Seeded(7)
    for _ in 0..<1000 {
      let place = Int.random(in: 0..<file.count, using: &random)
      var bytes = file
      bytes[place] ^= UInt8.random(in: 1...255, using: &random)
      let reading = try BatchFile.read(bytes, digest: standIn)
      switch reading.ending {
      case .complete, .unfinished: Issue.record("the flip at \(place) passed")
      case .torn(_, let byte), .damaged(_, _, let byte): #expect(byte <= place)
      }
      #expect(reading.items == Array(records.prefix(reading.items.count)))
    }
  }

  @Test(arguments: [UInt32.max, 1 << 31, UInt32(Limits.lineBytes) + 1])
  func `a length beyond all bounds is refused unread`(length: UInt32) throws {
    var bytes = file
    for index in 0..<4 { bytes[8 + index] = UInt8(truncatingIfNeeded: length >> (index * 8)) }
    #expect(
      try BatchFile.read(bytes, digest: standIn).ending == .damaged(.length, frame: 1, byte: 8))
  }

  @Test func `nothing may follow the end`() throws {
    let reading = try BatchFile.read(file + [0], digest: standIn)
    #expect(reading.ending == .damaged(.order, frame: 8, byte: file.count))
    #expect(reading.items == records)
  }

  @Test func `a record left out breaks the chain`() throws {
    let bytes = (pieces[0...2] + pieces[4...]).flatMap { $0 }
    let reading = try BatchFile.read(bytes, digest: standIn)
    #expect(reading.items == Array(records.prefix(2)))
    guard case .damaged(.hash, frame: 4, _) = reading.ending else {
      Issue.record("\(reading.ending)")
      return
    }
  }

  @Test func `another kind of file is named as such`() throws {
    let receipts = ReceiptFile.bytes([], header: FrameHeader(created: noon), digest: standIn)
    let ending = FrameEnding.damaged(.magic, frame: 0, byte: 0)
    #expect(try BatchFile.read(receipts, digest: standIn).ending == ending)
    #expect(try BatchFile.read(Array("PK\u{3}\u{4}".utf8), digest: standIn).ending == ending)
  }

  @Test func `a record that no collector would take is not put into a file`() throws {
    let huge = try record(9, answer: String(repeating: "x", count: Limits.lineBytes))
    var writer = BatchFile.Writer(digest: standIn)
    _ = writer.begin(FrameHeader(created: noon))
    #expect(throws: RecordFault.unfit(key: "record")) { try writer.append(huge) }
  }

  @Test func `receipts come back the same way`() throws {
    let receipts = records.enumerated().map { index, record in
      Receipt(key: record.key, collector: "c", receivedAt: noon, sequence: index + 1)
    }
    let bytes = ReceiptFile.bytes(
      receipts, header: FrameHeader(created: noon, source: "c"), digest: standIn)
    let reading = try ReceiptFile.read(bytes, digest: standIn)
    #expect(reading.items == receipts)
    #expect(reading.ending == .complete)
    #expect(try ReceiptFile.read(bytes.dropLast(), digest: standIn).items == receipts)
  }

  @Test(arguments: [
    FrameEnding.unfinished, .torn(frame: 3, byte: 99), .damaged(.magic, frame: 0, byte: 0),
    .damaged(.payload(.missing(key: "id")), frame: 2, byte: 9),
    .damaged(.count(expected: 2, found: 1), frame: 2, byte: 9),
  ])
  func `every ending but the good one has a sentence`(ending: FrameEnding) {
    #expect(ending.sentence?.contains("sound") == true)
  }
}
