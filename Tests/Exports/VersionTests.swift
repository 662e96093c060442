import Exports
import Records
import Testing

struct VersionTests {
  @Test func `columns are those of all versions, a dropped question beside its old neighbours`()
    throws
  {
    let old = try Sample.questionnaire(
      ["a", "dropped", "b", "last"].map { Sample.item("text", $0) }.joined(separator: ","))
    let new = try Sample.questionnaire(
      ["first", "b", "a", "added"].map { Sample.item("text", $0) }.joined(separator: ","),
      version: "2")
    let file = Export([new, old]).files(of: []).first
    #expect(file?.answerLines == ["KEY,first,b,last,a,dropped,added"])
  }

  @Test func `a name that no version has gets a column at the end, its answers withheld`() throws {
    let survey = try Sample.questionnaire(Sample.item("text", "q"))
    let records = [
      Sample.record(1, [.text(name: "q", "x"), .text(name: "crop", "cocoa")]),
      Sample.record(2, [.text(name: "soil", "clay"), .text(name: "q", "y")]),
    ]
    let file = Export([survey]).files(of: records).first
    #expect(
      file?.answerLines == ["KEY,q,crop,soil", "uuid:1,x,(withheld),", "uuid:2,y,,(withheld)"])
    #expect(file?.unexplained == ["crop", "soil"])
    let asked = Export([survey], options: ExportOptions(personalData: .named(["crop"])))
    #expect(
      asked.files(of: records).first?.answerLines == [
        "KEY,q,crop,soil", "uuid:1,x,cocoa,", "uuid:2,y,,(withheld)",
      ])
  }

  @Test func `JSON Lines withhold the same`() throws {
    let survey = try Sample.questionnaire(Sample.item("text", "q"))
    let record = Sample.record(
      1,
      [
        .text(name: "crop", "cocoa"), .instances(name: "plots", [[.text(name: "size", "3")]]),
      ])
    let text = Export([survey], options: ExportOptions(format: .jsonl)).files(of: [record])
      .first?.text
    #expect(
      text?.contains(#""answers":{"crop":"(withheld)","plots":[{"size":"(withheld)"}]}"#) == true)
  }

  @Test func `a questionnaire that is not at hand is exported from its records alone`() {
    let record = Sample.record(
      1,
      [
        .text(name: "q", "x"), .instances(name: "plots", [[.text(name: "size", "3")], []]),
      ])
    let files = Export([], options: ExportOptions(personalData: .included)).files(of: [record])
    #expect(files.map(\.name) == ["survey.csv", "survey-plots.csv"])
    #expect(files.first?.answerLines == ["KEY,q", "uuid:1,x"])
    #expect(
      files.last?.text == """
        PARENT_KEY,KEY,POSITION,size
        uuid:1,uuid:1/plots[1],1,3
        uuid:1,uuid:1/plots[2],2,

        """)
  }

  @Test func `a question that moved into a repeat is known wherever its answers stand`() throws {
    let survey = try Sample.questionnaire(
      Sample.item("repeat", "plots", "\"items\": [\(Sample.item("integer", "size"))]"))
    let record = Sample.record(1, [.text(name: "size", "-3")])
    let files = Export([survey]).files(of: [record])
    #expect(files.first?.answerLines == ["KEY,size", "uuid:1,-3"])
    #expect(files.flatMap(\.unexplained).isEmpty)
  }

  @Test func `a label is that of the version in which it was read`() throws {
    let old = try Sample.questionnaire(Sample.item("select_one", "q", #""choices": "yes_no""#))
    var new = old
    new.version = "2"
    new.relabelFirstChoices("Certainly")
    let files = Export([new, old], options: ExportOptions(labelLanguage: "en")).files(of: [
      Sample.record(1, [.text(name: "q", "yes")]),
      Sample.record(2, [.text(name: "q", "yes")], version: "2"),
      Sample.record(3, [.text(name: "q", "yes")], version: "3"),
    ])
    let text = try #require(files.first?.text)
    #expect(
      text.split(separator: "\n").map { $0.split(separator: ",").last } == [
        "q", "Yes", "Certainly", "Certainly",
      ])
  }

  @Test(arguments: [
    ("../../etc/passwd", "_._.._etc_passwd.csv"), (".hidden", "_hidden.csv"), ("", "_.csv"),
    ("a/b\u{0}c", "a_b_c.csv"), ("-rf", "_rf.csv"), ("enquête-日本", "enquête-日本.csv"),
  ])
  func `no record can name a file outside its folder`(id: String, name: String) {
    #expect(Export([]).files(of: [Sample.record(1, [], id: id)]).map(\.name) == [name])
  }

  @Test func `files that would be called the same are numbered`() {
    let records = ["a/b", "a_b", "A_B"].map { Sample.record(1, [], id: $0) }
    #expect(Export([]).files(of: records).map(\.name) == ["a_b.csv", "a_b_2.csv", "A_B_3.csv"])
  }
}
