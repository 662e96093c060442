import Testing

@testable import JSONDocuments

struct JSONReaderFaultTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let code: JSONFault.Code
    let offset: Int

    init(_ text: String, _ code: JSONFault.Code, at offset: Int) {
      self.text = text
      self.code = code
      self.offset = offset
    }

    var testDescription: String { text }
  }

  static let cases: [Case] = [
    Case("", .empty, at: 0),
    Case(" \n\t\r ", .empty, at: 5),
    Case("\u{FEFF}", .byteOrderMark, at: 0),
    Case("{", .unexpectedEnd, at: 1),
    Case(#"{"a""#, .unexpectedEnd, at: 4),
    Case(#"{"a":"#, .unexpectedEnd, at: 5),
    Case("[1", .unexpectedEnd, at: 2),
    Case("tru", .unexpectedEnd, at: 3),
    Case(#""abc"#, .unexpectedEnd, at: 4),
    Case(#""abc\"#, .unexpectedEnd, at: 5),
    Case(#""\u00"#, .unexpectedEnd, at: 5),
    Case(#""a\nb"#, .unexpectedEnd, at: 5),
    Case("[1 2]", .unexpected(character: "2"), at: 3),
    Case("{1: 2}", .unexpected(character: "1"), at: 1),
    Case(#"{"a" 1}"#, .unexpected(character: "1"), at: 5),
    Case("[,]", .unexpected(character: ","), at: 1),
    Case("{,}", .unexpected(character: ","), at: 1),
    Case("[1,,2]", .unexpected(character: ","), at: 3),
    Case("nul1", .unexpected(character: "1"), at: 3),
    Case("'a'", .unexpected(character: "'"), at: 0),
    Case("[é]", .unexpected(character: "é"), at: 1),
    Case("// no", .unexpected(character: "/"), at: 0),
    Case("NaN", .unexpected(character: "N"), at: 0),
    Case("+1", .unexpected(character: "+"), at: 0),
    Case(".5", .unexpected(character: "."), at: 0),
    Case("[1, ]", .trailingComma, at: 2),
    Case(#"{"a": 1 ,}"#, .trailingComma, at: 8),
    Case(#"{"a": 1, "a": 2}"#, .duplicateKey("a"), at: 9),
    Case(#"{"a": 1, "\u0061": 2}"#, .duplicateKey("a"), at: 9),
    Case("\"a\nb\"", .controlCharacterInString, at: 2),
    Case("\"a\\tb\u{1}\"", .controlCharacterInString, at: 5),
    Case(#""a\x""#, .invalidEscape, at: 2),
    Case(#""\u12G4""#, .invalidEscape, at: 1),
    Case(#""\ud800""#, .loneSurrogate, at: 1),
    Case(#""ab\udc00""#, .loneSurrogate, at: 3),
    Case(#""\ud800\u0041""#, .loneSurrogate, at: 1),
    Case(#""\ud800\n""#, .loneSurrogate, at: 1),
    Case("01", .malformedNumber, at: 0),
    Case("-", .malformedNumber, at: 0),
    Case("[-a]", .malformedNumber, at: 1),
    Case("1.", .malformedNumber, at: 0),
    Case("1.e5", .malformedNumber, at: 0),
    Case("1e", .malformedNumber, at: 0),
    Case("1e+", .malformedNumber, at: 0),
    Case("-00", .malformedNumber, at: 0),
    Case("1 1", .textAfterEnd, at: 2),
    Case("{} ]", .textAfterEnd, at: 3),
  ]

  @Test(arguments: cases)
  func `a fault is reported at its byte`(of one: Case) {
    let faults = JSONReader.read(Array(one.text.utf8)).faults
    #expect(faults.first == JSONFault(one.code, at: one.offset))
  }

  @Test(arguments: cases)
  func `parse throws the first fault`(of one: Case) {
    #expect(throws: JSONFault(one.code, at: one.offset)) {
      try JSONReader.parse(Array(one.text.utf8))
    }
  }

  @Test func `what can be read past is reported in one pass`() {
    let text = "\u{FEFF}{\"a\": [1, 2,], \"a\": {\"b\": 3,}, \"c\": 4,}"
    let (node, faults) = JSONReader.read(Array(text.utf8))
    #expect(
      faults == [
        JSONFault(.byteOrderMark, at: 0), JSONFault(.trailingComma, at: 14),
        JSONFault(.duplicateKey("a"), at: 18), JSONFault(.trailingComma, at: 30),
        JSONFault(.trailingComma, at: 40),
      ])
    #expect(node?.members?.map(\.key) == ["a", "a", "c"])
    #expect(faults.allSatisfy { $0.isRecoverable })
  }

  @Test(arguments: [2, 15, 16, 17, 18, 40])
  func `a key that stands twice is found among few and among many`(count: Int) {
    let keys = (1..<count).map { #""k\#($0)": {"k1": [\#($0)]}"# }
    for again in ["k1", #"\u006b1"#, "k\(count - 1)"] {
      let text = "{" + (keys + [#""\#(again)": 1"#]).joined(separator: ", ") + "}"
      let faults = JSONReader.read(Array(text.utf8)).faults
      #expect(faults.count == 1)
      #expect(faults.allSatisfy { if case .duplicateKey = $0.code { true } else { false } })
    }
    let text = "{" + keys.joined(separator: ", ") + "}"
    #expect(JSONReader.read(Array(text.utf8)).faults.isEmpty)
  }

  @Test(arguments: [("é", "e\u{301}"), ("K", "\u{212A}")])
  func `keys that Unicode takes for the same stand twice`(a: String, b: String) {
    let faults = JSONReader.read(Array(#"{"\#(a)": 1, "\#(b)": 2}"#.utf8)).faults
    #expect(faults.map(\.code) == [.duplicateKey(b)])
  }

  @Test func `after ten thousand faults the reader goes on and tells no more`() {
    let text = "[" + String(repeating: #"{"a": 1, "a": 2}, "#, count: 12_000) + "0]"
    let (node, faults) = JSONReader.read(Array(text.utf8))
    #expect(node?.elements?.count == 12_001)
    #expect(faults.count == JSONReader.mostRecovered)
  }

  @Test func `what stops the reading comes last and leaves no value`() {
    let (node, faults) = JSONReader.read(Array("[1,], 2".utf8))
    #expect(node == nil)
    #expect(faults.map(\.code) == [.trailingComma, .textAfterEnd])
  }

  @Test(arguments: [("[", "]"), (#"{"a":"#, "}")])
  func `nesting is read to its limit and refused beyond`(open: String, close: String) {
    func nested(_ depth: Int) -> [UInt8] {
      Array(
        (String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)).utf8)
    }
    let limit = JSONReader.deepest
    #expect(JSONReader.read(nested(limit)).faults.isEmpty)
    for depth in [limit + 1, 10_000] {
      #expect(
        JSONReader.read(nested(depth)).faults == [
          JSONFault(.tooDeep(limit: limit), at: limit * open.utf8.count)
        ])
    }
  }

  @Test(
    arguments: [
      ([0x80], 1), ([0x61, 0xC3, 0x28], 2), ([0xC0, 0xAF], 1), ([0x61, 0x62, 0xED, 0xA0, 0x80], 3),
      ([0xC3, 0xA9, 0xF5, 0x80, 0x80, 0x80], 3), ([0x5C, 0x6E, 0xFF], 3), ([0xE2, 0x82], 1),
    ] as [([UInt8], Int)])
  func `bytes that are not UTF-8 are found where they stand`(content: [UInt8], offset: Int) {
    let faults = JSONReader.read([0x22] + content + [0x22]).faults
    #expect(faults == [JSONFault(.invalidUTF8, at: offset)])
  }

  @Test func `no sentence carries what a terminal would obey, or a whole key`() {
    let key = "\u{1B}[2J" + String(repeating: "k", count: 500)
    let sentence = JSONFault(.duplicateKey(key), at: 0).sentence
    #expect(sentence.hasPrefix("the key '\u{FFFD}[2Jkkk"))
    #expect(sentence.contains("…'"))
    #expect(sentence.count < 160)
  }
}
