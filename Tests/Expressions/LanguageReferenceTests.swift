import Expressions
import TestKit
import Testing

/// The page on the language that authors read.
@Suite struct LanguageReferenceTests {
  @Test func `docs/expressions.md is what the function table says`() throws {
    try Snapshots.verify(
      LanguageReference.markdown, file: BundledFiles.root.appending(path: "docs/expressions.md"))
  }

  @Test func `every way of naming what is read is an expression`() throws {
    let chapter = try #require(
      LanguageReference.markdown.components(between: "## Naming what is read", and: "## Values"))
    let written = chapter.split(separator: "\n").filter { $0.hasPrefix("| `") }
      .compactMap { $0.split(separator: "`").dropFirst().first }
    #expect(written.count > 10)
    for text in written {
      let expression = try Expression(String(text.replacing("\\|", with: "|")))
      #expect(!expression.references.isEmpty)
    }
  }
}

extension String {
  fileprivate func components(between first: String, and second: String) -> Substring? {
    guard let start = ranges(of: first).first, let end = ranges(of: second).first else {
      return nil
    }
    return self[start.upperBound..<end.lowerBound]
  }
}
