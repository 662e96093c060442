import Testing

@testable import Terminal

@Suite struct TextWidthTests {
  @Test(arguments: [
    ("", 0), ("a", 1), ("Zoë", 3), ("Zoe\u{308}", 3), ("東京", 4), ("한국", 4), ("مرحبا", 5),
    ("ｶﾅ", 2), ("─", 1), ("\u{1112}\u{1161}\u{11AB}", 2), ("क्षि", 3), ("می\u{200C}خواهم", 7),
  ])
  func `text has the columns that terminals give it`(text: String, columns: Int) {
    #expect(TextWidth.columns(of: text) == columns)
  }

  @Test(arguments: [
    ("👩", 2), ("👨‍👩‍👧", 6), ("❤️", 1), ("🇰🇪", 2), ("👍🏽", 4), ("1️⃣", 1),
  ])
  func `an emoji sequence is as wide as its parts together`(text: String, columns: Int) {
    #expect(text.count == 1)
    #expect(TextWidth.columns(of: text) == columns)
  }

  @Test(arguments: ["\u{7}", "\u{1B}", "\u{9B}", "\u{202E}", "\u{301}", "\u{378}", "\n", "\r\n"])
  func `what is drawn as a replacement takes one column`(text: String) {
    #expect(TextWidth.columns(of: text) == 1)
  }

  @Test(arguments: [("\u{301}", 0), ("\u{200B}", 0), ("a", 1), ("漢", 2), ("\u{AD}", 1)])
  func `a code point by itself has the width of wcwidth`(scalar: Unicode.Scalar, columns: Int) {
    #expect(TextWidth.width(of: scalar) == columns)
  }

  @Test(arguments: ["\u{1}", "\u{7F}", "\u{85}", "\u{2028}", "\u{378}", "\u{FFFF}"])
  func `a code point that wcwidth does not know has no width`(scalar: Unicode.Scalar) {
    #expect(TextWidth.width(of: scalar) == nil)
  }

  @Test func `a text is as wide as the canvas draws it`() {
    for text in hostileTexts {
      var canvas = Canvas(size: Size(columns: 400, rows: 1))
      let used = canvas.put(text, at: Position(row: 0, column: 0))
      #expect(used == TextWidth.columns(of: text), "\(text.unicodeScalars.map(\.value))")
    }
  }
}

/// Texts made of everything that widths and gates care about, in every order of three.
let hostileTexts: [String] = {
  let parts = [
    "a", "漢", "\u{301}", "\u{200D}", "👩", "\u{FE0F}", "❤", "\u{1F1F0}", "\u{202E}", "\r", "\n",
    "\u{1B}", "\u{378}", "\u{200C}", "م", "\u{1161}", "\u{E0067}", "\u{93F}", "क",
  ]
  return parts.flatMap { first in
    parts.flatMap { second in parts.map { first + second + $0 } }
  }
}()
