import Records

/// All that is sound in a file of frames that is at hand as a whole.
public struct FrameReading<Item> {
  public let header: FrameHeader?
  public let items: [Item]
  public let ending: FrameEnding
}

extension BatchFile {
  public static func read(
    _ bytes: [UInt8], digest: @escaping Digest
  ) throws -> FrameReading<FrozenRecord> {
    var reader = Reader(from: source(bytes), digest: digest)
    var items: [FrozenRecord] = []
    while let item = try reader.next() { items.append(item) }
    return FrameReading(
      header: reader.header, items: items, ending: reader.ending ?? .unfinished)
  }
}

extension ReceiptFile {
  public static func read(
    _ bytes: [UInt8], digest: @escaping Digest
  ) throws -> FrameReading<Receipt> {
    var reader = Reader(from: source(bytes), digest: digest)
    var items: [Receipt] = []
    while let item = try reader.next() { items.append(item) }
    return FrameReading(
      header: reader.header, items: items, ending: reader.ending ?? .unfinished)
  }
}

private func source(_ bytes: [UInt8]) -> ByteSource {
  var rest = bytes[...]
  return { count in
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }
}
