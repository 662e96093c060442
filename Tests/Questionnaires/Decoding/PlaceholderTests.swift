import Questionnaires
import Testing

struct PlaceholderTests {
  @Test(
    arguments: [
      ("", []), ("no $ here {", []), ("${a}", [Placeholder(name: "a", utf8Index: 0)]),
      (
        "é ${a}${b} $${c",
        [
          Placeholder(name: "a", utf8Index: 3), Placeholder(name: "b", utf8Index: 7),
          Placeholder(name: nil, utf8Index: 13),
        ]
      ),
      ("$", []), ("${", [Placeholder(name: nil, utf8Index: 0)]),
      ("${}", [Placeholder(name: "", utf8Index: 0)]),
    ] as [(String, [Placeholder])])
  func `placeholders are found with their bytes`(text: String, expected: [Placeholder]) {
    #expect(Placeholder.all(in: text) == expected)
  }
}
