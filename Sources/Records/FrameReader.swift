/// Reads a frame file, giving out each item as soon as it is known to be sound.
///
/// No length in the file is believed before it is within bounds and within the file, so that a
/// hostile one can neither allocate nor read beyond.
struct FrameReader {
  private let file: FrameFile
  private let bytes: [UInt8]
  private let digest: Digest
  /// Where the last sound frame ends.
  private(set) var at = 0
  private var number = 0
  /// The hash of the last sound frame.
  private(set) var previous: [UInt8]
  private var items = 0
  private(set) var header: FrameHeader?

  init(_ file: FrameFile, _ bytes: [UInt8], digest: @escaping Digest) {
    self.file = file
    self.bytes = bytes
    self.digest = digest
    previous = digest(file.magic)
  }

  /// Reads to the end or to the first fault.
  mutating func read(_ item: ([UInt8]) throws(RecordFault) -> Void) -> FrameEnding {
    if let fault = magic() { return fault }
    while at < bytes.count {
      let start = at
      number += 1
      do throws(Stop) {
        if try frame(item) == .trailer { return at == bytes.count ? .complete : surplus() }
      } catch {
        switch error {
        case .torn: return .torn(frame: number, byte: start)
        case .damaged(let damage): return .damaged(damage, frame: number, byte: start)
        }
      }
    }
    return .unfinished
  }

  private enum Stop: Error {
    case torn
    case damaged(FrameDamage)
  }

  /// Passes the magic. Frame 0 is what stands before the first.
  private mutating func magic() -> FrameEnding? {
    let beginning = Array(bytes.prefix(file.magic.count))
    guard file.magic.starts(with: beginning) else {
      return .damaged(.magic, frame: 0, byte: 0)
    }
    guard beginning.count == file.magic.count else { return .torn(frame: 0, byte: 0) }
    at = file.magic.count
    return nil
  }

  private mutating func surplus() -> FrameEnding {
    .damaged(.order, frame: number + 1, byte: at)
  }

  private mutating func frame(
    _ item: ([UInt8]) throws(RecordFault) -> Void
  ) throws(Stop) -> FrameType {
    let (type, payload) = try sound()
    switch type {
    case .header: try open(payload)
    case .trailer: try close(payload)
    case .record, .receipt, .row:
      guard type == file.item, header != nil else { throw .damaged(.order) }
      items += 1
      try unwrapped { () throws(RecordFault) in try item(payload) }
    }
    return type
  }

  /// The next frame, if its hash holds.
  private mutating func sound() throws(Stop) -> (FrameType, [UInt8]) {
    guard bytes.count - at >= FrameSize.length else { throw .torn }
    let length = (0..<4).reduce(0) { $0 | Int(bytes[at + $1]) << ($1 * 8) }
    guard length <= file.longestPayload else { throw .damaged(.length) }
    guard bytes.count - at >= FrameSize.around + length else { throw .torn }
    let typeAt = at + FrameSize.length
    let end = typeAt + FrameSize.type + length
    let hash = digest(previous + bytes[typeAt..<end])
    guard hash.elementsEqual(bytes[end..<end + FrameSize.hash]) else { throw .damaged(.hash) }
    guard let type = FrameType(rawValue: bytes[typeAt]) else { throw .damaged(.type) }
    previous = hash
    at = end + FrameSize.hash
    return (type, Array(bytes[typeAt + FrameSize.type..<end]))
  }

  private mutating func open(_ payload: [UInt8]) throws(Stop) {
    guard header == nil, number == 1 else { throw .damaged(.order) }
    header = try unwrapped { () throws(RecordFault) in try FrameHeader(json: payload) }
  }

  private mutating func close(_ payload: [UInt8]) throws(Stop) {
    guard header != nil else { throw .damaged(.order) }
    let trailer = try unwrapped { () throws(RecordFault) in try FrameTrailer(json: payload) }
    guard trailer.count == items else {
      throw .damaged(.count(expected: trailer.count, found: items))
    }
  }

  private func unwrapped<T>(_ body: () throws(RecordFault) -> T) throws(Stop) -> T {
    do {
      return try body()
    } catch {
      throw .damaged(.payload(error))
    }
  }
}
