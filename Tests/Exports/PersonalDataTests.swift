import Exports
import Questionnaires
import Records
import Testing

struct PersonalDataTests {
  private static let needle = "Needle"
  private static let personal = #""personal_data": true"#

  private func survey() throws -> Questionnaire {
    let phone = Sample.item("text", "phone")
    let nickname = Sample.item("text", "nickname")
    return try Sample.questionnaire(
      [
        Sample.item("text", "opinion"),
        Sample.item("text", "full_name", Self.personal + #", "nonresponse": ["refused"]"#),
        Sample.item("group", "contact", Self.personal + ", \"items\": [\(phone)]"),
        Sample.item("repeat", "kin", Self.personal + ", \"items\": [\(nickname)]"),
      ].joined(separator: ","))
  }

  private let record = Sample.record(
    1,
    [
      .text(name: "opinion", "good"), .text(name: "full_name", needle),
      .text(name: "phone", needle), .instances(name: "kin", [[.text(name: "nickname", needle)]]),
    ],
    notes: [("opinion", "said by \(needle)"), ("phone", needle)])

  private func files(
    _ format: ExportFormat, _ personalData: PersonalData, notes: Bool = false
  ) throws -> [ExportedFile] {
    let options = ExportOptions(
      format: format, personalData: personalData, includesNotes: notes)
    return Export([try survey()], options: options).files(of: [record])
  }

  @Test(arguments: ExportFormat.allCases)
  func `nothing personal is written unless asked for`(format: ExportFormat) throws {
    let files = try files(format, .leftOut)
    #expect(files.count == 1)
    #expect(!files.contains { $0.text.contains(Self.needle) })
    #expect(files.first?.text.contains("good") == true)
    #expect(files.first?.leftOut == ["full_name", "phone", "nickname"])
  }

  @Test(arguments: ExportFormat.allCases)
  func `all of it is written when asked for, without the notes`(format: ExportFormat) throws {
    let text = try files(format, .included).map(\.text).joined()
    #expect(text.components(of: Self.needle) == 3)
    #expect(try files(format, .included).flatMap(\.leftOut).isEmpty)
  }

  @Test(arguments: ["full_name", "contact", "kin", "phone", "nickname"])
  func `what is asked for by name is written, and no more`(name: String) throws {
    for format in ExportFormat.allCases {
      let text = try files(format, .named([name])).map(\.text).joined()
      #expect(text.components(of: Self.needle) == 1)
    }
  }

  @Test(arguments: ExportFormat.allCases)
  func `a note on a personal question is personal`(format: ExportFormat) throws {
    let text = try files(format, .leftOut, notes: true).map(\.text).joined()
    #expect(text.components(of: Self.needle) == 1)
    #expect(text.contains("said by \(Self.needle)"))
  }

  @Test(arguments: ExportFormat.allCases)
  func `what was personal in any version is personal in all`(format: ExportFormat) throws {
    let now = try Sample.questionnaire(Sample.item("text", "q"), version: "2")
    let before = try Sample.questionnaire(Sample.item("text", "q", Self.personal), version: "1")
    let records = [Sample.record(1, [.text(name: "q", Self.needle)], version: "2")]
    for versions in [[now, before], [before, now]] {
      let files = Export(versions, options: ExportOptions(format: format)).files(of: records)
      #expect(!files.contains { $0.text.contains(Self.needle) })
    }
  }

  @Test func `the device's telephone number and address are personal`() throws {
    let survey = try Sample.questionnaire(
      #"{"type": "phonenumber", "name": "a"}, {"type": "email", "name": "b"}"#)
    #expect(Export([survey]).files(of: []).first?.leftOut == ["a", "b"])
  }
}

extension String {
  /// How many times a text occurs.
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
