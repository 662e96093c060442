import Testing

@testable import Screens

@Suite struct PlainLineTests {
  @Test func `nothing but a sign is a command`() {
    let signs: [(String, PlainLine.Sign)] = [
      ("?", .help), (" < ", .back), ("~", .undo), ("=", .checkAll(nil)), ("=3", .checkAll(3)),
      ("%", .menu), ("&", .code("")),
      ("&work my words", .code("work my words")), ("@", .language),
      (".", .stop), ("!", .noAnswer("")), ("!D", .noAnswer("d")), ("*", .note("")),
      ("* she hesitated", .note("she hesitated")), ("#", .outline(nil)), ("#12", .outline(12)),
      ("#١٢", .outline(12)),
    ]
    for (line, sign) in signs { #expect(PlainLine(line, isText: true) == .sign(sign), "\(line)") }
  }

  @Test func `a command that is none is not taken for an answer`() {
    for line in ["?help", "<5", "!refused", "#12 Main Street", "@home", "=x", "~5", "%5", "& co"] {
      #expect(PlainLine(line, isText: true) == .stray(line.first ?? " "), "\(line)")
    }
  }

  @Test func `an answer that begins with a sign is given by doubling it or masking it`() {
    let answers = [
      ("\\?", "?"), ("??", "?"), ("\\!refused", "!refused"), ("##12", "#12"), ("\\.", "."),
      ("..", "."), ("**bold**", "*bold**"), ("\\\\server", "\\\\server"), ("-3", "-3"),
      (".5", ".5"), ("\\quit", "quit"),
    ]
    for (line, answer) in answers {
      #expect(PlainLine(line, isText: true) == .text(answer), "\(line)")
    }
  }

  @Test func `quit stops where words are no answer`() {
    #expect(PlainLine("quit", isText: false) == .sign(.stop))
    #expect(PlainLine("Quitter", isText: false) == .sign(.stop))
    #expect(PlainLine("quit", isText: true) == .text("quit"))
  }

  @Test func `pasted lines are text unless they are nothing but a sign`() {
    for line in ["#hashtag", "* a point", "!wow", "#12", "@name said", "= 5"] {
      #expect(PlainLine(within: line) == .text(line), "\(line)")
    }
    #expect(PlainLine(within: "<") == .sign(.back))
    #expect(PlainLine(within: "+2") == .text("+2"))
    #expect(PlainLine(within: "&work it") == .text("&work it"))
    #expect(PlainLine(within: "+2", hasProbes: true) == .sign(.probe(2)))
    #expect(PlainLine(within: "+2 more", hasProbes: true) == .text("+2 more"))
    #expect(PlainLine(within: "\\+2", hasProbes: true) == .text("+2"))
    #expect(PlainLine(within: "&work it", hasCodes: true) == .sign(.code("work it")))
    #expect(PlainLine(within: "\\<") == .text("<"))
  }

  @Test func `keys that are no letters leave nothing behind`() {
    #expect(PlainLine.cleaned("\u{1B}[A\u{1B}[200~12\u{1B}[201~\u{1B}OB") == "12")
    #expect(PlainLine.cleaned("a\u{7}b\u{9B}c\td") == "abc d")
    #expect(PlainLine.cleaned("\u{1B}") == "")
  }

  @Test func `lines of numbers are read as lists or as changes`() {
    #expect(PlainNumbers("1 3, 12")?.all == [1, 3, 12])
    #expect(PlainNumbers("+3 -2")?.isChange == true)
    #expect(PlainNumbers("٣")?.all == [3])
    #expect(PlainNumbers("1 -2") == nil)
    #expect(PlainNumbers("one") == nil)
  }
}

@Suite struct PlainTextTests {
  @Test func `lines break at spaces, and what hangs over is set in`() {
    #expect(
      PlainText.lines("  1 Mud and wood and much else", width: 16) == [
        "  1 Mud and wood", "    and much", "    else",
      ])
    #expect(PlainText.lines("one two three", width: 8) == ["one two", "three"])
  }

  @Test func `a word longer than a line is never cut`() {
    let address = "https://example.org/a/very/long/address"
    #expect(PlainText.lines("See \(address) now", width: 20) == ["See", address, "now"])
  }

  @Test func `scripts without spaces break where they may`() {
    let lines = PlainText.lines("漢字漢字漢字漢字漢字", width: 8)
    #expect(lines == ["漢字漢字", "漢字漢字", "漢字"])
  }

  @Test func `for a program lines stay whole, and nothing moves the cursor`() {
    let long = String(repeating: "word ", count: 40)
    #expect(PlainText.lines(long, width: nil) == [long])
    #expect(PlainText.lines("a\u{1B}[2Jb\u{202E}c", width: nil) == ["a�[2Jb�c"])
  }
}
