import JSONDocuments
import Records
import Testing

struct WireShapeTests {
  static let key = RecordKey(id: "uuid:1", sha256: String(repeating: "a", count: 64))
  static let receipt = Receipt(key: key, collector: "c", receivedAt: noon, sequence: 41)

  private func comesBack<Shape: JSONShape>(_ shape: Shape) throws {
    #expect(try Shape(json: shape.bytes) == shape)
  }

  @Test(arguments: [
    Verdict.stored(receipt), .duplicate(receipt), .conflict, .erased,
    .rejected(.damaged, .never), .rejected(.tooLarge, .later),
    .rejected(.other("unknown_form"), .afterUpdate),
  ])
  func `every verdict is read as it was written`(verdict: Verdict) throws {
    try comesBack(RecordResult(key: Self.key, verdict: verdict))
    try comesBack(RecordResult(key: nil, verdict: verdict))
  }

  @Test func `every reply is read as it was written`() throws {
    try comesBack(Self.receipt)
    try comesBack(
      BatchReply(collector: "c", results: [RecordResult(key: Self.key, verdict: .conflict)]))
    try comesBack(HaveRequest(ids: ["uuid:1", "uuid:2"]))
    try comesBack(HaveReply(collector: "c", held: [Self.receipt], erased: ["uuid:2"]))
    try comesBack(
      Hello(
        collector: "c", time: noon,
        questionnaires: [QuestionnaireKey(id: "q", version: "1", hash: "sha256:0")]))
  }

  @Test func `keys of a newer version are passed over`() throws {
    let text = #"{"collector":"c","results":[],"chain":"…"}"#
    #expect(try BatchReply(json: Array(text.utf8)) == BatchReply(collector: "c", results: []))
  }

  @Test(arguments: [
    "", "<html>", "{}", #"{"collector":"c"}"#, #"{"collector":"c","results":{}}"#,
    #"{"collector":"c","results":[{"result":"stored"}]}"#,
    #"{"collector":"c","results":[{"result":"rejected","code":"x","retry":"maybe"}]}"#,
  ])
  func `what is no reply is not taken for one`(text: String) {
    #expect(throws: RecordFault.self) { try BatchReply(json: Array(text.utf8)) }
  }

  @Test func `a batch is its records' lines`() throws {
    let records = [try record(1), try record(2)]
    let lines = Batch.body(records).split(separator: UInt8(ascii: "\n"))
    #expect(try lines.map { try FrozenRecord(line: Array($0)) } == records)
  }
}
