import Testing

@testable import Sealing

/// Files that are sealed piece by piece.
@Suite struct SealedStreamTests {
  let secret: SecretKey

  init() throws { secret = try SecretKey() }

  /// The heading and the frames of three pieces.
  private func sealed(_ name: String = "photo-1.jpg") throws -> (heading: [UInt8], [[UInt8]]) {
    var stream = try SealedStream(new: name, under: secret)
    return (
      stream.heading,
      [try stream.seal([1]), try stream.seal([2]), try stream.seal([3], isLast: true)]
    )
  }

  private func opened(
    _ heading: [UInt8], _ frames: [[UInt8]], _ name: String = "photo-1.jpg"
  ) throws -> [UInt8] {
    var stream = try SealedStream(of: name, heading: heading, under: secret)
    return try frames.flatMap { frame in
      let (length, isLast) = try SealedStream.frame(Array(frame.prefix(4)))
      #expect(length == frame.count - 4)
      return try stream.open(frame.dropFirst(4), isLast: isLast)
    }
  }

  @Test func `what was sealed opens in its order`() throws {
    let (heading, frames) = try sealed()
    #expect(try opened(heading, frames) == [1, 2, 3])
    #expect(
      try opened(heading, Array(frames.prefix(2))) == [1, 2], "one that was cut, up to there")
  }

  @Test func `nothing is left out, exchanged, repeated or made the last one unnoticed`() throws {
    let (heading, frames) = try sealed()
    let (other, others) = try sealed()
    for wrong in [
      [frames[1]], [frames[1], frames[0]], [frames[0], frames[0]], [frames[0], frames[2]],
      [others[0]], [frames[0], others[1]],
    ] {
      #expect(throws: SealingFault.damaged) { try opened(heading, wrong) }
    }
    var early = frames[0]
    early[0] |= 0x80
    #expect(throws: SealingFault.damaged) { try opened(heading, [early]) }
    #expect(throws: SealingFault.damaged) { try opened(other, frames) }
    #expect(throws: SealingFault.damaged) { try opened(heading, frames, "photo-2.jpg") }
  }

  @Test func `a length that no piece has is refused before it is read`() {
    for bytes: [UInt8] in [[0xFF, 0xFF, 0xFF, 0xFF], [0, 0x10, 0, 0], [0, 0, 0, 3], [0]] {
      #expect(throws: SealingFault.damaged) { try SealedStream.frame(bytes) }
    }
  }
}
