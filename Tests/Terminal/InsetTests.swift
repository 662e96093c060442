import Testing
import Values

@testable import Terminal

/// Answers inside a text of the other direction.
@Suite struct InsetTests {
  private func drawn(_ text: String, isMirrored: Bool = false, ordersText: Bool = true) -> String {
    var canvas = Canvas(
      size: Size(columns: 30, rows: 1),
      direction: WritingDirection(isMirrored: isMirrored, ordersText: ordersText))
    canvas.put(text, at: Position(row: 0, column: 0))
    let line = (0..<30).map { String(canvas[0, $0].character) }.joined()
    return String(line.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  @Test func `a number behind a Hebrew name stays behind it`() {
    let name = "\u{5D0}\u{5D1}\u{5D2}"
    let seen = "\u{5D2}\u{5D1}\u{5D0}"
    #expect(drawn("Ask \(name) 3 times") == "Ask 3 \(seen) times")
    #expect(drawn("Ask \(Inset.marked(name, in: "Ask")) 3 times") == "Ask \(seen) 3 times")
  }

  @Test func `what ends an English name in an Arabic text stays at its end`() {
    let text = "\u{5D0} \(Inset.marked("Ann (2)", in: "\u{5D0}")) \u{5D1}"
    #expect(drawn(text, isMirrored: true) == "\u{5D1} Ann (2) \u{5D0}")
  }

  @Test func `marks take no room, and are left out where order is not ours to see to`() {
    let text = Inset.marked("\u{5D0}", in: "a")
    #expect(TextWidth.columns(of: text) == 1)
    #expect(drawn("a" + text + "b", ordersText: false) == "a\u{5D0}b")
    #expect(Printable.line("a" + text + "b") == "a\u{5D0}b")
  }

  @Test func `texts that are written one way have no marks, and an answer's own are seen`() {
    #expect(Inset.marked("Zoë", in: "Hello") == "Zoë")
    #expect(Inset.marked("a\u{10FFFD}b", in: "Hello") == "a\u{FFFD}b")
  }
}
