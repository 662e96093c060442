import Crypto
import Foundation
import Questionnaires
import Records
import Screens
import Store
import TestKit
import Testing
import Values

@testable import canvass

/// Files that are copied beside an interview, on a real disk.
@Suite struct FileCopyTests {
  private static let id = "uuid:3f2a9c10-0000-4000-8000-000000000001"
  private static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + Array(repeating: 7, count: 700_000)

  private let home: String
  private let store: Store

  init() throws {
    home = FileManager.default.temporaryDirectory.path + "/files-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    store = try Store(directory: home + "/store")
    try store.begin(
      Self.id, questionnaire: QuestionnaireKey(id: "s", version: "1", hash: "sha256:aa"),
      bytes: [],
      entry: JournalEntry(
        sequence: 1, at: Moment(milliseconds: 0, offsetMinutes: 0),
        event: .began(Beginning(language: "en", seed: 1))))
  }

  private func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(filePath: home + "/" + name))
  }

  private func copy(
    _ path: String, as type: ItemType = .image, limit: Int = FileCopy.largest, isKept: Bool = true,
    goesOn: @escaping @Sendable (Int, Int) -> Bool = { _, _ in true }
  ) throws(FileRefusal) -> Records.Attachment {
    let request = FileRequest(
      interview: Self.id, address: Address("photo"), type: type, path: path, isKept: isKept)
    return try FileCopy(
      request: request, store: store, home: home, limit: limit, goesOn: goesOn
    ).run()
  }

  private var kept: [String] {
    let folder = home + "/store/media/3f2a9c10-0000-4000-8000-000000000001"
    return (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  }

  @Test func `the copy is whole, named after the question, and described`() throws {
    try write(Self.jpeg, to: "Ana at home.JPG")
    let attachment = try copy("~/Ana at home.JPG")
    #expect(attachment.file == "photo-1.jpg" && attachment.mediaType == "image/jpeg")
    #expect(attachment.size == Self.jpeg.count)
    #expect(attachment.sha256 == hexadecimal(Array(SHA256.hash(data: Self.jpeg))))
    let file = try store.readFile(attachment.file, of: Self.id)
    var bytes: [UInt8] = []
    while let piece = try file.next() { bytes += piece }
    #expect(bytes == Self.jpeg)
    #expect(try copy("Ana at home.JPG").file == "photo-2.jpg")
  }

  @Test func `what cannot be an answer is refused, and leaves nothing behind`() throws {
    try write([], to: "empty.jpg")
    try write(Array("%PDF-1.7 a paper".utf8), to: "paper.jpg")
    try write(Self.jpeg, to: "large.jpg")
    #expect(mkfifo(home + "/pipe", 0o600) == 0)
    #expect(throws: FileRefusal.notFound) { try copy("none.jpg") }
    #expect(throws: FileRefusal.folder) { try copy("store") }
    #expect(throws: FileRefusal.notRegular) { try copy("pipe") }
    #expect(throws: FileRefusal.notRegular) { try copy("/dev/zero") }
    #expect(throws: FileRefusal.empty) { try copy("empty.jpg") }
    #expect(throws: FileRefusal.tooLarge(limit: 1000)) { try copy("large.jpg", limit: 1000) }
    #expect(throws: FileRefusal.wrongKind(.image)) { try copy("paper.jpg") }
    #expect(throws: FileRefusal.wrongKind(.audio)) { try copy("large.jpg", as: .audio) }
    #expect(throws: FileRefusal.changed) { try copy("large.jpg") { _, _ in false } }
    #expect(kept == [])
    #expect(try copy("paper.jpg", as: .file).file == "photo-1.pdf")
  }

  @Test func `practice looks at the file and keeps no copy`() throws {
    try write(Self.jpeg, to: "a.jpg")
    #expect(try copy("a.jpg", isKept: false).size == Self.jpeg.count)
    #expect(kept == [])
  }

  @Test func `a copy that is missing or changed is noticed`() throws {
    try write(Self.jpeg, to: "a.jpg")
    let attachment = try copy("a.jpg")
    let path = store.path(of: attachment.file, of: Self.id)
    #expect(KeptFile(interview: Self.id, attachment).fault(in: store) == nil)
    try Data([1]).write(to: URL(filePath: path))
    #expect(KeptFile(interview: Self.id, attachment).fault(in: store) == "was changed")
    try FileManager.default.removeItem(atPath: path)
    #expect(KeptFile(interview: Self.id, attachment).fault(in: store) == "is missing")
  }

  private static func head(_ text: String) -> [UInt8] { Array(text.utf8) + [0, 0, 0, 0] }

  @Test(arguments: [
    (head("RIFF0000WAVEfmt "), ItemType.audio, "audio/wav"),
    (head("ID3"), .audio, "audio/mpeg"), (head("0000ftypM4A "), .audio, "audio/mp4"),
    (head("0000ftypisom"), .audio, "audio/mp4"), (head("0000ftypisom"), .video, "video/mp4"),
    (head("0000ftypheic"), .image, "image/heic"), (head("OggS....OpusHead"), .audio, "audio/ogg"),
    (head("GIF89a"), .image, "image/gif"), (head("RIFF0000WEBP"), .image, "image/webp"),
    ([0xFF, 0xFB, 0x90, 0x64], .audio, "audio/mpeg"),
    ([0xFF, 0xF1, 0x50, 0x80], .audio, "audio/aac"),
    ([0x1A, 0x45, 0xDF, 0xA3] + head("...webm"), .video, "video/webm"),
    (Array("a,b\n1,2\n".utf8), .file, "text/csv"), ([0, 1, 2], .file, "application/octet-stream"),
  ])
  func `files are told by their bytes`(head: [UInt8], type: ItemType, name: String) {
    let file = name == "text/csv" ? "x.csv" : "x"
    let found = MediaType.of(head[...], for: type, named: file)
    #expect(found.name == name)
    #expect(found.fits(type))
  }

  @Test func `an ending that could be a word of somebody's is not kept`() {
    #expect(MediaType.of([0, 1][...], for: .file, named: "report.ana-smith").ending == "bin")
    #expect(MediaType.of([0x61][...], for: .file, named: "report.ana").ending == "txt")
  }
}
