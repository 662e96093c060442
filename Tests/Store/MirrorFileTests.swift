import Foundation
import Records
import Sealing
import Testing
import Values

@testable import Store

/// The files beside interviews in a second copy.
@Suite struct MirrorFileTests {
  let place: Place
  let stick: Stick
  let store: Store
  let mirror: Mirror
  let passphrase = "mango tree at noon"

  init() throws {
    place = try Place()
    stick = try Stick()
    store = try Store(directory: place.store)
    try store.protect(with: passphrase, cost: .least)
    try store.begin(id(1))
    mirror = try Mirror(of: store, at: stick.path + "/copy", onAnyDisk: true) { minute(40) }
  }

  private func again() throws -> Mirror {
    try Mirror(of: store, at: stick.path + "/copy", onAnyDisk: true) { minute(41) }
  }

  @discardableResult
  private func keep(_ bytes: [UInt8], _ item: String = "photo", of number: Int = 1) throws -> String
  {
    var file = try store.newFile(of: id(number), as: item, ending: "jpg")
    try file.write(bytes[...])
    return try file.keep()
  }

  /// A picture of more bytes than a frame of the copy has.
  private let picture = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 / 7) }

  private func restored() throws -> (Store, RepairReport) {
    let target = place.path + "/restored-" + UUID().uuidString
    let report = try Store.restore(
      Store.remains(ofMirror: mirror.path), to: target, passphrase: passphrase, cost: .least)
    let store = try Store(directory: target)
    try store.unlock(passphrase)
    return (store, report)
  }

  private func file(_ name: String, of number: Int = 1) -> URL {
    URL(
      filePath: mirror.path + "/" + MirroredFile(interview: id(number), name: name).copy)
  }

  private func copies() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: mirror.path)
      .filter { $0.hasPrefix("f-") }
  }

  @Test func `pictures come back as they were, and are sealed on the medium`() throws {
    let name = try keep(picture)
    try keep(Array("needle".utf8))
    let standing = try mirror.catchUp()
    #expect(standing.files == 2)
    #expect(try mirror.inspect() == standing)
    #expect(try Data(contentsOf: file("photo-2.jpg")).range(of: Data("needle".utf8)) == nil)
    let (restored, report) = try restored()
    #expect(report.files == 2 && report.findings.isEmpty)
    #expect(try restored.contents(of: name) == picture)
    #expect(try restored.contents(of: "photo-2.jpg") == Array("needle".utf8))
  }

  @Test func `names that differ in nothing but their case are two files on any medium`() throws {
    try keep([1], "Photo")
    try keep([2], "photo")
    try mirror.catchUp()
    #expect(Set(try copies().map { $0.lowercased() }).count == 2)
    let (restored, _) = try restored()
    #expect(try restored.contents(of: "Photo-1.jpg") == [1])
    #expect(try restored.contents(of: "photo-1.jpg") == [2])
  }

  @Test func `a sound is on the medium up to where it has come`() throws {
    var sound = try store.newRecording(of: id(1), ending: "wav")
    var said: [UInt8] = []
    for part in 1...5 {
      let more = [UInt8](repeating: UInt8(part), count: 90_000)
      try sound.write(more[...])
      said += more
      #expect(try mirror.catchUp().filesBehind == 0)
      #expect(try again().inspect().behind == 0)
      #expect(try restored().0.contents(of: sound.name) == said)
    }
    try sound.keep()
    try again().catchUp()
    let opened = try restored().0.readFile(sound.name, of: id(1))
    while try opened.next() != nil {}
    #expect(!opened.isCutShort)
  }

  @Test func `a copy that was torn or changed anywhere is told, and mended from the store`() throws
  {
    let name = try keep(picture)
    try mirror.catchUp()
    let whole = try Data(contentsOf: file(name))
    for place in stride(from: 0, to: whole.count, by: whole.count / 23) {
      try whole.prefix(place).write(to: file(name))
      #expect(try mirror.inspect().filesBehind == 1, "cut at \(place)")
      try mirror.catchUp(all: true)
      #expect(try Data(contentsOf: file(name)).count == whole.count)
      var changed = whole
      changed[place] ^= 16
      try changed.write(to: file(name))
      #expect(try mirror.inspect().behind == 1, "changed at \(place)")
      try mirror.catchUp(all: true)
      #expect(try mirror.inspect().behind == 0)
    }
    #expect(try restored().0.contents(of: name) == picture)
  }

  @Test func `what a torn copy still has comes back, and that it is torn is said`() throws {
    let name = try keep(picture)
    try mirror.catchUp()
    try Data(contentsOf: file(name)).prefix(600_000).write(to: file(name))
    let (restored, report) = try restored()
    #expect(report.findings == [.file(name: name, id: id(1))])
    let opened = try restored.readFile(name, of: id(1))
    var bytes: [UInt8] = []
    while let piece = try opened.next() { bytes += piece }
    #expect(opened.isCutShort && !bytes.isEmpty && picture.starts(with: bytes))
  }

  @Test func `what the store lost of a file stays in the copy and comes back with a repair`() throws
  {
    let name = try keep(picture)
    try mirror.catchUp()
    let path = store.path(of: name, of: id(1))
    try Data(contentsOf: URL(filePath: path)).prefix(400).write(to: URL(filePath: path))
    #expect(try again().catchUp(all: true).mended == [])
    #expect(try again().inspect().filesOnly == 1)
    try FileManager.default.removeItem(atPath: path)
    #expect(try again().catchUp(all: true).mended == [])
    #expect(try again().inspect().filesOnly == 1)
    let report = try Store.repair(
      Store.remains(in: place.store, mirror: mirror.path), passphrase: passphrase)
    #expect(report.files == 1)
    let repaired = try Store(directory: place.store)
    try repaired.unlock(passphrase)
    #expect(try repaired.contents(of: name) == picture)
  }

  /// A picture that was answered, and on the stick what somebody made of its copy.
  private func planted(_ bytes: [UInt8], as name: String) throws {
    try mirror.catchUp()
    let named = MirroredFile(interview: id(1), name: name)
    var writer = MirrorFile.Writer(.mirroredFile, digest: sha256)
    var copy = writer.begin(FrameHeader(created: minute(1), subject: named.subject))
    for start in stride(from: 0, to: bytes.count, by: 1 << 18) {
      copy += writer.append(Array(bytes[start..<min(start + 1 << 18, bytes.count)]))
    }
    try Data(copy).write(to: file(name))
    let attachment = Attachment(
      file: name, size: picture.count, sha256: hexadecimal(sha256(picture)),
      mediaType: "image/jpeg")
    try store.append(
      JournalEntry(
        sequence: 2, at: minute(2), event: .attached(Address("photo"), attachment)), to: id(1),
      summary: "")
  }

  private var larger: [UInt8] {
    SealedStream.magic + [UInt8](repeating: 7, count: 900_000)
  }

  @Test func `a sound file of the store stays, whatever lies on the stick`() throws {
    let name = try keep(picture)
    try planted(larger, as: name)
    let before = try Data(contentsOf: URL(filePath: store.path(of: name, of: id(1))))
    let remains = try Store.remains(ofMirror: mirror.path)
    _ = try store.bringBack(remains)
    #expect(try Data(contentsOf: URL(filePath: store.path(of: name, of: id(1)))) == before)
    try store.letGo()
    let report = try Store.repair(
      Store.remains(in: place.store, mirror: mirror.path), passphrase: passphrase)
    #expect(report.files == 0)
    let repaired = try Store(directory: place.store)
    try repaired.unlock(passphrase)
    #expect(try repaired.contents(of: name) == picture)
  }

  @Test func `what is missing is not filled with another file, and that is said`() throws {
    let name = try keep(picture)
    try planted(larger, as: name)
    store.removeFile(name, of: id(1))
    let results = try store.bringBack(Store.remains(ofMirror: mirror.path))
    #expect(results.contains(.lacking(.otherFile(name: name, id: id(1)))))
    #expect(throws: StoreFault.missingFile(name: name, id: id(1))) {
      try store.readFile(name, of: id(1))
    }
  }

  @Test func `a file under the right key that is not the one that was answered is left`() throws {
    let name = try keep(picture)
    let path = URL(filePath: store.path(of: name, of: id(1)))
    let sealed = try Data(contentsOf: path)
    store.removeFile(name, of: id(1))
    #expect(try keep([7]) == name)
    let other = [UInt8](try Data(contentsOf: path))
    try sealed.prefix(300_000).write(to: path)
    try planted(other, as: name)
    let results = try store.bringBack(Store.remains(ofMirror: mirror.path))
    #expect(results.contains(.lacking(.otherFile(name: name, id: id(1)))))
    #expect(try Data(contentsOf: path) == sealed.prefix(300_000))
  }

  @Test func `a file that only a study's key opens is brought where there is none`() throws {
    let name = try keep(picture)
    let study = try StudyKeyPair(name: "study").publicKey()
    try store.finalize(
      id(1), entry: finished(2), record: specimen(id(1)), summary: "", to: [study])
    try mirror.catchUp()
    let path = URL(filePath: store.path(of: name, of: id(1)))
    let sealed = try Data(contentsOf: path)
    try store.letGo()
    func repair() throws -> RepairReport {
      try Store.repair(
        Store.remains(in: place.store, mirror: mirror.path), passphrase: passphrase)
    }
    try sealed.prefix(400).write(to: path)
    #expect(try repair().findings == [.unjudgedFile(name: name, id: id(1))])
    #expect(try Data(contentsOf: path) == sealed.prefix(400))
    try FileManager.default.removeItem(at: path)
    #expect(try repair().files == 1)
    #expect(try Data(contentsOf: path) == sealed)
  }

  @Test func `another file under a name that was let go takes the place of the first`() throws {
    let name = try keep(picture)
    try mirror.catchUp()
    store.removeFile(name, of: id(1))
    #expect(try keep([7]) == name)
    #expect(try mirror.catchUp().mended == [])
    #expect(try copies().count == 1)
    #expect(try restored().0.contents(of: name) == [7])
  }

  @Test func `files go from the medium with what they belong to`() throws {
    for number in 2...4 { try store.begin(id(number)) }
    for number in 1...4 { try keep(picture, of: number) }
    for number in 2...3 {
      try store.finalize(
        id(number), entry: finished(2), record: specimen(id(number)), summary: "")
    }
    try mirror.catchUp()
    #expect(try copies().count == 4)
    try store.discard(id(1), at: minute(50))
    try store.erase(id(2), at: minute(50))
    _ = try store.keep([receipt(id(3))], at: minute(60))
    try store.wipe([id(3)])
    try mirror.catchUp()
    #expect(try copies() == [file("photo-1.jpg", of: 4).lastPathComponent])
    #expect(try mirror.inspect().filesOnly == 0)
  }
}

extension Store {
  /// All of a file beside the first interview.
  fileprivate func contents(of name: String) throws -> [UInt8] {
    let file = try readFile(name, of: id(1))
    var bytes: [UInt8] = []
    while let piece = try file.next() { bytes += piece }
    return bytes
  }
}
