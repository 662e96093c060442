import Questionnaires
import TestKit
import Testing

/// What fieldwork rests on in the bundled instruments: a change to it is seen here.
struct FieldworkTests {
  private static func questionnaire(_ name: String) throws -> Questionnaire {
    try #require(
      BundledFiles.questionnaire(name).decode(choiceFile: BundledFiles.neighbour).questionnaire)
  }

  /// Answers in somebody's own words, and places: whoever adds one decides whether it identifies a person.
  /// Those that do are in `BundledInstrumentTests`; groups, their public addresses and towns do not.
  @Test(arguments: [
    (
      "diaspora-interview-guide",
      [
        "participant_code", "t1_story", "t1_belong", "t2_daily", "t2_groups", "t3_oecs",
        "t3_rights",
        "t4_relation", "t4_trust", "t5_sources", "t5_message", "t6_contrib", "t6_barriers",
        "t6_disaster", "t7_future", "c_one_thing", "c_add", "quote_text", "o_notes",
      ]
    ),
    (
      "diaspora-organisation-profile",
      ["org_name", "reg_number", "city_other", "location", "prj_title", "pub_web"]
    ),
    ("diaspora-skills-register", ["licence_body", "occupation_text", "skill_other", "motive"]),
    ("oecs-diaspora-kiosk", []),
    ("oecs-diaspora-survey", ["city_other", "org_name", "message"]),
    ("saint-lucia-policy-consultation", ["organisation", "prio_why", "change"]),
    ("saint-lucia-policy-monitoring", ["b_org_name"]),
  ])
  func `who is free to say anything is asked for no person`(name: String, open: [String]) throws {
    let items = try Self.questionnaire(name).items.flatMap(\.withDescendants)
    let unmarked = items.filter { [.text, .geopoint].contains($0.type) && !$0.personalData }
    #expect(unmarked.map(\.name) == open)
  }

  // MARK: Quotas

  /// By country: the total, the six age groups, and women and men each.
  private static let survey: [(String, total: Int, ages: [Int], each: Int)] = [
    ("us", 500, [60, 100, 100, 90, 75, 75], 225), ("gb", 400, [32, 64, 72, 72, 72, 88], 180),
    ("ca", 300, [36, 60, 60, 54, 45, 45], 135),
    ("all", 1200, [128, 224, 232, 216, 192, 208], 540),
  ]
  private static let ages = ["18_24", "25_34", "35_44", "45_54", "55_64", "65p"]

  @Test func `the survey's quotas are those of the sample plan`() throws {
    let quotas = try Self.targets("oecs-diaspora-survey")
    var planned: [String: Int] = ["home_ms": 40, "home_associate": 40, "born_residence": 300]
    for home in ["ag", "dm", "gd", "kn", "lc", "vc"] { planned["home_\(home)"] = 60 }
    for (country, total, ages, each) in Self.survey {
      planned[country] = total
      for (age, target) in zip(Self.ages, ages) { planned["\(country)_\(age)"] = target }
      planned["\(country)_woman"] = each
      planned["\(country)_man"] = each
      #expect(ages.reduce(0, +) == total)
    }
    #expect(quotas == planned)
  }

  @Test func `the interview guide's quotas are twelve a country with who must be among them`()
    throws
  {
    var planned: [String: Int] = [:]
    for country in ["us", "gb", "ca"] {
      planned[country] = 12
      for (who, target) in [
        ("women", 4), ("youth", 3), ("second_generation", 3), ("leaders", 2),
      ] { planned["\(country)_\(who)"] = target }
    }
    #expect(try Self.targets("diaspora-interview-guide") == planned)
  }

  @Test func `a round of monitoring is of six hundred in all ten districts`() throws {
    var planned = [
      "round": 600, "residents": 300, "migrants": 200, "returnees": 50, "organisations": 50,
    ]
    for district in [
      "anse_la_raye", "canaries", "castries", "choiseul", "dennery", "gros_islet", "laborie",
      "micoud", "soufriere", "vieux_fort",
    ] { planned[district] = 30 }
    #expect(try Self.targets("saint-lucia-policy-monitoring") == planned)
  }

  @Test(arguments: BundledFiles.questionnaires)
  func `a quota warns and shuts nobody out; a kiosk has none`(name: String) throws {
    let quotas = try Self.questionnaire(name).quotas
    #expect(quotas.allSatisfy { $0.severity == .soft })
    if name == "oecs-diaspora-kiosk" { #expect(quotas.isEmpty) }
  }

  private static func targets(_ name: String) throws -> [String: Int] {
    let quotas = try questionnaire(name).quotas
    return Dictionary(quotas.map { ($0.name.value, $0.target) }) { first, _ in first }
  }
}

extension Item {
  fileprivate var withDescendants: [Item] { [self] + items.flatMap(\.withDescendants) }
}
