import Foundation
import Records
import Sealing
import Testing

@testable import Store

/// An interview that its store takes no more of is kept elsewhere, and comes back.
@Suite struct RescueTests {
  let place: Place
  let store: Store
  let journal = [began(), answered(2), answered(3, "not on the disk")]

  init() throws {
    place = try Place()
    store = try Store(directory: place.store)
  }

  var stick: String { place.path + "/stick" }

  func rescued() throws -> String {
    try store.begin(id(1))
    try store.append(answered(2), to: id(1), summary: "section 2")
    return try store.rescue(of: id(1)).write(
      journal, summary: "section 3", to: stick, now: minute(40))
  }

  /// What another device is told of it.
  private var foreign: BroughtBack {
    .foreign(id: id(1), device: String(store.identity.withLock { $0 }.prefix(16)))
  }

  @Test func `what the store did not take comes back from the file`() throws {
    try store.protect(with: "mango tree at noon", cost: .least)
    let file = try rescued()
    let remains = try Store.remains(ofFile: file)
    #expect(try store.bringBack(remains) == [.added(id: id(1), entries: 1)])
    #expect(try store.journal(of: id(1)) == journal)
    #expect(try store.interview(id(1))?.summary == "section 3")
    #expect(try store.bringBack(remains) == [.known(id: id(1))])
    try store.append(answered(4), to: id(1), summary: "")
  }

  @Test func `a file that is not there, or is no copy, is told as that`() throws {
    let nowhere = place.path + "/nowhere/one.cvm"
    #expect(throws: StoreFault.missing(path: nowhere)) { try Store.remains(ofFile: nowhere) }
    #expect(!FileManager.default.fileExists(atPath: place.path + "/nowhere"))
    #expect(throws: StoreFault.missing(path: stick)) {
      try Store.remains(in: place.store, mirror: stick)
    }
    let letter = place.path + "/letter.cvm"
    try Data("Dear Ana".utf8).write(to: URL(filePath: letter))
    #expect(throws: StoreFault.notACopy(path: letter)) { try Store.remains(ofFile: letter) }
  }

  @Test func `it comes back after the whole store is gone, with the passphrase`() throws {
    try store.protect(with: "mango tree at noon", cost: .least)
    let remains = try Store.remains(ofFile: try rescued())
    let other = try Store(directory: place.path + "/other")
    #expect(try other.bringBack(remains) == [foreign])
    #expect(
      try other.bringBack(remains, passphrase: "mango tree at noon")
        == [.added(id: id(1), entries: 3)])
    #expect(try other.journal(of: id(1)) == journal)
    #expect(try other.questionnaire(hash: survey.hash)?.bytes == surveyBytes)
  }

  @Test func `without a passphrase the file holds no key and opens with its store alone`() throws {
    let file = try rescued()
    let remains = try Store.remains(ofFile: file)
    #expect(!remains.isLocked)
    #expect(remains.salvage[.device].isEmpty)
    #expect(try store.bringBack(remains) == [.added(id: id(1), entries: 1)])
    let other = try Store(directory: place.path + "/other")
    #expect(try other.bringBack(remains) == [foreign])
    let bytes = try Data(contentsOf: URL(filePath: file))
    #expect(bytes.range(of: Data("not on the disk".utf8)) == nil)
  }

  @Test func `what is damaged is not said to be another device's`() throws {
    let whole = try Store.remains(ofFile: try rescued())
    var damaged = Salvage()
    damaged.devices = whole.salvage.devices
    for row in whole.salvage.rows where row.table != .keys { damaged.add(row) }
    let remains = Store.Remains(folder: whole.folder, salvage: damaged)
    #expect(try store.bringBack(remains) == [.unreadable(id: id(1))])
  }

  @Test func `it is kept though the store's folder is gone`() throws {
    try store.begin(id(1))
    let rescue = try store.rescue(of: id(1))
    try store.letGo()
    try FileManager.default.moveItem(atPath: place.store, toPath: place.store + "-away")
    let file = try rescue.write(journal, summary: "", to: stick, now: minute(40))
    try FileManager.default.moveItem(atPath: place.store + "-away", toPath: place.store)
    let again = try Store(directory: place.store)
    #expect(
      try again.bringBack(Store.remains(ofFile: file)) == [.added(id: id(1), entries: 2)])
  }

  @Test func `a store that is there again is opened anew, but no other one`() throws {
    try store.begin(id(1))
    try store.append(answered(2), to: id(1), summary: "")
    let away = place.store + "-away"
    try FileManager.default.moveItem(atPath: place.store, toPath: away)
    #expect(!store.reopen())
    try Store(directory: place.store).letGo()
    #expect(!store.reopen(), "another device's store lies there now")
    try FileManager.default.removeItem(atPath: place.store)
    try FileManager.default.copyItem(atPath: away, toPath: place.store)
    #expect(store.reopen())
    try store.append(answered(3), to: id(1), summary: "")
    try store.letGo()
    #expect(try Store(directory: place.store).journal(of: id(1)).count == 3)
  }

  @Test func `an interview that went on differently is left as it is`() throws {
    let remains = try Store.remains(ofFile: try rescued())
    try store.append(answered(3, "something else"), to: id(1), summary: "")
    #expect(try store.bringBack(remains) == [.differs(id: id(1))])
    #expect(try store.journal(of: id(1)).last == answered(3, "something else"))
    try store.finalize(id(1), entry: finished(4), record: specimen(id(1)), summary: "")
    #expect(try store.bringBack(remains) == [.over(id: id(1))])
  }

  @Test func `a file is never written over`() throws {
    let first = try rescued()
    let second = try store.rescue(of: id(1)).write(
      journal, summary: "", to: stick, now: minute(41))
    #expect(first != second)
    #expect(try Store.remains(ofFile: first).salvage.byInterview.keys.sorted() == [id(1)])
  }
}
