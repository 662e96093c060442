/// The lengths in the heading of a WAVE file (RIFF, Microsoft and IBM 1991). A recorder that writes to
/// a pipe cannot go back to enter them and puts in something impossible; many programs then refuse
/// the sound.
struct WaveLength {
  /// Where the lengths stand, and what they ought to be.
  let corrections: [(offset: Int, bytes: [UInt8])]

  /// - Parameter head: the file's first bytes, its headings among them.
  /// - Parameter size: how long the whole file is.
  /// Nil for what is no such file, or is longer than the format can say.
  init?(_ head: ArraySlice<UInt8>, size: Int) {
    let head = Array(head)
    guard head.count >= 12, head.starts(with: "RIFF".utf8), head[8..<12].elementsEqual("WAVE".utf8),
      let data = Self.data(in: head), size >= data, size - 8 <= Int(UInt32.max)
    else { return nil }
    corrections = [(4, Self.word(size - 8)), (data - 4, Self.word(size - data))]
  }

  /// Where the sound itself begins.
  private static func data(in head: [UInt8]) -> Int? {
    var place = 12
    while place + 8 <= head.count {
      if head[place..<place + 4].elementsEqual("data".utf8) { return place + 8 }
      let length = (4..<8).reversed().reduce(0) { $0 << 8 | Int(head[place + $1]) }
      place += 8 + length + length % 2
    }
    return nil
  }

  private static func word(_ number: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}
