import Glibc

/// The lines of standard input, each as soon as it is whole; the last may lack its end.
struct InputLines: Sequence, IteratorProtocol {
  private var rest: [UInt8] = []
  /// Up to where `rest` is known to hold no end of a line.
  private var searched = 0
  private var isAtEnd = false

  /// The bytes of the next line, without `\n` or `\r\n`.
  mutating func next() -> [UInt8]? {
    while true {
      if let end = rest[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = Array(rest[..<end])
        rest.removeSubrange(...end)
        searched = 0
        return line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      }
      searched = rest.count
      guard !isAtEnd else {
        defer { rest = [] }
        searched = 0
        return rest.isEmpty ? nil : rest
      }
      readMore()
    }
  }

  private mutating func readMore() {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var count = Glibc.read(0, &buffer, buffer.count)
    while count < 0, errno == EINTR { count = Glibc.read(0, &buffer, buffer.count) }
    isAtEnd = count <= 0
    rest += buffer[..<Swift.max(0, count)]
  }
}
