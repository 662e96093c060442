import Exports
import Records
import Testing

struct RoundTripTests {
  private static let texts = [
    "accents: éàüñç Çà", "日本語、中文", "مرحبا بالعالم \u{202B}rtl", "say \"hello\", she said \"\"",
    "two\nlines\n", "\n", "  spaces  ", ",", "\"", "'", "''", ";|\t", "=1+1", "'=1+1", "@x", "-5",
    "+1 758 555", "\u{FF1D}1", "😀👩‍👩‍👧‍👦🇱🇨e\u{301}", String(repeating: "long é,\"\n", count: 1250), "KEY",
  ]

  @Test(arguments: LineEnd.allCases, [false, true])
  func `every text comes out of another program as it went in`(
    lineEnd: LineEnd, hasByteOrderMark: Bool
  ) throws {
    let survey = try Sample.questionnaire(
      Sample.item("text", "q") + "," + Sample.item("text", "r"))
    let options = ExportOptions(lineEnd: lineEnd, hasByteOrderMark: hasByteOrderMark)
    let records = Self.texts.enumerated().map {
      Sample.record($0, [.text(name: "q", $1), .text(name: "r", "end")])
    }
    let file = try #require(Export([survey], options: options).files(of: records).first)
    let rows = try Python.rows(of: file.bytes)
    #expect(rows.first?.first == "KEY")
    #expect(rows.allSatisfy { $0.count == 13 })
    #expect(rows.dropFirst().map { Self.withoutGuard($0[11]) } == Self.texts)
    #expect(rows.dropFirst().allSatisfy { $0[12] == "end" })
  }

  @Test func `random texts come out as they went in`() throws {
    let survey = try Sample.questionnaire(Sample.item("text", "q"))
    var random = Seeded(7)
    let alphabet = Array("a=+-@'\",;\n\t é日م😀＝".unicodeScalars)
    let texts = (0..<2000).map { _ in
      String(
        String.UnicodeScalarView(
          (0..<Int.random(in: 1...8, using: &random)).compactMap { _ in
            alphabet.randomElement(using: &random)
          }))
    }
    let records = texts.enumerated().map { Sample.record($0, [.text(name: "q", $1)]) }
    let file = try #require(Export([survey]).files(of: records).first)
    let cells = try Python.rows(of: file.bytes).dropFirst().compactMap(\.last)
    #expect(cells.map(Self.withoutGuard).map(Self.scalars) == texts.map(Self.scalars))
    #expect(
      !cells.contains { $0.unicodeScalars.first.map("=+-@\t\n＝".unicodeScalars.contains) ?? false })
  }

  private static func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }

  /// What `SpreadsheetText` tells its readers to do.
  private static func withoutGuard(_ cell: String) -> String {
    let scalars = cell.unicodeScalars
    let isUnseen = { (scalar: Unicode.Scalar) in
      scalar.properties.generalCategory == .format || scalar.properties.isDefaultIgnorableCodePoint
    }
    guard scalars.first == "'", let first = scalars.first(where: { $0 != "'" && !isUnseen($0) }),
      "=+-@\t\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}\u{FE66}\u{FE62}\u{FE63}\u{FE6B}\u{2212}"
        .unicodeScalars.contains(first)
    else { return cell }
    return String(String.UnicodeScalarView(scalars.dropFirst()))
  }
}

/// Numbers that look random and are the same in every run (splitmix64).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }
}
