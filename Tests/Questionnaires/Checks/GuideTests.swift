import Foundation
import Questionnaires
import TestKit
import Testing

/// The author's guide to problems: every code, with an example that has it and the same one mended.
struct GuideTests {
  static let entries = ProblemGuide.chapters.flatMap(\.entries).map(\.identifier)

  @Test(arguments: entries)
  func `an example has its problem`(code: String) throws {
    let entry = try #require(ProblemGuide.entry(code))
    let found = entry.example.problems.map(\.description)
    #expect(entry.problem != nil, "\(found)")
    #expect(entry.problem?.sentence.isEmpty == false)
  }

  @Test(arguments: entries)
  func `mended, nothing is wrong with it`(code: String) throws {
    let entry = try #require(ProblemGuide.entry(code))
    let isAdvice = entry.problem?.severity == .advice
    let left = entry.mend.problems.filter { isAdvice || $0.severity != .advice }
    #expect(left.map(\.description) == [])
  }

  @Test func `every code of the program is in the guide, once`() throws {
    #expect(Set(Self.entries).count == Self.entries.count)
    let sources = [
      "ProblemCode+Identity.swift", "Checks/Finding.swift", "Advice/Advice.swift",
    ]
    var codes: Set<String> = []
    for source in sources {
      let url = BundledFiles.root.appending(path: "Sources/Questionnaires/" + source)
      let text = try String(contentsOf: url, encoding: .utf8)
      codes.formUnion(text.matches(of: #/: "([a-z0-9-]*[a-z0-9])"/#).map { String($0.output.1) })
    }
    #expect(codes.count > 90)
    let told = Set(Self.entries + GuideLimit.all.map(\.identifier))
    let missing = codes.filter { code in
      !["", "json-", "choice-file-", "locked-"].contains { told.contains($0 + code) }
    }
    #expect(missing.sorted() == [])
  }

  @Test func `the page in the documents is the guide`() throws {
    try Snapshots.verify(
      ProblemGuide.page, in: BundledFiles.root.appending(path: "docs/checks.md"))
  }
}
