import Foundation
import Glibc
import Sealing
import Testing

@testable import Store

/// Files that an older version left in clear.
struct PlainFileTests {
  let place: Place

  init() throws {
    place = try Place()
    let store = try Store(directory: place.store)
    try store.begin(id(1))
    try store.begin(id(2))
    mkdir(place.store + "/media", 0o700)
    for number in 1...2 { mkdir(folder(number), 0o700) }
    try Data("needle in a picture".utf8).write(to: URL(filePath: folder(1) + "/photo-1.jpg"))
    try #require(link(folder(1) + "/photo-1.jpg", folder(2) + "/photo-1.jpg") == 0)
    try store.write { try $0.execute(sql: "INSERT INTO chores VALUES ('seal files')") }
  }

  private func folder(_ number: Int) -> String {
    place.store + "/media/" + id(number).dropFirst("uuid:".count)
  }

  private func onDisk(_ number: Int) throws -> Data {
    try Data(contentsOf: URL(filePath: folder(number) + "/photo-1.jpg"))
  }

  @Test func `they are sealed when the store is opened, each under its interview's key`() throws {
    let store = try Store(directory: place.store)
    for number in 1...2 {
      #expect(try onDisk(number).range(of: Data("needle".utf8)) == nil)
      #expect(try store.text("photo-1.jpg", of: number) == "needle in a picture")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder(number)).count == 1)
    }
    #expect(try !store.hasPlainFiles())
    let sealed = try onDisk(1)
    _ = try Store(directory: place.store)
    #expect(try onDisk(1) == sealed, "once")
  }

  @Test func `what they were is overwritten when no name leads to it any more`() throws {
    let witness = open(folder(1) + "/photo-1.jpg", O_RDONLY)
    defer { close(witness) }
    _ = try Store(directory: place.store)
    var bytes = [UInt8](repeating: 1, count: 19)
    #expect(pread(witness, &bytes, bytes.count, 0) == 19)
    #expect(bytes == Array(repeating: 0, count: 19))
  }

  @Test func `in a store with a passphrase they wait for it`() throws {
    let store = try Store(directory: place.store)
    try store.protect(with: "mango tree at noon", cost: .least)
    let path = folder(1) + "/photo-2.jpg"
    try Data("plain".utf8).write(to: URL(filePath: path))
    try store.write { try $0.execute(sql: "INSERT INTO chores VALUES ('seal files')") }
    let locked = try Store(directory: place.store)
    #expect(try Data(contentsOf: URL(filePath: path)) == Data("plain".utf8))
    #expect(try locked.hasPlainFiles())
    try locked.unlock("mango tree at noon")
    #expect(try locked.text("photo-2.jpg") == "plain")
  }

  @Test func `a file that begins as sealed ones do is sealed as well`() throws {
    let path = folder(1) + "/file-1.bin"
    let pretender = SealedStream.magic + Array(repeating: 7, count: 200)
    try Data(pretender).write(to: URL(filePath: path))
    let store = try Store(directory: place.store)
    #expect(try store.bytes("file-1.bin") == pretender)
  }
}

extension Store {
  /// A file beside an interview, whole.
  func bytes(_ name: String, of interview: Int = 1) throws -> [UInt8] {
    let file = try readFile(name, of: id(interview))
    var bytes: [UInt8] = []
    while let piece = try file.next() { bytes += piece }
    return bytes
  }

  func text(_ name: String, of interview: Int = 1) throws -> String {
    String(decoding: try bytes(name, of: interview), as: UTF8.self)
  }
}
