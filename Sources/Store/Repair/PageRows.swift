import Foundation
import GRDB

/// The rows in the pages of a database, whichever table they belong to: a page that nothing leads to
/// any more still has its rows.
struct PageRows {
  let file: PageFile

  /// One row as SQLite writes it: its number and its columns.
  struct Cell: Sendable, Hashable {
    let number: Int64
    let values: [DatabaseValue]
  }

  private static let tableLeaf: UInt8 = 0x0D
  private static let databaseHead = 100

  /// Every cell of every page that holds rows. What makes no sense is passed over.
  func forEach(_ body: (Cell) -> Void) {
    guard file.count > 0 else { return }
    for number in 1...file.count {
      guard let page = file.page(number) else { continue }
      cells(page, from: number == 1 ? Self.databaseHead : 0, body)
    }
  }

  private func cells(_ page: [UInt8], from start: Int, _ body: (Cell) -> Void) {
    guard page[start] == Self.tableLeaf else { return }
    let count = Self.short(page, start + 3)
    for index in 0..<count {
      let pointer = start + 8 + index * 2
      guard pointer + 2 <= file.usable else { return }
      if let cell = cell(page, at: Self.short(page, pointer)) { body(cell) }
    }
  }

  private static func short(_ bytes: [UInt8], _ place: Int) -> Int {
    Int(bytes[place]) << 8 | Int(bytes[place + 1])
  }

  private func cell(_ page: [UInt8], at place: Int) -> Cell? {
    guard place >= 8, place < file.usable else { return nil }
    var reader = BytesReader(page, from: place, to: file.usable)
    guard let size = reader.varint(), let number = reader.varint(), size >= 2,
      size <= Int64(file.count * file.pageSize),
      let payload = payload(page, at: reader.place, size: Int(size))
    else { return nil }
    return Self.columns(payload).map { Cell(number: number, values: $0) }
  }

  /// The bytes of a row, of which those that do not fit lie on pages of their own.
  private func payload(_ page: [UInt8], at place: Int, size: Int) -> [UInt8]? {
    let most = file.usable - 35
    if size <= most {
      return place + size <= file.usable ? Array(page[place..<place + size]) : nil
    }
    let least = (file.usable - 12) * 32 / 255 - 23
    let fitting = least + (size - least) % (file.usable - 4)
    let local = fitting <= most ? fitting : least
    guard place + local + 4 <= file.usable else { return nil }
    var bytes = Array(page[place..<place + local])
    var next = Self.pageNumber(page, place + local)
    while bytes.count < size {
      guard let page = file.page(next) else { return nil }
      bytes += page[4..<min(4 + size - bytes.count, file.usable)]
      next = Self.pageNumber(page, 0)
    }
    return bytes
  }

  private static func pageNumber(_ page: [UInt8], _ place: Int) -> Int {
    page[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func columns(_ payload: [UInt8]) -> [DatabaseValue]? {
    var head = BytesReader(payload, from: 0, to: payload.count)
    guard let size = head.varint(), size >= 1, size <= Int64(payload.count) else { return nil }
    head.end = Int(size)
    var body = BytesReader(payload, from: Int(size), to: payload.count)
    var values: [DatabaseValue] = []
    while head.place < head.end {
      guard let type = head.varint(), let value = body.value(of: type) else { return nil }
      values.append(value)
    }
    // A row fills its room: one that does not is not what was written.
    return body.place == payload.count ? values : nil
  }
}

/// Reads numbers and values as SQLite writes them, within bounds.
private struct BytesReader {
  let bytes: [UInt8]
  var place: Int
  var end: Int

  init(_ bytes: [UInt8], from place: Int, to end: Int) {
    self.bytes = bytes
    self.place = place
    self.end = end
  }

  /// One to nine bytes, seven bits each and eight of the ninth.
  mutating func varint() -> Int64? {
    var value: UInt64 = 0
    for index in 0..<9 {
      guard place < end else { return nil }
      let byte = bytes[place]
      place += 1
      if index == 8 { return Int64(bitPattern: value << 8 | UInt64(byte)) }
      value = value << 7 | UInt64(byte & 0x7F)
      if byte & 0x80 == 0 { break }
    }
    return Int64(bitPattern: value)
  }

  /// The value of a serial type. Our tables have no floating point.
  mutating func value(of type: Int64) -> DatabaseValue? {
    switch type {
    case 0: .null
    case 1...4: integer(bytes: Int(type))
    case 5: integer(bytes: 6)
    case 6: integer(bytes: 8)
    case 8: 0.databaseValue
    case 9: 1.databaseValue
    case 12...: content(type)
    default: nil
    }
  }

  private mutating func integer(bytes count: Int) -> DatabaseValue? {
    guard let taken = take(count) else { return nil }
    let isNegative = (taken.first ?? 0) & 0x80 != 0
    return taken.reduce(isNegative ? -1 : 0) { (value: Int64, byte) in
      value << 8 | Int64(byte)
    }.databaseValue
  }

  private mutating func content(_ type: Int64) -> DatabaseValue? {
    guard let taken = take(Int((type - 12) / 2)) else { return nil }
    if type % 2 == 0 { return Data(taken).databaseValue }
    if let text = String(validating: taken, as: UTF8.self) { return text.databaseValue }
    // Of a name that one byte is damaged of, the rest tells whose it is.
    let damaged = String(decoding: taken, as: UTF8.self)
    return Salvage.resemblesIdentity(damaged) ? damaged.databaseValue : nil
  }

  private mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count <= end - place else { return nil }
    defer { place += count }
    return bytes[place..<place + count]
  }
}
