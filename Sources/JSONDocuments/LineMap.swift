/// Turns the byte at which something stands into the line and column that an editor shows.
///
/// Every question is answered in the same short time however long the file or one of its lines is:
/// a report on a file of one long line asks thousands of times.
public struct LineMap: Sendable {
  private static let block = 512

  private let bytes: [UInt8]
  private let lineStarts: [Int]
  /// How many characters begin before each block of bytes.
  private let charactersBefore: [Int]

  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    var counts: [Int] = []
    counts.reserveCapacity(bytes.count / Self.block + 1)
    var characters = 0
    for start in stride(from: 0, through: bytes.count, by: Self.block) {
      counts.append(characters)
      let block = bytes[start..<min(start + Self.block, bytes.count)]
      let (begun, lineEnds) = Self.counts(of: block)
      characters += begun
      if lineEnds == 0 { continue }
      for index in block.indices where block[index] == UInt8(ascii: "\n") {
        starts.append(index + 1)
      }
    }
    lineStarts = starts
    charactersBefore = counts
  }

  /// Line and column, both from 1; the column counts characters as Unicode numbers them, not bytes.
  /// A byte outside the text is taken for its nearest end.
  public func place(of offset: Int) -> (line: Int, column: Int) {
    let offset = min(max(offset, 0), bytes.count)
    let line = lineIndex(of: offset)
    return (line + 1, characters(before: offset) - characters(before: lineStarts[line]) + 1)
  }

  /// The byte at which a line and column begin, as `place(of:)` counts them.
  public func offset(line: Int, column: Int) -> Int {
    guard lineStarts.indices.contains(line - 1) else { return bytes.count }
    let wanted = characters(before: lineStarts[line - 1]) + column - 1
    var low = 0
    var high = charactersBefore.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if charactersBefore[middle] <= wanted { low = middle } else { high = middle }
    }
    var at = low * Self.block
    var count = charactersBefore[low]
    while at < bytes.count {
      if Self.beginsCharacter(bytes[at]) {
        if count == wanted { break }
        count += 1
      }
      at += 1
    }
    return at
  }

  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private func characters(before offset: Int) -> Int {
    let block = offset / Self.block
    let rest = bytes[block * Self.block..<offset]
    return charactersBefore[block] + rest.count { Self.beginsCharacter($0) }
  }

  /// How many characters begin in a block, and how many line ends stand in it: counted without a
  /// branch and in small numbers, many bytes at once, since every file is counted through before
  /// anything is known to be wrong with it.
  private static func counts(of block: ArraySlice<UInt8>) -> (begun: Int, lineEnds: Int) {
    block.withUnsafeBufferPointer { block in
      var begun: UInt16 = 0
      var lineEnds: UInt16 = 0
      for byte in block {
        begun &+= beginsCharacter(byte) ? 1 : 0
        lineEnds &+= byte == UInt8(ascii: "\n") ? 1 : 0
      }
      return (Int(begun), Int(lineEnds))
    }
  }

  /// Every byte but those that continue a character in UTF-8.
  private static func beginsCharacter(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }
}
