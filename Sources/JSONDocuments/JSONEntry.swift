/// One value or key of a JSON text: where it begins and how far it reaches. What it is, its first
/// byte says.
///
/// A text is read into a flat list of these, in the order of the file: after an array its elements,
/// after an object its keys, each followed by its value. Eight bytes a value, whatever it is, are
/// less than the text itself takes.
struct JSONEntry {
  /// The byte at which it begins.
  let offset: UInt32
  /// The highest bit marks a string whose bytes need no unescaping and are printable ASCII; the rest
  /// is, for an array or object, the entry that follows everything inside it, else the byte that
  /// follows.
  private var reach: UInt32

  private static let plainBit: UInt32 = 1 << 31

  /// The longest text whose places these can hold.
  static let largestText = Int(plainBit - 1)

  init(offset: Int, end: Int, isPlain: Bool = false) {
    self.offset = UInt32(truncatingIfNeeded: offset)
    reach = UInt32(truncatingIfNeeded: end) | (isPlain ? Self.plainBit : 0)
  }

  var start: Int { Int(offset) }

  /// The byte, or for an array or object the entry, that follows.
  var end: Int { Int(reach & ~Self.plainBit) }

  /// Whether the bytes between the quotes are the text, and all of them printable ASCII.
  var isPlain: Bool { reach & Self.plainBit != 0 }

  /// The bytes between the quotes of a string.
  var content: Range<Int> { start + 1..<end - 1 }
}
