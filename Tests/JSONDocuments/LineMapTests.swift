import Interviews
import Testing

@testable import JSONDocuments

struct LineMapTests {
  @Test(arguments: [
    (0, 1, 1), (2, 1, 3), (3, 2, 1), (4, 2, 2), (6, 2, 3), (8, 3, 1), (9, 4, 1), (10, 4, 2),
    (99, 4, 2), (-5, 1, 1),
  ])
  func `lines and columns are counted from 1, in characters`(offset: Int, line: Int, column: Int) {
    let place = LineMap(Array("ab\nxé!\n\nz".utf8)).place(of: offset)
    #expect(place == (line, column))
  }

  @Test func `an empty text has one place`() {
    #expect(LineMap([]).place(of: 0) == (1, 1))
    #expect(LineMap([]).place(of: 1) == (1, 1))
  }

  @Test func `a byte inside a character belongs to the next column`() {
    #expect(LineMap(Array("é=".utf8)).place(of: 1) == (1, 2))
  }

  @Test func `it agrees with counting by hand, across blocks of bytes`() {
    var random = RandomSource(seed: 3)
    let alphabet = ["a", "é", "日", "😀", "\n"]
    let text = (0..<3_000).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
    let map = LineMap(Array(text.utf8))
    var (line, column, offset) = (1, 1, 0)
    for scalar in text.unicodeScalars {
      #expect(map.place(of: offset) == (line, column))
      offset += UTF8.width(scalar)
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    #expect(map.place(of: offset) == (line, column))
  }
}
