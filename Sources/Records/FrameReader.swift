/// Where the bytes of a file come from: gives the next so many, fewer only at its end.
public typealias ByteSource = (_ count: Int) throws -> [UInt8]

/// Reads a frame file, giving out each item as soon as it is known to be sound, and holding no more
/// than one.
///
/// No length in the file is believed before it is within bounds, so that a hostile one can neither
/// allocate nor read beyond.
struct FrameReader {
  private let file: FrameFile
  private let source: ByteSource
  private let digest: Digest
  private var at = 0
  /// How many bytes are sound: where the last sound frame ends.
  private(set) var soundBytes = 0
  private var number = 0
  /// The hash of the last sound frame.
  private(set) var previous: [UInt8]
  private var items = 0
  private(set) var header: FrameHeader?
  /// How the file ended, once the last item was given out.
  private(set) var ending: FrameEnding?

  init(_ file: FrameFile, from source: @escaping ByteSource, digest: @escaping Digest) {
    self.file = file
    self.source = source
    self.digest = digest
    previous = digest(file.magic)
  }

  /// The next item; nil at the end or at the first fault. Throws what the source throws.
  mutating func next<Item>(
    _ decode: ([UInt8]) throws(RecordFault) -> Item
  ) throws -> Item? {
    if at == 0 { ending = try magic() }
    while ending == nil {
      let start = at
      do {
        guard let (type, payload) = try frame() else {
          ending = .unfinished
          return nil
        }
        if let item = try take(type, payload, decode) { return item }
        if type == .trailer { ending = try end() }
      } catch let stop as Stop {
        switch stop {
        case .torn: ending = .torn(frame: number, byte: start)
        case .damaged(let damage): ending = .damaged(damage, frame: number, byte: start)
        }
      }
    }
    return nil
  }

  private enum Stop: Error {
    case torn
    case damaged(FrameDamage)
  }

  private mutating func bytes(_ count: Int) throws -> [UInt8] {
    let bytes = try source(count)
    at += bytes.count
    return bytes
  }

  /// Passes the magic. Frame 0 is what stands before the first.
  private mutating func magic() throws -> FrameEnding? {
    let beginning = try bytes(file.magic.count)
    guard file.magic.starts(with: beginning) else {
      return .damaged(.magic, frame: 0, byte: 0)
    }
    guard beginning.count == file.magic.count else { return .torn(frame: 0, byte: 0) }
    soundBytes = at
    return nil
  }

  /// Nothing may follow the trailer.
  private mutating func end() throws -> FrameEnding {
    let place = at
    return try bytes(1).isEmpty ? .complete : .damaged(.order, frame: number + 1, byte: place)
  }

  private mutating func take<Item>(
    _ type: FrameType, _ payload: [UInt8], _ decode: ([UInt8]) throws(RecordFault) -> Item
  ) throws -> Item? {
    switch type {
    case .header: try open(payload)
    case .trailer: try close(payload)
    case .record, .receipt, .row, .piece:
      guard type == file.item, header != nil else { throw Stop.damaged(.order) }
      items += 1
      return try unwrapped { () throws(RecordFault) in try decode(payload) }
    }
    return nil
  }

  /// The next frame, if its hash holds; nil where the file ends before it.
  private mutating func frame() throws -> (FrameType, [UInt8])? {
    let head = try bytes(FrameSize.length)
    guard !head.isEmpty else { return nil }
    number += 1
    guard head.count == FrameSize.length else { throw Stop.torn }
    let length = (0..<4).reduce(0) { $0 | Int(head[$1]) << ($1 * 8) }
    guard length <= file.longestPayload else { throw Stop.damaged(.length) }
    let rest = FrameSize.type + length + FrameSize.hash
    let body = try bytes(rest)
    guard body.count == rest else { throw Stop.torn }
    let typed = body.dropLast(FrameSize.hash)
    let hash = digest(previous + typed)
    guard hash.elementsEqual(body.suffix(FrameSize.hash)) else { throw Stop.damaged(.hash) }
    guard let type = FrameType(rawValue: body[0]) else { throw Stop.damaged(.type) }
    previous = hash
    soundBytes = at
    return (type, Array(typed.dropFirst(FrameSize.type)))
  }

  private mutating func open(_ payload: [UInt8]) throws {
    guard header == nil, number == 1 else { throw Stop.damaged(.order) }
    header = try unwrapped { () throws(RecordFault) in try FrameHeader(json: payload) }
  }

  private mutating func close(_ payload: [UInt8]) throws {
    guard header != nil else { throw Stop.damaged(.order) }
    let trailer = try unwrapped { () throws(RecordFault) in try FrameTrailer(json: payload) }
    guard trailer.count == items else {
      throw Stop.damaged(.count(expected: trailer.count, found: items))
    }
  }

  private func unwrapped<T>(_ body: () throws(RecordFault) -> T) throws -> T {
    do throws(RecordFault) {
      return try body()
    } catch { throw Stop.damaged(.payload(error)) }
  }
}
