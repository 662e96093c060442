import Foundation

/// Compares text with a file beside the tests. A missing file is written and the test fails, so that
/// somebody looks at it; `RECORD=1` writes all of them anew.
public enum Snapshots {
  public struct Difference: Error, CustomStringConvertible {
    public let description: String
  }

  public static func verify(
    _ lines: [String], _ name: String, testFile: StaticString = #filePath
  ) throws {
    let folder = URL(filePath: "\(testFile)").deletingLastPathComponent()
      .appending(path: "Snapshots")
    try verify(lines, in: folder.appending(path: name + ".txt"))
  }

  /// The same with a file anywhere: a page of the documents that is made from the code, say.
  public static func verify(_ lines: [String], in file: URL) throws {
    try verify(lines.joined(separator: "\n") + "\n", file: file)
  }

  /// The same with a text that is whole already.
  public static func verify(_ text: String, file: URL) throws {
    let name = file.lastPathComponent
    let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
    let known = try? String(contentsOf: file, encoding: .utf8)
    if let known, !isRecording {
      guard known != text else { return }
      throw Difference(description: "\(name) differs:\n\(Self.difference(known, text))")
    }
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
    if !isRecording {
      throw Difference(description: "\(name) was missing and is written: look at it")
    }
  }

  private static func difference(_ known: String, _ text: String) -> String {
    let old = known.split(separator: "\n", omittingEmptySubsequences: false)
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    var out: [String] = []
    for index in 0..<max(old.count, new.count) {
      let before = index < old.count ? String(old[index]) : ""
      let after = index < new.count ? String(new[index]) : ""
      if before != after { out += ["\(index + 1) - \(before)", "\(index + 1) + \(after)"] }
    }
    return out.joined(separator: "\n")
  }
}
