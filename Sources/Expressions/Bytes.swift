import Values

#if canImport(Glibc)
  import Glibc
#endif

/// A piece of a text in UTF-8. Pieces are equal, begin and hold one another exactly where the
/// characters do, since no character's bytes stand inside another's.
typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

extension String {
  /// The bytes of this text and another, without copies of either.
  func bytes<Result>(with other: String, _ body: (Bytes, Bytes) -> Result) -> Result {
    var (text, other) = (self, other)
    return text.withUTF8 { text in other.withUTF8 { other in body(text[...], other[...]) } }
  }
}

extension Bytes {
  var text: String { String(decoding: UnsafeBufferPointer(rebasing: self), as: UTF8.self) }

  func isSame(as other: Bytes) -> Bool {
    guard count == other.count else { return false }
    guard count > 0, let here = base.baseAddress, let there = other.base.baseAddress else {
      return true
    }
    return memcmp(here + startIndex, there + other.startIndex, count) == 0
  }

  /// The first place of a part; an empty part stands at the start.
  func firstRange(of part: Bytes) -> Range<Int>? {
    guard let first = part.first else { return startIndex..<startIndex }
    guard count >= part.count else { return nil }
    for start in startIndex...(endIndex - part.count) where base[start] == first {
      let range = start..<start + part.count
      if self[range].isSame(as: part) { return range }
    }
    return nil
  }

  /// Without what is at the ends and not printed: space and control characters.
  var trimmed: Bytes {
    var (start, end) = (startIndex, endIndex)
    while start < end, base[start] <= 0x20 { start += 1 }
    while start < end, base[end - 1] <= 0x20 { end -= 1 }
    return base[start..<end]
  }
}

extension UInt8 {
  /// Space, tab, line feed, vertical tab, form feed, carriage return.
  var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

extension Double {
  /// A number that counts places, without its fraction; NaN is 0.
  var wholeIndex: Int { isNaN ? 0 : Int(Swift.max(-1e9, Swift.min(1e9, self))) }
}

extension Arguments {
  /// Every value of the arguments from one on, members of sets one by one.
  func forEachValue(from first: Int, _ body: (Value) -> Void) {
    for node in nodes[min(first, nodes.count)...] {
      if node.canBeSet {
        node.values(in: lookup).forEach(body)
      } else {
        body(node.value(in: lookup))
      }
    }
  }
}
