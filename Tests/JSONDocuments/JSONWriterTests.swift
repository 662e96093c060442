import Interviews
import Testing

@testable import JSONDocuments

struct JSONWriterTests {
  @Test func `machines get one line, people an indented text`() {
    let value = JSONValue.object([
      .init("a", .array([.integer(1), .number("2.50"), .null])), .init("b", .object([])),
      .init("c", .array([])), .init("d", .bool(true)),
    ])
    #expect(JSONWriter.text(value) == #"{"a":[1,2.50,null],"b":{},"c":[],"d":true}"#)
    #expect(
      JSONWriter.text(value, pretty: true) == """
        {
          "a": [
            1,
            2.50,
            null
          ],
          "b": {},
          "c": [],
          "d": true
        }
        """)
  }

  @Test(arguments: [
    ("\"\\/", #""\"\\/""#),
    ("\n\r\t\u{8}\0", #""\n\r\t\u0008\u0000""#),
    ("\u{7F}\u{85}\u{9F}\u{A0}", "\"\\u007f\\u0085\\u009f\u{A0}\""),
    ("\u{2028}\u{2029}\u{2030}", "\"\\u2028\\u2029\u{2030}\""),
    ("é日😀", "\"é日😀\""),
  ])
  func `what must be escaped is, and nothing else`(text: String, expected: String) {
    #expect(JSONWriter.text(.string(text)) == expected)
  }

  @Test func `absent members are left out`() {
    #expect(JSONWriter.text(.present([("a", .null), ("b", nil)])) == #"{"a":null}"#)
  }

  @Test func `what is written is read back the same`() throws {
    var random = RandomSource(seed: 7)
    for _ in 0..<2_000 {
      let value = JSONValue.any(depth: 4, using: &random)
      for pretty in [false, true] {
        let bytes = JSONWriter.bytes(value, pretty: pretty)
        let node = try JSONReader.parse(bytes)
        #expect(JSONValue(node) == value)
      }
    }
  }
}

extension JSONValue {
  /// Any value, with numbers as the reader gives them and no key twice.
  fileprivate static func any(depth: Int, using random: inout RandomSource) -> JSONValue {
    switch Int.random(in: 0...(depth > 0 ? 6 : 3), using: &random) {
    case 0: .null
    case 1: .bool(.random(using: &random))
    case 2: .number(String(Double.random(in: -1e6...1e6, using: &random)))
    case 3: .string(text(using: &random))
    case 4:
      .array(
        (0..<Int.random(in: 0...4, using: &random)).map { _ in any(depth: depth - 1, using: &random)
        })
    default:
      .object(
        (0..<Int.random(in: 0...4, using: &random)).map { index in
          Member("\(index)" + text(using: &random), any(depth: depth - 1, using: &random))
        })
    }
  }

  private static func text(using random: inout RandomSource) -> String {
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...8, using: &random) {
      let value = UInt32.random(
        in: 0...(Bool.random(using: &random) ? 0x9F : 0x10FFFF), using: &random)
      scalars.append(Unicode.Scalar(value) ?? "\\")
    }
    return String(scalars)
  }
}
