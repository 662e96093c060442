import Interviews
import Testing

@testable import JSONDocuments

struct StringPlacesTests {
  @Test(arguments: [
    (#""abc""#, 1, 2), (#""abc""#, 3, 4), (#""abc""#, 9, 4),
    (#""\na""#, 0, 1), (#""\na""#, 1, 3),
    (#""\u0041b""#, 1, 7), (#""\u00e9b""#, 2, 7), (#""\u00e9b""#, 1, 1),
    (#""\u20acb""#, 3, 7), (#""\ud83d\ude00b""#, 4, 13), (#""\ud83d\ude00b""#, 3, 1),
    (#""é=""#, 2, 3), (#""\"=""#, 1, 3), (#""\\=""#, 1, 3),
    ("12", 1, 0), ("", 1, 0), (#""ab"#, 9, 3), (#""\"#, 9, 2), (#""\u12"#, 9, 5),
  ])
  func `a byte of the text is found in the file`(text: String, index: Int, offset: Int) {
    let found = StringPlaces.offset(ofUTF8Index: index, inStringAt: 0, bytes: Array(text.utf8))
    #expect(found == offset)
  }

  @Test func `the documented example holds`() {
    let bytes = Array(#"{"a": "x\n\u00e9 = 1"}"#.utf8)
    let found = StringPlaces.offset(ofUTF8Index: 5, inStringAt: 6, bytes: bytes)
    #expect(found == 17)
    #expect(bytes[found] == UInt8(ascii: "="))
  }

  @Test func `several places are found in one pass`() {
    let bytes = Array(#""a\tb\u00e9c""#.utf8)
    let found = StringPlaces.offsets(
      ofUTF8Indices: [0, 1, 2, 3, 5, 6], inStringAt: 0, bytes: bytes)
    #expect(found == [1, 2, 4, 5, 11, 12])
  }

  @Test func `every character of any text is found`() throws {
    var random = RandomSource(seed: 11)
    let pieces: [(text: String, written: String)] = [
      ("a", "a"), ("é", "é"), ("é", #"\u00e9"#), ("\n", #"\n"#), ("\"", #"\""#), ("€", "€"),
      ("€", #"\u20AC"#), ("😀", "😀"), ("😀", #"\ud83d\ude00"#), ("/", #"\/"#),
    ]
    for _ in 0..<500 {
      let chosen = (0..<12).compactMap { _ in pieces.randomElement(using: &random) }
      let bytes = Array(("\"" + chosen.map(\.written).joined() + "\"").utf8)
      #expect(try JSONReader.parse(bytes).string == chosen.map(\.text).joined())
      var (index, offset) = (0, 1)
      for piece in chosen {
        #expect(StringPlaces.offset(ofUTF8Index: index, inStringAt: 0, bytes: bytes) == offset)
        index += piece.text.utf8.count
        offset += piece.written.utf8.count
      }
    }
  }
}
