import Exports
import Questionnaires
import Records
import TestKit
import Testing

/// The bundled questionnaires, with an answer to every question.
struct BundledSurveyTests {
  private static let needle = "Needle"

  @Test(arguments: BundledFiles.questionnaires)
  func `every row is as wide as its header and personal answers are nowhere`(name: String) throws {
    let file = try BundledFiles.questionnaire(name)
    let decoded = file.decode(choiceFile: BundledFiles.neighbour).questionnaire
    let questionnaire = try #require(decoded)
    let records = (0..<20).map { Self.record($0, of: questionnaire) }
    let files = Export([questionnaire]).files(of: records)
    #expect(files.first?.rows == 20)
    for file in files {
      let rows = try Python.rows(of: file.bytes)
      #expect(rows.count == file.rows + 1)
      let header = try #require(rows.first)
      #expect(Set(header).count == header.count)
      #expect(rows.allSatisfy { $0.count == header.count })
      #expect(!file.text.contains(Self.needle))
      #expect(file.unexplained.isEmpty)
    }
    let json = Export([questionnaire], options: ExportOptions(format: .jsonl)).files(of: records)
    #expect(!json.contains { $0.text.contains(Self.needle) })
  }

  private static func record(_ number: Int, of questionnaire: Questionnaire) -> InterviewRecord {
    Sample.record(
      number, answers(questionnaire.items, number, questionnaire), version: questionnaire.version,
      id: questionnaire.id)
  }

  private static func answers(
    _ items: [Item], _ number: Int, _ questionnaire: Questionnaire
  ) -> [InterviewRecord.Answer] {
    items.flatMap { item -> [InterviewRecord.Answer] in
      switch item.type {
      case .group: return answers(item.items, number, questionnaire)
      case .repeat:
        let instance = answers(item.items, number, questionnaire)
        return [.instances(name: item.name, [instance, instance])]
      case .note: return []
      default: return [.text(name: item.name, text(item, number, questionnaire))]
      }
    }
  }

  private static func text(_ item: Item, _ number: Int, _ questionnaire: Questionnaire) -> String {
    if item.personalData { return needle }
    switch item.type {
    case .selectOne, .selectMultiple, .rank:
      let names = questionnaire.choiceLists.first { $0.name == item.choices?.value }?.names
      return names?.dropFirst(number % 3).prefix(item.type == .selectOne ? 1 : 3)
        .joined(separator: " ") ?? ""
    case .integer, .decimal: return String(-number)
    case .geopoint: return "13.9 -60.9 0 5"
    default: return "«é 日本, \"\(number)\"\n=»"
    }
  }
}
