import Terminal
import Testing

@Suite struct UTF8DecoderTests {
  @Test func `a character split over reads is not lost`() {
    var decoder = UTF8Decoder()
    #expect(decoder.decode(0xC3) == [])
    #expect(decoder.isIncomplete)
    #expect(decoder.decode(0xA4) == ["ä"])
    #expect(!decoder.isIncomplete)
  }

  @Test(arguments: ["", "a", "Zoë", "東京", "👨‍👩‍👧", "\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}"])
  func `valid text comes out as it went in`(text: String) {
    #expect(decoded(Array(text.utf8)) == text)
  }

  @Test func `broken text is repaired as the standard library does it`() {
    let bytes: [UInt8] = [
      0x61, 0x80, 0xBF, 0xC0, 0xC2, 0xE0, 0xA0, 0xED, 0x9F, 0xF0, 0x90, 0xF4, 0x8F, 0xF5, 0xFF,
    ]
    for first in bytes {
      for second in bytes {
        for third in bytes {
          let sequence = [first, second, third, 0x80, 0x62]
          #expect(
            decoded(sequence) == String(decoding: sequence, as: UTF8.self), "\(sequence)")
        }
      }
    }
  }

  private func decoded(_ bytes: [UInt8]) -> String {
    var decoder = UTF8Decoder()
    var text = String.UnicodeScalarView()
    for byte in bytes { text += decoder.decode(byte) }
    text += decoder.flush()
    return String(text)
  }
}
