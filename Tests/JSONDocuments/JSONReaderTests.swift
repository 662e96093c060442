import Interviews
import Testing

@testable import JSONDocuments

struct JSONReaderTests {
  @Test func `every value knows its kind and its byte`() throws {
    let text = #" {"a" : [true,false , null], "b":"x" ,"c": -1.5e+3}"#
    let node = try JSONReader.parse(Array(text.utf8))
    #expect(node.offset == 1)
    #expect(node.members?.map(\.keyOffset) == [2, 29, 38])
    #expect(node["a"]?.elements?.map(\.offset) == [9, 14, 22])
    #expect(node["a"]?.elements?.map(\.kind) == [.bool(true), .bool(false), .null])
    #expect(node["b"]?.kind == .string("x"))
    #expect(node["b"]?.offset == 33)
    #expect(node["c"]?.kind == .number("-1.5e+3"))
    #expect(node["c"]?.offset == 43)
    #expect(node["d"]?.kind == nil)
  }

  @Test(arguments: [
    "0", "-0", "12", "0.5", "1e5", "1E-5", "123456789012345678901234567890", "-1.0",
  ])
  func `a number stays the text it was`(text: String) throws {
    #expect(try JSONReader.parse(Array(text.utf8)).kind == .number(text))
  }

  @Test func `a whole number is one that 64 bits hold`() throws {
    #expect(try JSONReader.parse(Array("9223372036854775807".utf8)).integer == .max)
    #expect(try JSONReader.parse(Array("9223372036854775808".utf8)).integer == nil)
    #expect(try JSONReader.parse(Array("1.0".utf8)).integer == nil)
  }

  @Test(arguments: [
    (#""\" \\ \/ \b\f\n\r\t""#, "\" \\ / \u{8}\u{C}\n\r\t"),
    (#""\u00e9\u00E9é""#, "ééé"),
    (#""\ud83d\ude00""#, "😀"),
    (#""\uD834\uDD1E!""#, "𝄞!"),
    (#""\u0000""#, "\0"),
    (#""日本語 العربية""#, "日本語 العربية"),
    (#""""#, ""),
  ])
  func `escapes and every script are read`(text: String, expected: String) throws {
    #expect(try JSONReader.parse(Array(text.utf8)).string == expected)
  }

  @Test func `what an array or object holds can be walked as often as one likes`() throws {
    let text = #"[[], {}, [[1], {"a": [2, {"b": 3}]}], "x", {"c": {}, "d": [[]]}]"#
    let elements = try #require(try JSONReader.parse(Array(text.utf8)).elements)
    #expect(elements.count == 5)
    for _ in 0..<2 {
      #expect(elements.map(\.kind) == [.array, .object, .array, .string("x"), .object])
    }
    #expect(elements.first?.elements?.isEmpty == true)
    #expect(elements.dropFirst(4).first?.members?.map(\.key) == ["c", "d"])
    #expect(JSONElements.none.isEmpty)
    #expect(JSONMembers.none.isEmpty)
  }

  @Test func `no bytes make it trap`() {
    var random = RandomSource(seed: 20_260_101)
    let likely = Array(#"{}[]",:\u0dD8tfn-1.e é"#.utf8) + [0xFF, 0xC3, 0x00, 0x09]
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        Bool.random(using: &random)
          ? likely.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
      }
      let (node, faults) = JSONReader.read(bytes)
      #expect(node != nil || !faults.isEmpty)
      #expect(faults.allSatisfy { (0...bytes.count).contains($0.offset) })
    }
  }

  @Test func `every prefix of a text is refused at a place inside it`() {
    let text = Array(#"{"a": ["\u00e9", -1.5e3, {"b": null}], "c": true}"#.utf8)
    for length in text.indices {
      let (node, faults) = JSONReader.read(Array(text[..<length]))
      #expect(node == nil)
      #expect(faults.count == 1)
      #expect(faults.allSatisfy { (0...length).contains($0.offset) })
    }
  }
}
