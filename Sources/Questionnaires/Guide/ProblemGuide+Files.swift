extension ProblemGuide {
  private static let plain =
    #"{"id": "q", "version": "1", "title": "T", "items": [{"type": "text", "name": "a", "label": "A"}]}"#

  static let files = [
    ProblemGuide(
      "json-empty", "The file has nothing in it.", .whole(""), .whole(plain)),
    ProblemGuide(
      "json-byte-order-mark",
      "The file begins with a byte order mark, three bytes that some editors write and none shows.",
      .whole("(EF BB BF) " + plain, bytes: [0xEF, 0xBB, 0xBF] + Array(plain.utf8)), .whole(plain)),
    ProblemGuide(
      "json-unexpected-end", "The file ends before everything in it is closed.",
      .whole(#"{"id": "q", "version": "1", "title": "T""#), .whole(plain)),
    ProblemGuide(
      "json-unexpected-character",
      "A character stands where JSON allows none like it. The cause is often just before it.",
      .whole("{\"id\": \"q\"\n \"version\": \"1\"}"), .whole(plain)),
    ProblemGuide(
      "json-trailing-comma", "A comma stands behind the last member of a list or object.",
      .items(#"{"type": "text", "name": "a", "label": "A",}"#),
      .items(#"{"type": "text", "name": "a", "label": "A"}"#)),
    ProblemGuide(
      "json-duplicate-key", "One object has the same key twice, and only one could count.",
      .items(#"{"type": "text", "name": "a", "label": "A", "label": "B"}"#),
      .items(#"{"type": "text", "name": "a", "label": "A"}"#)),
    ProblemGuide(
      "json-control-character", "A tab or line break stands in a text as itself.",
      .items("{\"type\": \"text\", \"name\": \"a\", \"label\": \"A\nB\"}"),
      .items(#"{"type": "text", "name": "a", "label": "A\nB"}"#)),
    ProblemGuide(
      "json-invalid-escape",
      "A backslash begins no escape that JSON knows. In a pattern it is written twice.",
      .items(
        #"{"type": "text", "name": "a", "label": "A", "constraint": "regex(., '\d+')"}"#),
      .items(
        #"{"type": "text", "name": "a", "label": "A", "constraint": "regex(., '\\d+')"}"#)),
    ProblemGuide(
      "json-lone-surrogate", #"A `\u` escape writes half of a character."#,
      .items(#"{"type": "text", "name": "a", "label": "A \ud83d"}"#),
      .items(#"{"type": "text", "name": "a", "label": "A \ud83d\ude00"}"#)),
    ProblemGuide(
      "json-invalid-utf8", "The file is not saved as UTF-8, which shows in letters with accents.",
      .whole(
        #"{"id": "q", "version": "1", "title": "Café", … (the é as the one byte E9)"#,
        bytes: Array(plain.utf8).flatMap { $0 == UInt8(ascii: "T") ? [0xE9] : [$0] }),
      .whole(plain)),
    ProblemGuide(
      "json-malformed-number", "A number is not written as JSON writes numbers.",
      .items(#"{"type": "range", "name": "a", "label": "A", "parameters": {"end": 05}}"#),
      .items(#"{"type": "range", "name": "a", "label": "A", "parameters": {"end": 5}}"#)),
    ProblemGuide(
      "json-too-deep", "Lists and objects are nested more than 200 levels deep.",
      .whole("[[[[… (201 times)", bytes: [UInt8](repeating: UInt8(ascii: "["), count: 201)),
      .whole(plain)),
    ProblemGuide(
      "json-text-after-end", "Something follows after the questionnaire.", .whole(plain + "\n{}"),
      .whole(plain)),
  ]
}
