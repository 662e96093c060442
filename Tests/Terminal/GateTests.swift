import Testing

@testable import Terminal

@Suite struct GateTests {
  @Test(arguments: [
    ("bell\u{7}", "bell\u{FFFD}"),
    ("\u{1B}[31mred", "\u{FFFD}[31mred"),
    ("C1 \u{9B}31m", "C1 \u{FFFD}31m"),
    ("\u{202E}gnp.exe", "\u{FFFD}gnp.exe"),
    ("a\u{2066}b\u{2069}", "a\u{FFFD}b\u{FFFD}"),
    ("zero\u{200B}width", "zero\u{FFFD}width"),
    ("\u{FEFF}mark", "\u{FFFD}mark"),
    ("ad\u{200D}min", "ad\u{FFFD}min"),
    ("\u{301}lone", "\u{FFFD}lone"),
    ("new\u{378}", "new\u{FFFD}"),
    ("tag\u{E0041}", "tag\u{FFFD}"),
    ("two\nlines\tand", "two\u{FFFD}lines\u{FFFD}and"),
    ("\r\n", "\u{FFFD}"),
    ("👩\u{200D}", "👩\u{FFFD}"),
  ])
  func `what could move, ring, reorder or hide is replaced`(text: String, drawn: String) {
    #expect(drawnLine(text) == drawn)
  }

  @Test(arguments: [
    "Zoe\u{308}", "漢\u{301}", "👨‍👩‍👧", "❤️", "🇰🇪", "👍🏽", "1️⃣", "می‌خواهم", "क्‍ष",
    "\u{1112}\u{1161}\u{11AB}", "ที่", "\u{E000}",
  ])
  func `what people write is drawn as it is`(text: String) {
    #expect(Array(drawnLine(text).unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test func `marks beyond the fourth are shown to be there`() {
    let text = "e" + String(repeating: "\u{301}", count: 60) + "x"
    #expect(drawnLine(text) == "e\u{301}\u{301}\u{301}\u{301}\u{FFFD}x")
  }

  @Test func `a cluster of very many parts is taken apart`() {
    let text = "👩" + String(repeating: "\u{200D}👩", count: 200)
    var canvas = Canvas(size: Size(columns: 700, rows: 1))
    let used = canvas.put(text, at: Position(row: 0, column: 0))
    #expect(text.count == 1)
    #expect(used == TextWidth.columns(of: text))
    #expect((0..<700).allSatisfy { canvas[0, $0].width <= 20 })
  }

  @Test func `every text that passed the gate passes it again unchanged`() {
    for text in hostileTexts {
      let once = Printable.text(text)
      #expect(Printable.text(once) == once, "\(text.unicodeScalars.map(\.value))")
    }
  }

  @Test func `printable text keeps its lines`() {
    #expect(Printable.text("one\r\ntwo\n\tthree\u{7}") == "one\ntwo\n\tthree\u{FFFD}")
  }

  @Test func `a printable line is one line`() {
    #expect(Printable.line("one\r\ntwo\n\tthree\u{1B}") == "one\\r\\ntwo\\n\\tthree\u{FFFD}")
  }

  private func drawnLine(_ text: String) -> String {
    var canvas = Canvas(size: Size(columns: 80, rows: 1))
    canvas.put(text, at: Position(row: 0, column: 0))
    return canvas.lines[0]
  }
}
