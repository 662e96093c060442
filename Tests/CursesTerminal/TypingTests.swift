import Terminal
import TestKit
import Testing

extension CursesTerminalTests {
  @Suite struct TypingTests {
    @Test(
      arguments: [
        ("a", .character("a")), ("漢", .character("漢")), ("3", .character("3")),
        (Keys.enter, .enter), (Keys.tab, .tab), (Keys.backTab, .backTab),
        (Keys.backspace, .backspace), (Keys.delete, .delete), (Keys.insert, .insert),
        (Keys.up, .up), (Keys.down, .down), (Keys.left, .left), (Keys.right, .right),
        ("\u{1B}[A", .up), ("\u{1B}[B", .down), ("\u{1B}[C", .right), ("\u{1B}[D", .left),
        (Keys.home, .home), (Keys.end, .end), ("\u{1B}[H", .home), ("\u{1B}[4~", .end),
        (Keys.pageUp, .pageUp), (Keys.pageDown, .pageDown),
        (Keys.wordLeft, .wordLeft), (Keys.wordRight, .wordRight), ("\u{1B}[1;2C", .right),
        (Keys.function(1), .function(1)), (Keys.function(5), .function(5)),
        (Keys.function(10), .function(10)), (Keys.function(12), .function(12)),
        (Keys.control("c"), .control("c")), (Keys.control("z"), .control("z")),
        (Keys.control("s"), .control("s")), (Keys.control("q"), .control("q")),
        ("\u{1C}", .control("\\")), (Keys.escape, .escape),
      ] as [(String, Key)])
    func `every key has its name`(sent: String, key: Key) throws {
      let opened = try OpenedTerminal()
      #expect(opened.next(after: sent) == .key(key))
    }

    @Test func `keys typed ahead come one after another`() throws {
      let opened = try OpenedTerminal()
      let sent = "Zoë" + Keys.down + Keys.escape + Keys.up + "x"
      let expected: [Input] =
        Input.typing("Zoë") + [.key(.down), .key(.escape), .key(.up)] + Input.typing("x")
      #expect(opened.inputs(expected.count, after: sent) == expected)
    }

    @Test func `a character split over two writes is not lost`() throws {
      let opened = try OpenedTerminal()
      opened.line.send([0xC3])
      #expect(opened.terminal.next(timeoutMilliseconds: 0) == nil)
      opened.line.send([0xA4])
      #expect(opened.next() == .key(.character("ä")))
    }

    @Test func `invalid bytes become a replacement and what follows is right`() throws {
      let opened = try OpenedTerminal()
      opened.line.send([0xFF, 0x61])
      #expect(opened.next() == .key(.character("\u{FFFD}")))
      #expect(opened.next() == .key(.character("a")))
    }

    @Test func `a sequence that nobody knows types nothing`() throws {
      let opened = try OpenedTerminal()
      let reports = "\u{1B}[I\u{1B}[97;5u\u{1B}]11;rgb:0/0/0\u{7}"
      #expect(opened.next(after: reports + "x") == .key(.character("x")))
    }

    @Test func `a paste is one input, however long`() throws {
      let opened = try OpenedTerminal(columns: 40, rows: 5)
      #expect(opened.next(after: Keys.paste("one\ntwo 漢")) == .paste("one\ntwo 漢"))
      #expect(opened.next(after: "y") == .key(.character("y")))
    }

    @Test func `clicks and the wheel say where`() throws {
      let opened = try OpenedTerminal(columns: 300, rows: 24)
      let place = Position(row: 3, column: 250)
      #expect(
        opened.inputs(2, after: Keys.click(row: 3, column: 250)) == [
          .pressed(place), .released(place),
        ])
      #expect(opened.inputs(2, after: Keys.wheelUp + Keys.wheelDown) == [.wheelUp, .wheelDown])
    }

    @Test func `without input the time is up`() throws {
      let opened = try OpenedTerminal()
      #expect(opened.terminal.next(timeoutMilliseconds: 0) == nil)
      #expect(opened.terminal.next(timeoutMilliseconds: -5) == nil)
      #expect(opened.terminal.next(timeoutMilliseconds: 1) == nil)
    }
  }
}
