import Expressions
import Testing

/// Regular expressions mean what they mean to Java, which ODK Collect runs on.
@Suite struct JavaPatternTests {
  @Test(arguments: [
    (#"\p{Alnum}"#, "a", "é"), (#"\p{Punct}"#, ".", "a"), (#"\p{Digit}"#, "5", "٣"),
    (#"\p{XDigit}"#, "f", "g"), (#"\p{Blank}"#, "\t", "\n"), (#"\p{Print}"#, "a", "\u{7}"),
    (#"\p{Graph}"#, "a", " "), (#"\p{Alpha}"#, "a", "é"), (#"\p{Upper}"#, "E", "É"),
    (#"\P{Alpha}"#, "é", "a"), (#"[\p{Alpha}_]"#, "_", "5"), (#"[\P{Digit}7]"#, "7", "5"),
    (#"\p{IsAlphabetic}"#, "é", "5"), (#"\p{IsCyrillic}"#, "я", "a"), (#"\p{IsDigit}"#, "٣", "a"),
    (#"\p{InCyrillic}"#, "я", "a"), (#"\p{InLatin-1Supplement}"#, "é", "a"),
    (#"\p{javaLowerCase}"#, "a", "A"), (#"\p{L}"#, "é", "5"), (#"\pL"#, "é", "5"),
    (#"\p{gc=Lu}"#, "É", "é"),
  ])
  func `a property has Java's characters`(pattern: String, fits: String, not: String) throws {
    let pattern = try Pattern(pattern)
    #expect(pattern.matchesWhole(fits))
    #expect(!pattern.matchesWhole(not))
  }

  @Test(arguments: [
    ("[a-z&&[^b]]", "c", "b"), ("[a-c[x-z]]", "y", "m"), (#"[\w&&[^\d]]+"#, "ab", "a1"),
    ("[a-z&&b-d]", "c", "e"), ("[^a-z&&[^b]]", "b", "c"), ("[^a-c[x-z]]", "m", "x"),
    ("[]a]", "]", "b"), ("[a-]", "-", "b"), (#"[\[\]]"#, "[", "a"), ("[&]", "&", "a"),
  ])
  func `classes intersect and lie in each other`(pattern: String, fits: String, not: String) throws
  {
    let pattern = try Pattern(pattern)
    #expect(pattern.matchesWhole(fits))
    #expect(!pattern.matchesWhole(not))
  }

  @Test(arguments: [
    ("(?i)e", "E", "É"), ("(?i)é", "é", "É"), ("(?iu)é", "É", "e"), ("(?i:a)b", "Ab", "AB"),
    (#"\x{1F600}"#, "😀", "a"), (#"\uD83D\uDE00"#, "😀", "a"), (#"\0141"#, "a", "b"),
    (#"(a)\1"#, "aa", "a"), (#"(a)\141"#, "aa41", "aaa"), (#"\Qa.b\E"#, "a.b", "axb"),
    ("a{2,3}", "aa", "a"), ("(?<year>[0-9]{4})", "2026", "26"), (#"\."#, ".", "a"),
    ("(?x)a b # c {", "ab", "a b"),
  ])
  func `cases, characters and groups are Java's`(pattern: String, fits: String, not: String) throws
  {
    let pattern = try Pattern(pattern)
    #expect(pattern.matchesWhole(fits))
    #expect(!pattern.matchesWhole(not))
  }

  @Test(arguments: [
    "a{", "{", "a{,2}", "a{x}", "[[]", "[a", #"a\Kb"#, "(?P<n>a)", "(?R)", "(?#c)a", #"\"#, #"\y"#,
    #"\x{zz}"#, #"\p{Nonsense}"#, "(?", "(?i", #"\u12"#, #"\x"#, #"\c"#, #"\p"#, #"\p{"#, "[^",
    String(repeating: "[a", count: 40),
  ])
  func `what Java refuses is refused`(pattern: String) {
    #expect(throws: PatternFault.self) { try Pattern(pattern) }
  }
}
