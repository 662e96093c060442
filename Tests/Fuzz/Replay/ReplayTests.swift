import Foundation
import FuzzTargets
import Testing

/// Every input that fuzzing kept or once tripped over, through the same functions, without a fuzzer.
struct ReplayTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()

  private func inputs(_ folder: URL) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { !$0.lastPathComponent.hasPrefix(".") }
  }

  private func replay(_ files: [URL], _ target: FuzzTarget) throws {
    for file in files {
      let input = [UInt8](try Data(contentsOf: file))
      #expect(throws: Never.self, "\(file.lastPathComponent)") { try target.run(input) }
    }
  }

  @Test(arguments: FuzzTarget.allCases)
  func `the corpus keeps every law`(target: FuzzTarget) throws {
    let files = try inputs(Self.folder.appending(path: "Corpus/\(target.rawValue)"))
    #expect(files.count > 20)
    try replay(files, target)
  }

  @Test(arguments: FuzzTarget.allCases)
  func `what was found once is mended`(target: FuzzTarget) throws {
    let files = try inputs(Self.folder.appending(path: "Findings"))
    try replay(files.filter { $0.lastPathComponent.hasPrefix(target.rawValue + "-") }, target)
  }
}
