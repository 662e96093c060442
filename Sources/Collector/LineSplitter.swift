/// One line of a batch as it came in.
enum Line: Sendable, Hashable {
  case whole([UInt8])
  /// Its bytes were let go as soon as there were too many.
  case tooLong
}

/// Cuts a stream of bytes into lines, however the network has cut it. Holds one line at most.
struct LineSplitter: Sendable {
  private let limit: Int
  private var begun: [UInt8] = []
  private var isTooLong = false

  init(limit: Int) { self.limit = limit }

  /// The lines that these bytes complete. Blank ones are passed over.
  mutating func take(_ bytes: [UInt8]) -> [Line] {
    var lines: [Line] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      add(rest[..<end])
      if let line = finish() { lines.append(line) }
      rest = rest[(end + 1)...]
    }
    add(rest)
    return lines
  }

  /// What stands after the last line end, once the stream has ended as it should.
  mutating func finish() -> Line? {
    defer {
      begun = []
      isTooLong = false
    }
    if isTooLong { return .tooLong }
    return begun.isEmpty ? nil : .whole(begun)
  }

  private mutating func add(_ bytes: ArraySlice<UInt8>) {
    guard !isTooLong else { return }
    if begun.count + bytes.count > limit {
      isTooLong = true
      begun = []
    } else {
      begun += bytes
    }
  }
}
