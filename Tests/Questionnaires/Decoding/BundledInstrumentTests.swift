import Questionnaires
import TestKit
import Testing

struct BundledInstrumentTests {
  private static func decoded(
    _ name: String
  ) throws -> (questionnaire: Questionnaire?, problems: [Problem]) {
    try BundledFiles.questionnaire(name).decode(choiceFile: BundledFiles.neighbour)
  }

  @Test(arguments: BundledFiles.questionnaires)
  func `a bundled instrument decodes without a word`(name: String) throws {
    let (questionnaire, problems) = try Self.decoded(name)
    #expect(problems.map(\.description) == [])
    #expect(questionnaire?.id == name)
  }

  @Test(arguments: [
    ("diaspora-interview-guide", ["record_ref"]),
    ("diaspora-organisation-profile", ["pub_email"]),
    ("diaspora-skills-register", ["full_name", "email", "phone"]),
    ("oecs-diaspora-survey", ["contact_email"]),
    ("saint-lucia-policy-consultation", ["co_email"]),
    ("saint-lucia-policy-monitoring", ["e_contact"]),
  ])
  func `what identifies a person is marked`(name: String, expected: [String]) throws {
    let questionnaire = try #require(Self.decoded(name).questionnaire)
    let marked = questionnaire.items.flatMap(\.withDescendants).filter(\.personalData)
    #expect(marked.map(\.name) == expected)
  }

  @Test func `who declines leaves nothing, who is screened out leaves the answers`() throws {
    let survey = try Self.decoded("oecs-diaspora-survey").questionnaire
    let items = try #require(survey).items.flatMap(\.withDescendants)
    let outcomes = items.compactMap { item in item.outcome.map { (item.name, $0) } }
    #expect(outcomes.map(\.0) == ["consent_end", "screen_out"])
    #expect(outcomes.map(\.1.code) == ["210", "410"])
    #expect(outcomes.map(\.1.keepsAnswers) == [false, true])
  }

  @Test(arguments: BundledFiles.questionnaires)
  func `every repeat names its instances`(name: String) throws {
    let questionnaire = try #require(Self.decoded(name).questionnaire)
    let repeats = questionnaire.items.flatMap(\.withDescendants).filter { $0.type == .repeat }
    #expect(repeats.allSatisfy { $0.instanceLabel != nil })
  }
}

extension Item {
  fileprivate var withDescendants: [Item] { [self] + items.flatMap(\.withDescendants) }
}
