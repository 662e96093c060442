import Foundation
import Questionnaires
import TestKit
import Testing

/// Questionnaires with the mistakes that people make, and what is said to each, beside them.
struct FaultyFolderTests {
  static var folder: URL { BundledFiles.root.appending(path: "Tests/Questionnaires/Faulty") }

  static var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }

  @Test(arguments: names)
  func `a faulty questionnaire is reported as it was`(name: String) throws {
    let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: name + ".json")))
    let file = QuestionnaireFile(name: name + ".json", bytes: bytes)
    // How words are put is no mistake of the others.
    let advice: AdviceRequest = name == "wording" ? .given(width: \.count) : .none
    let problems = file.problems(advice: advice) { choiceFile in
      (try? Data(contentsOf: Self.folder.appending(path: choiceFile))).map { [UInt8]($0) }
    }
    #expect(!problems.isEmpty)
    try Snapshots.verify(
      problems.map(\.description), in: Self.folder.appending(path: name + ".report.txt"))
  }

  @Test func `the folder is not small`() { #expect(Self.names.count >= 45) }
}
