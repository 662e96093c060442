import Foundation
import Records
import Testing

@testable import Store

/// The files beside interviews.
struct MediaTests {
  let place: Place
  let store: Store

  init() throws {
    place = try Place()
    store = try Store(directory: place.store)
    try store.begin(id(1))
  }

  @discardableResult
  private func keep(_ text: String, of interview: Int = 1) throws -> String {
    let file = try store.newFile(of: id(interview))
    try file.write(Array(text.utf8)[...])
    return try file.keep(as: "photo", ending: "jpg")
  }

  private func text(_ name: String, of interview: Int = 1) -> String? {
    try? String(contentsOfFile: store.path(of: name, of: id(interview)), encoding: .utf8)
  }

  private func permissions(_ path: String) throws -> Int {
    let facts = try FileManager.default.attributesOfItem(atPath: path)
    return (facts[.posixPermissions] as? NSNumber)?.intValue ?? 0
  }

  @Test func `each file has a name of its own, for its owner alone`() throws {
    #expect(try keep("one") == "photo-1.jpg")
    #expect(try keep("two") == "photo-2.jpg")
    #expect(text("photo-1.jpg") == "one" && text("photo-2.jpg") == "two")
    let path = store.path(of: "photo-1.jpg", of: id(1))
    #expect(path.contains("/media/00000000-0000-4000-8000-"))
    #expect(try permissions(path) == 0o600)
    #expect(try permissions(URL(filePath: path).deletingLastPathComponent().path) == 0o700)
  }

  @Test func `half a file is no file, and is gone with the next`() throws {
    let cut = try store.newFile(of: id(1))
    try cut.write(Array("half".utf8)[...])
    let folder = URL(filePath: store.path(of: "x", of: id(1))).deletingLastPathComponent()
    #expect(try keep("whole") == "photo-1.jpg")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["photo-1.jpg"])
    let dropped = try store.newFile(of: id(1))
    dropped.discard()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["photo-1.jpg"])
  }

  @Test func `a discarded interview takes its files along, and no other's`() throws {
    try store.begin(id(2))
    try keep("mine")
    try keep("hers", of: 2)
    try store.discard(id(1), at: minute(50))
    #expect(text("photo-1.jpg") == nil)
    #expect(text("photo-1.jpg", of: 2) == "hers")
  }

  @Test func `files stay with a finished interview and go with a withdrawal`() throws {
    try keep("mine")
    try store.finalize(id(1), entry: finished(2), record: specimen(id(1)), summary: "")
    #expect(text("photo-1.jpg") == "mine")
    try store.erase(id(1), at: minute(30))
    #expect(text("photo-1.jpg") == nil)
  }

  @Test func `of an interview that keeps nothing no file is kept`() throws {
    try keep("mine")
    try store.finalize(
      id(1), entry: finished(2, keep: .nothing), record: specimen(id(1)), summary: "")
    #expect(text("photo-1.jpg") == nil)
  }

  @Test func `an interview that goes on as another has its files there, too`() throws {
    try keep("mine")
    try store.move(
      id(1), entries: 1, to: id(2), questionnaire: survey, bytes: surveyBytes,
      journal: [began()], summary: "", at: minute(20))
    #expect(text("photo-1.jpg", of: 2) == "mine" && text("photo-1.jpg") == "mine")
  }

  @Test func `the files that journals speak of are listed`() throws {
    let attachment = Records.Attachment(
      file: "photo-1.jpg", size: 4, sha256: digest("b"), mediaType: "image/jpeg")
    try store.append(
      [
        JournalEntry(
          sequence: 2, at: minute(2), event: .attached(Address("photo"), attachment)),
        JournalEntry(sequence: 3, at: minute(3), event: .recording(.began(file: "r-1.wav"))),
        JournalEntry(
          sequence: 4, at: minute(4), event: .recording(.ended(file: "r-1.wav", milliseconds: 9))),
      ], to: id(1), summary: "")
    let kept = try store.keptFiles()
    #expect(kept.map(\.file) == ["photo-1.jpg", "r-1.wav"])
    #expect(kept.map(\.attachment) == [attachment, nil])
  }
}
