import Foundation
import JSONDocuments
import Questionnaires
import TestKit
import Testing

@testable import Kiosk

/// That docs/kiosk.md says what is so.
@Suite struct KioskGuideTests {
  private static let guide = BundledFiles.root.appending(path: "docs/kiosk.md")

  @Test func `the guide's settings are understood as they stand`() throws {
    let text = try String(contentsOf: Self.guide, encoding: .utf8)
    let block = try #require(text.components(separatedBy: "```json\n").dropFirst().first)
    let json = try #require(block.components(separatedBy: "```").first)
    let file = QuestionnaireFile(name: "kiosk.json", bytes: Array(json.utf8))
    let (settings, problems) = KioskSettings.decode(file, languages: ["en", "fr"])
    #expect(problems.isEmpty, "\(problems)")
    #expect(settings?.hours != nil && settings?.onIdle == .discard)
  }

  @Test func `the guide has every setting, and none that is not there`() throws {
    let text = try String(contentsOf: Self.guide, encoding: .utf8)
    let table = try #require(text.components(separatedBy: "| key | what it says").dropFirst().first)
    let rows = table.split(separator: "\n").dropFirst().prefix { $0.hasPrefix("|") }.dropFirst()
    let named = rows.flatMap { row in
      row.split(separator: "|").first.map { $0.matches(of: /`([a-z_]+)`/).map { String($0.1) } }
        ?? []
    }
    let keys = KioskSettingsKey.allCases.map(\.rawValue).filter { $0 != "$schema" }
    #expect(named.sorted() == keys.sorted())
  }

  // MARK: Schema

  private static func properties(_ path: [String]) throws -> JSONMembers {
    let url = BundledFiles.root.appending(path: "questionnaires/kiosk.schema.json")
    let schema = try JSONReader.parse([UInt8](Data(contentsOf: url)))
    let node = try path.reduce(schema) { node, step in try #require(node[step]) }
    return try #require(node["properties"]?.members)
  }

  @Test(
    arguments: [
      ([], KioskSettingsKey.allCases.map(\.rawValue)),
      (["properties", "hours"], WeekdayKey.allCases.map(\.rawValue)),
    ] as [([String], [String])])
  func `schema and decoder know the same keys, and the schema explains each`(
    path: [String], keys: [String]
  ) throws {
    let members = try Self.properties(path)
    #expect(members.map(\.key).sorted() == keys.sorted())
    for member in members {
      #expect(member.value["description"]?.string?.isEmpty == false, "\(member.key)")
    }
  }
}
