import Foundation
import Testing

@testable import canvass

/// Sound that was written to a pipe.
@Suite struct WaveLengthTests {
  private static func word(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  /// A heading with lengths that cannot be, as a recorder writes it to a pipe, and so much sound.
  private static func sound(_ count: Int, extra: [UInt8] = []) -> [UInt8] {
    Array("RIFF".utf8) + word(.max) + Array("WAVEfmt ".utf8) + word(16)
      + [1, 0, 1, 0] + word(16000) + word(32000) + [2, 0, 16, 0] + extra
      + Array("data".utf8) + word(.max) + Array(repeating: 5, count: count)
  }

  @Test(arguments: [[], Array("LIST".utf8) + [3, 0, 0, 0, 1, 2, 3, 0]])
  func `its lengths are those that it has`(extra: [UInt8]) throws {
    let sound = Self.sound(1000, extra: extra)
    let length = try #require(WaveLength(sound.prefix(4096), size: sound.count))
    #expect(length.corrections.map(\.offset) == [4, 40 + extra.count])
    #expect(
      length.corrections.map(\.bytes)
        == [Self.word(UInt32(sound.count - 8)), Self.word(1000)])
  }

  @Test func `what is no such sound stays as it is`() {
    let sound = Self.sound(10)
    #expect(WaveLength(Array("needle".utf8)[...], size: 6) == nil)
    #expect(WaveLength(sound.prefix(20), size: sound.count) == nil)
    #expect(WaveLength(sound[...], size: 1 << 33) == nil)
  }
}
