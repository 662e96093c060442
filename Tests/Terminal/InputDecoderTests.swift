import Testing

@testable import Terminal

@Suite struct InputDecoderTests {
  @Test(arguments: [
    ("a1ä漢", Input.typing("a1ä漢")),
    ("\r", [.key(.enter)]), ("\n", [.key(.enter)]), ("\t", [.key(.tab)]),
    ("\u{7F}", [.key(.backspace)]), ("\u{8}", [.key(.backspace)]),
    ("\u{18}", [.key(.control("x"))]), ("\u{1A}", [.key(.control("z"))]),
    ("\u{0}", [.key(.control("@"))]), ("\u{1C}", [.key(.control("\\"))]),
    ("\u{1F}", [.key(.control("_"))]), ("\u{85}", [.key(.character("\u{FFFD}"))]),
    ("e\u{301}", [.key(.character("e")), .key(.character("\u{301}"))]),
  ])
  func `characters are keys`(sent: String, inputs: [Input]) {
    #expect(decoded(sent) == inputs)
  }

  @Test(
    arguments: [
      ("[A", .up), ("OA", .up), ("[1;2B", .down), ("OD", .left), ("[1;5D", .wordLeft),
      ("[1;3C", .wordRight), ("Oc", .wordRight), ("[5D", .wordLeft), ("[H", .home), ("OF", .end),
      ("[1~", .home), ("[7~", .home), ("[4~", .end), ("[8~", .end), ("[2~", .insert),
      ("[3~", .delete), ("[3;5~", .delete), ("[5~", .pageUp), ("[6~", .pageDown),
      ("[Z", .backTab), ("OP", .function(1)), ("[1;2Q", .function(2)), ("[[E", .function(5)),
      ("[15~", .function(5)), ("[21~", .function(10)), ("[24~", .function(12)),
      ("OM", .enter), ("Oq", .character("1")), ("Oy", .character("9")), ("Ok", .character("+")),
    ] as [(String, Key)])
  func `the sequences of the usual terminals are keys`(sequence: String, key: Key) {
    #expect(decoded("\u{1B}" + sequence) == [.key(key)])
  }

  @Test(arguments: [
    "[I", "[O", "[?1;2c", "[97;5u", "[99~", "[<3;1;1M", "]11;rgb:0000/0000/0000\u{7}",
    "]0;title\u{1B}\\", "P1+r\u{1B}\\", "[12;40R",
  ])
  func `an unknown sequence types nothing`(sequence: String) {
    #expect(decoded("\u{1B}" + sequence + "x") == Input.typing("x"))
  }

  @Test func `an escape by itself is the Esc key`() {
    #expect(decoded("\u{1B}") == [.key(.escape)])
    #expect(decoded("\u{1B}\u{1B}[A") == [.key(.escape), .key(.up)])
    #expect(decoded("\u{1B}x") == [.key(.escape), .key(.character("x"))])
    #expect(decoded("\u{1B}O") == [.key(.escape), .key(.character("O"))])
  }

  @Test func `a sequence that pauses in its middle is still one`() {
    var decoder = InputDecoder()
    var inputs: [Input] = []
    for byte in "\u{1B}[1;5C".utf8.dropLast(2) { inputs += decoder.decode(.byte(byte)) }
    inputs += decoder.decode(.silence)
    #expect(inputs == [])
    #expect(decoder.isUnfinished)
    inputs += decoder.decode(.byte(0x35)) + decoder.decode(.byte(0x43))
    #expect(inputs == [.key(.wordRight)])
  }

  @Test func `a control character ends a sequence and is not lost`() {
    #expect(decoded("\u{1B}[1\r") == [.key(.enter)])
  }

  @Test func `a key that ncurses knows comes after what was begun`() {
    var decoder = InputDecoder()
    _ = decoder.decode(.byte(0xC3))
    #expect(decoder.decode(.key(.up)) == [.key(.character("\u{FFFD}")), .key(.up)])
  }

  private func decoded(_ sent: String) -> [Input] {
    var decoder = InputDecoder()
    return sent.utf8.flatMap { decoder.decode(.byte($0)) } + decoder.decode(.silence)
  }
}
