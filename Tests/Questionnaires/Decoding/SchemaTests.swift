import Foundation
import JSONDocuments
import TestKit
import Testing

@testable import Questionnaires

/// The published schema and the decoder describe one format.
struct SchemaTests {
  private static func schema() throws -> JSONNode {
    let url = BundledFiles.root.appending(path: "questionnaires/questionnaire.schema.json")
    return try JSONReader.parse([UInt8](Data(contentsOf: url)))
  }

  private static func node(at pointer: [String]) throws -> JSONNode {
    try pointer.reduce(schema()) { node, step in
      try #require(node[step] ?? Int(step).flatMap { node.elements?.dropFirst($0).first })
    }
  }

  @Test(arguments: QuestionnaireWords.keys)
  func `schema and decoder know the same keys`(pointer: [String], keys: [String]) throws {
    let properties = try #require(Self.node(at: pointer)["properties"]?.members)
    #expect(properties.map(\.key).sorted() == keys.sorted())
  }

  @Test func `schema and decoder know the same types`() throws {
    let types = try Self.node(at: ["$defs", "itemKeys", "properties", "type", "enum"])
    #expect(types.elements?.compactMap(\.string).sorted() == ItemType.formatWords.sorted())
  }

  @Test func `schema and decoder know the same appearances`() throws {
    let known = try Self.node(at: ["$defs", "itemKeys", "properties", "appearance", "examples"])
    #expect(
      known.elements?.compactMap(\.string).sorted() == QuestionnaireDecoder.ownAppearances.sorted())
  }

  @Test(arguments: QuestionnaireWords.keys.map(\.pointer))
  func `every key is explained`(pointer: [String]) throws {
    for member in try #require(Self.node(at: pointer)["properties"]?.members) {
      #expect(member.value["description"]?.string?.isEmpty == false, "\(member.key)")
    }
  }

  @Test func `the bundled questionnaires meet the schema`() throws {
    let (status, output) = try runValidator(on: [])
    #expect(status == 0, "\(output)")
  }

  @Test func `what the decoder takes, the schema takes`() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).json")
    try Data(DecodingTests.text.utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    let (status, output) = try runValidator(on: [url.path])
    #expect(status == 0, "\(output)")
  }

  private func runValidator(on files: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    let script = BundledFiles.root.appending(path: "script/validate-questionnaires.py")
    process.arguments = [Self.python, script.path] + files
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  private static var python: String {
    if let chosen = ProcessInfo.processInfo.environment["CANVASS_PYTHON"] { return chosen }
    let own = BundledFiles.root.appending(path: ".venv/bin/python").path
    return FileManager.default.isExecutableFile(atPath: own) ? own : "python3"
  }
}
