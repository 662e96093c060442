import Testing

@testable import Terminal

@Suite struct PasteTests {
  private let begin = "\u{1B}[200~"
  private let end = "\u{1B}[201~"

  @Test func `a paste is one input, with its line ends made newlines`() {
    #expect(decoded(begin + "one\rtwo\r\nthree\n漢" + end) == [.paste("one\ntwo\nthree\n漢")])
  }

  @Test func `keys and sequences inside of a paste are not pressed`() {
    #expect(decoded(begin + "a\u{1B}[A\u{1B}b" + end + "c") == [.paste("ab")] + Input.typing("c"))
  }

  @Test func `an empty paste and an end without a beginning do no harm`() {
    #expect(decoded(begin + end) == [.paste("")])
    #expect(decoded(end + "x") == Input.typing("x"))
  }

  @Test func `invalid bytes become replacements`() {
    var decoder = InputDecoder()
    let bytes = Array(begin.utf8) + [0xFF, 0x61] + Array(end.utf8)
    #expect(bytes.flatMap { decoder.decode(.byte($0)) } == [.paste("\u{FFFD}a")])
  }

  @Test func `a paste without an end is given up after a long silence`() {
    var decoder = InputDecoder()
    var inputs = (begin + "half").utf8.flatMap { decoder.decode(.byte($0)) }
    inputs += decoder.decode(.silence)
    #expect(inputs == [] && decoder.isUnfinished && decoder.isPasting)
    #expect(decoder.decode(.abandonment) == [.paste("half")])
    #expect(!decoder.isUnfinished)
  }

  @Test func `a paste is cut at its limit, between characters`() {
    var paste = PasteBuffer()
    for byte in "a".utf8 { paste.append(byte) }
    for _ in 0..<InputDecoder.longestPaste / 2 { for byte in "ë".utf8 { paste.append(byte) } }
    let text = paste.text
    #expect(text.utf8.count == InputDecoder.longestPaste - 1)
    #expect(text.last == "ë")
  }

  private func decoded(_ sent: String) -> [Input] {
    var decoder = InputDecoder()
    return sent.utf8.flatMap { decoder.decode(.byte($0)) } + decoder.decode(.silence)
  }
}
