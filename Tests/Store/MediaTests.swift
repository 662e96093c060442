import Foundation
import Records
import Sealing
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
    var file = try store.newFile(of: id(interview), as: "photo", ending: "jpg")
    try file.write(Array(text.utf8)[...])
    return try file.keep()
  }

  private func text(_ name: String, of interview: Int = 1) -> String? {
    try? store.text(name, of: interview)
  }

  private func onDisk(_ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: store.path(of: name, of: id(1))))
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
    var cut = try store.newFile(of: id(1), as: "photo", ending: "jpg")
    try cut.write(Array("half".utf8)[...])
    let folder = URL(filePath: store.path(of: "x", of: id(1))).deletingLastPathComponent()
    let half = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(half == ["photo-1.jpg.partial"])
    #expect(
      try onDisk("photo-1.jpg.partial").range(of: Data("half".utf8)) == nil,
      "nor is it ever in clear")
    #expect(try keep("whole") == "photo-1.jpg")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["photo-1.jpg"])
    let dropped = try store.newFile(of: id(1), as: "photo", ending: "jpg")
    dropped.discard()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["photo-1.jpg"])
  }

  @Test func `a file is sealed, whatever its size`() throws {
    let large = (0..<700_000).map { UInt8(truncatingIfNeeded: $0) }
    var file = try store.newFile(of: id(1), as: "photo", ending: "jpg")
    try file.write(large[...])
    let name = try file.keep()
    #expect(try store.bytes(name) == large)
    #expect(try onDisk(name).range(of: Data(large.prefix(64))) == nil)
  }

  @Test func `a sound that was cut off is there up to then, and said to be cut`() throws {
    var sound = try store.newRecording(of: id(1), ending: "wav")
    #expect(sound.name == "recording-1.wav")
    try sound.write(Array("first".utf8)[...])
    try sound.write(Array("second".utf8)[...])
    let path = store.path(of: sound.name, of: id(1))
    let unfinished = try store.readFile(sound.name, of: id(1))
    #expect(try unfinished.next() == Array("first".utf8))
    let bytes = try Data(contentsOf: URL(filePath: path))
    try bytes.dropLast(3).write(to: URL(filePath: path))
    let torn = try store.readFile(sound.name, of: id(1))
    #expect(try torn.next() == Array("first".utf8))
    #expect(try torn.next() == nil)
    #expect(torn.isCutShort)
  }

  @Test func `of a changed file not a byte from there on is given out`() throws {
    try keep("mine")
    let path = store.path(of: "photo-1.jpg", of: id(1))
    var bytes = try Data(contentsOf: URL(filePath: path))
    bytes[SealedStream.headingSize + SealedStream.frameSize + 14] ^= 1
    try bytes.write(to: URL(filePath: path))
    let fault = StoreFault.damagedFile(name: "photo-1.jpg", id: id(1))
    #expect(throws: fault) { try store.text("photo-1.jpg") }
  }

  @Test func `a file that is another's, a link or a way out is not read`() throws {
    try store.begin(id(2))
    try keep("mine")
    try keep("hers", of: 2)
    let (mine, hers) = (
      store.path(of: "photo-1.jpg", of: id(1)), store.path(of: "photo-1.jpg", of: id(2))
    )
    try FileManager.default.removeItem(atPath: mine)
    try FileManager.default.copyItem(atPath: hers, toPath: mine)
    #expect(throws: StoreFault.damagedFile(name: "photo-1.jpg", id: id(1))) {
      try store.text("photo-1.jpg")
    }
    try FileManager.default.removeItem(atPath: mine)
    try FileManager.default.createSymbolicLink(atPath: mine, withDestinationPath: hers)
    #expect(throws: StoreFault.self) { try store.text("photo-1.jpg") }
    for name in ["../x", ".hidden", "", "a/b", "a\0b"] {
      #expect(throws: StoreFault.missingFile(name: name, id: id(1))) { try store.text(name) }
    }
  }

  @Test func `what is sealed to a study opens with the study's key alone`() throws {
    let study = try StudyKeyPair(name: "study")
    try keep("mine")
    try store.finalize(
      id(1), entry: finished(2), record: specimen(id(1)), summary: "", to: [study.publicKey()])
    #expect(throws: StoreFault.keyDestroyed(id: id(1))) { try store.text("photo-1.jpg") }
    let kept = try #require(try store.record(id(1)))
    let secret = try SealedRecord(json: kept.frozen().bytes).open(with: study).interviewKey
    let file = try store.readFile("photo-1.jpg", of: id(1), under: secret)
    #expect(try file.next() == Array("mine".utf8))
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
