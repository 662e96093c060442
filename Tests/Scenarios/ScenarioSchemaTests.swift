import Foundation
import JSONDocuments
import Questionnaires
import TestKit
import Testing

@testable import Scenarios

/// The published schema and the decoder describe one format.
@Suite struct ScenarioSchemaTests {
  private static let keys: [(pointer: [String], keys: [String])] = [
    ([], words(ScenarioFileKey.self)),
    (["$defs", "scenario"], words(ScenarioKey.self)),
    (["$defs", "answer"], words(GivenAnswerKey.self)),
    (["$defs", "expectations"], words(ExpectationKey.self)),
    (["$defs", "choices"], words(ExpectedChoicesKey.self)),
  ]

  private static func words<Key: FormatKey>(_: Key.Type) -> [String] {
    Key.allCases.map(\.rawValue)
  }

  private static func properties(at pointer: [String]) throws -> JSONMembers {
    let url = BundledFiles.root.appending(path: "questionnaires/scenarios.schema.json")
    let schema = try JSONReader.parse([UInt8](Data(contentsOf: url)))
    let node = try pointer.reduce(schema) { node, step in try #require(node[step]) }
    return try #require(node["properties"]?.members)
  }

  @Test(arguments: keys)
  func `schema and decoder know the same keys`(pointer: [String], keys: [String]) throws {
    #expect(try Self.properties(at: pointer).map(\.key).sorted() == keys.sorted())
  }

  @Test(arguments: keys.map(\.pointer))
  func `every key is explained`(pointer: [String]) throws {
    for member in try Self.properties(at: pointer) {
      #expect(member.value["description"]?.string?.isEmpty == false, "\(member.key)")
    }
  }
}
