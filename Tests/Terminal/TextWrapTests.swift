import Testing

@testable import Terminal

@Suite struct TextWrapTests {
  @Test(arguments: [
    ("", 10, [""]),
    ("one", 10, ["one"]),
    ("How many people live here?", 12, ["How many", "people live", "here?"]),
    ("exactly ten", 7, ["exactly", "ten"]),
    ("a  b", 2, ["a", "b"]),
    ("one\n\ntwo\n", 10, ["one", "", "two", ""]),
    ("one\r\ntwo", 10, ["one", "two"]),
    ("unbreakable", 4, ["unbr", "eaka", "ble"]),
    ("an unbreakable", 4, ["an", "unbr", "eaka", "ble"]),
    ("an un-break-able word", 9, ["an", "un-break-", "able word"]),
    ("un-breakable", 8, ["un-", "breakabl", "e"]),
    ("to-day", 6, ["to-day"]),
    ("漢字漢字", 5, ["漢字", "漢字"]),
    ("漢字。漢", 4, ["漢", "字。", "漢"]),
    ("漢", 1, ["漢"]),
    ("漢字", 1, ["漢", "字"]),
    ("x漢字", 3, ["x漢", "字"]),
    ("e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"]),
    ("ab", 0, ["a", "b"]),
  ])
  func `text is broken at words, then at hyphens, then at clusters`(
    text: String, width: Int, lines: [String]
  ) {
    #expect(TextWrap.lines(text, width: width) == lines)
  }

  @Test func `ranges tell a soft break from a newline`() {
    #expect(TextWrap.ranges(Array("one two\nthree"), width: 4) == [0..<4, 4..<7, 8..<12, 12..<13])
  }

  @Test func `ranges cover everything but the newlines`() {
    for text in hostileTexts + ["one  two   three\n four", "\n\n", "   ", "漢 字  x"] {
      for width in 1...5 {
        let characters = Array(text)
        let ranges = TextWrap.ranges(characters, width: width)
        let covered = ranges.flatMap { Array($0) }
        #expect(covered == characters.indices.filter { !characters[$0].isNewline })
      }
    }
  }

  @Test func `no line but a single wide cluster is wider than asked`() {
    for text in hostileTexts {
      for width in 1...4 {
        for line in TextWrap.lines(text, width: width) where line.count > 1 {
          #expect(TextWidth.columns(of: line) <= width, "\(text.unicodeScalars.map(\.value))")
        }
      }
    }
  }

  @Test func `after an edit the lines are those of the whole text`() {
    let text = Array("one two  three\nfour 漢字 fivesixseven\n\neight nine-ten-eleven twelve")
    let insertions = ["", "x", " ", "\n", "longer words here", "a\nb\n"].map { Array($0) }
    for width in 1...9 {
      let former = TextWrap.ranges(text, width: width)
      for start in 0...text.count {
        for end in start...min(start + 4, text.count) {
          for inserted in insertions {
            var edited = text
            edited.replaceSubrange(start..<end, with: inserted)
            let lines = TextWrap.ranges(
              edited, width: width, afterReplacing: start..<end, withCount: inserted.count,
              in: former)
            #expect(
              lines == TextWrap.ranges(edited, width: width),
              "\(start)..<\(end) by \(String(inserted)) at \(width)")
          }
        }
      }
    }
  }

  @Test(arguments: [(0, 0), (3, 0), (4, 1), (7, 1), (8, 2), (99, 2)])
  func `the line of an offset is the last that begins before it`(offset: Int, line: Int) {
    #expect(TextWrap.line(of: offset, in: [0..<4, 4..<7, 8..<12]) == line)
    #expect(TextWrap.line(of: offset, in: []) == 0)
  }

  @Test func `ten thousand words are broken as one word after another`() {
    let characters = Array(String(repeating: "words ", count: 10_000))
    let ranges = TextWrap.ranges(characters, width: 76)
    #expect(ranges.count == 834)
    #expect(ranges.first == 0..<72)
  }

  @Test func `no line begins with what French sets off with a space`() {
    #expect(TextWrap.lines("Où est la maison ?", width: 17) == ["Où est la", "maison ?"])
    #expect(TextWrap.lines("un ; deux : trois !", width: 5) == ["un ;", "deux", ":", "trois", "!"])
    #expect(TextWrap.lines("Il a dit « oui » ici", width: 12) == ["Il a dit", "« oui » ici"])
  }

  @Test func `every break that a text may bring along is found, and nothing else`() {
    let scalars = (0...0x10_FFFF).lazy.compactMap(Unicode.Scalar.init)
    let differing = scalars.filter { scalar in
      TextWrap.hasNewline("é\(scalar)") != "é\(scalar)".contains(where: \.isNewline)
    }
    #expect(differing.map(\.value) == [])
  }
}
