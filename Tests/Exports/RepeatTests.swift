import Exports
import Records
import Testing

struct RepeatTests {
  private let household =
    Sample.item(
      "repeat", "member",
      "\"items\": [\(Sample.item("text", "name")), "
        + Sample.item("repeat", "job", "\"items\": [\(Sample.item("text", "title"))]") + ", "
        + Sample.item("integer", "age", #""nonresponse": ["refused"]"#) + "]")
    + "," + Sample.item("text", "street")

  private let answers: [InterviewRecord.Answer] = [
    .instances(
      name: "member",
      [
        [
          .text(name: "name", "Ana"),
          .instances(
            name: "job", [[.text(name: "title", "nurse")], [.text(name: "title", "cook")]]),
        ],
        [.text(name: "name", "Bo"), .instances(name: "job", [[]])],
      ]), .text(name: "street", "Bridge St"),
  ]

  @Test func `each repeat has a file that names the row it belongs to`() throws {
    let files = Export([try Sample.questionnaire(household)]).files(
      of: [Sample.record(1, answers, nonresponse: [("member[2]/age", "refused")])])
    try #require(files.map(\.name) == ["survey.csv", "survey-member.csv", "survey-job.csv"])
    #expect(files.map(\.rows) == [1, 2, 3])
    #expect(files[0].answerLines == ["KEY,street", "uuid:1,Bridge St"])
    #expect(
      files[1].text == """
        PARENT_KEY,KEY,POSITION,name,age
        uuid:1,uuid:1/member[1],1,Ana,
        uuid:1,uuid:1/member[2],2,Bo,-99

        """)
    #expect(
      files[2].text == """
        PARENT_KEY,KEY,POSITION,title
        uuid:1/member[1],uuid:1/member[1]/job[1],1,nurse
        uuid:1/member[1],uuid:1/member[1]/job[2],2,cook
        uuid:1/member[2],uuid:1/member[2]/job[1],1,

        """)
  }

  @Test func `a repeat that nobody filled in has a file all the same`() throws {
    let files = Export([try Sample.questionnaire(household)]).files(of: [Sample.record(1, [])])
    #expect(files.map(\.rows) == [1, 0, 0])
  }

  @Test func `a repeat of nothing but repeats keeps its rows`() throws {
    let survey = try Sample.questionnaire(
      Sample.item(
        "repeat", "outer",
        "\"items\": [\(Sample.item("repeat", "inner", "\"items\": [\(Sample.item("text", "a"))]"))]"
      ))
    let record = Sample.record(
      1,
      [
        .instances(name: "outer", [[.instances(name: "inner", [[.text(name: "a", "x")]])]])
      ])
    let files = Export([survey]).files(of: [record])
    try #require(files.count == 3)
    #expect(files[1].text == "PARENT_KEY,KEY,POSITION\nuuid:1,uuid:1/outer[1],1\n")
    #expect(files[2].text.hasSuffix("uuid:1/outer[1],uuid:1/outer[1]/inner[1],1,x\n"))
  }

  @Test func `the notes on an instance stand in its row`() throws {
    let options = ExportOptions(includesNotes: true)
    let files = Export([try Sample.questionnaire(household)], options: options).files(
      of: [Sample.record(1, answers, notes: [("member[1]/job[2]/title", "part time")])])
    try #require(files.count == 3)
    #expect(
      files[2].text == """
        PARENT_KEY,KEY,POSITION,title,title_note
        uuid:1/member[1],uuid:1/member[1]/job[1],1,nurse,
        uuid:1/member[1],uuid:1/member[1]/job[2],2,cook,part time
        uuid:1/member[2],uuid:1/member[2]/job[1],1,,

        """)
  }
}
