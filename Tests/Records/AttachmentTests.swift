import JSONDocuments
import Records
import Testing
import Values

/// Files beside an interview, in journals and records.
@Suite struct AttachmentTests {
  private static let photo = Records.Attachment(
    file: "photo-1.jpg", size: 48213, sha256: String(repeating: "a", count: 64),
    mediaType: "image/jpeg")

  private static let events: [JournalEvent] = [
    .attached(Address("photo", in: [3]), photo),
    .recording(.began(file: "recording-1.wav")),
    .recording(.reached(Address("age", in: [2]), file: "recording-1.wav", milliseconds: 1200)),
    .recording(.ended(file: "recording-1.wav", milliseconds: 61_000)),
    .recording(.failed(.died)),
  ]

  @Test(arguments: events)
  func `what a journal keeps of a file is read again`(event: JournalEvent) throws {
    #expect(try JournalEvent(json: JSONWriter.bytes(event.json)) == event)
  }

  @Test func `a record lists its files, and one from before them is read`() throws {
    let moment = Moment(milliseconds: 1_795_275_720_000, offsetMinutes: -240)
    var record = InterviewRecord(
      id: "uuid:1", questionnaire: QuestionnaireKey(id: "q", version: "1", hash: "sha256:0"),
      state: .draft, language: "en", mode: .capi, started: moment)
    #expect(!JSONWriter.text(record.json).contains("attachments"))
    #expect(try InterviewRecord(json: JSONWriter.bytes(record.json)) == record)
    record.attachments = [InterviewRecord.AttachedFile(path: "visits[2]/photo", Self.photo)]
    record.recordings = [
      InterviewRecord.RecordedFile(
        file: "recording-1.wav", started: moment, seconds: 61,
        questions: [.init(path: "age", milliseconds: 1200)]),
      InterviewRecord.RecordedFile(file: "recording-2.wav", started: moment),
    ]
    let text = JSONWriter.text(record.json)
    #expect(text.contains(#""attachments":{"visits[2]/photo":{"file":"photo-1.jpg","size":48213"#))
    #expect(text.contains(#""seconds":61,"questions":[{"item":"age","at_ms":1200}]"#))
    #expect(try InterviewRecord(json: Array(text.utf8)) == record)
  }
}
