import Testing

@testable import Exports

struct SpreadsheetTextTests {
  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+44 20", "'+44 20"), ("-2", "'-2"), ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\t=1"), ("\r=1", "'\n=1"), ("\n=1", "'\n=1"), ("\u{FF1D}1", "'\u{FF1D}1"),
    ("\u{FF0B}1", "'\u{FF0B}1"), ("\u{FF0D}1", "'\u{FF0D}1"), ("\u{FF20}x", "'\u{FF20}x"),
    ("\u{2212}2", "'\u{2212}2"), ("\u{FE63}2", "'\u{FE63}2"), ("\u{FE62}1", "'\u{FE62}1"),
    ("\u{FE66}1", "'\u{FE66}1"), ("\u{FE6B}x", "'\u{FE6B}x"), ("\u{AD}+1", "'\u{AD}+1"),
    ("\u{200D}'\u{FE0F}=1", "'\u{200D}'\u{FE0F}=1"),
    ("\u{2800}=1", "'\u{2800}=1"),
    ("=\u{301}1", "'=\u{301}1"), ("'=1", "''=1"), ("''@", "'''@"),
  ])
  func `what could be a formula becomes a text`(text: String, expected: String) {
    #expect(SpreadsheetText.harmless(text) == expected)
  }

  @Test(arguments: ["", "a=b", "'tis", "3-4", "é", "日本", "\u{202B}مرحبا", " =1", "'", "''"])
  func `other texts stay as they are`(text: String) {
    #expect(SpreadsheetText.harmless(text) == text)
  }

  @Test(arguments: [
    ("a\u{0}b", "a␀b"), ("a\u{1B}[2Jb", "a␛[2Jb"), ("a\u{7F}", "a␡"), ("a\u{9B}1m", "a\\u009b1m"),
    ("a\u{B}b\u{C}", "a␋b␌"), ("a\tb", "a\tb"), ("a\r\nb\rc\n", "a\nb\nc\n"),
    ("a\u{A0}é", "a\u{A0}é"),
    ("\u{0}=1", "␀=1"), ("a\u{202E}b\u{202D}", "a\\u202eb\\u202d"), ("\u{200B}=1", "\\u200b=1"),
    ("x\u{2060}\u{FEFF}", "x\\u2060\\ufeff"), ("\u{200D}e\u{200F}", "\u{200D}e\u{200F}"),
  ])
  func `what cannot be seen and acts can be seen`(text: String, expected: String) {
    #expect(SpreadsheetText.harmless(text) == expected)
  }

  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""),
    ("two\nlines", "\"two\nlines\""), (" spaced", "\" spaced\""), ("spaced ", "\"spaced \""),
    ("a;b", "a;b"), ("=a,\"b\"", "\"'=a,\"\"b\"\"\""),
  ])
  func `fields are quoted where they have to be`(text: String, expected: String) {
    var writer = CSVWriter(lineEnd: .lf, hasByteOrderMark: false)
    writer.write([.text(text), .empty])
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected + ",\n")
  }
}
