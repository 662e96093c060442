import Foundation
import Sealing
import Synchronization
import Testing

@testable import Store

/// A medium that was mounted at the very folder of the copy and is pulled out leaves that folder, empty.
@Suite struct MirrorPulledTests {
  let place: Place
  let stick: Stick
  let store: Store

  init() throws {
    place = try Place()
    stick = try Stick()
    store = try Store(directory: place.store)
    try store.protect(with: "mango tree at noon", cost: .least)
    for number in 1...3 { try store.begin(id(number)) }
  }

  private var folder: String { stick.path + "/copy" }

  private func mirror() throws -> Mirror {
    try Mirror(of: store, at: folder, onAnyDisk: true) { minute(40) }
  }

  /// What stands in the folder when the medium is gone.
  private func pull() throws {
    try FileManager.default.moveItem(atPath: folder, toPath: folder + "-pulled")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
  }

  private func putBack() throws {
    try FileManager.default.removeItem(atPath: folder)
    try FileManager.default.moveItem(atPath: folder + "-pulled", toPath: folder)
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test(arguments: 0...3)
  func `pulled in the middle of a copy it is away, and nothing is written in its place`(
    step: Int
  ) throws {
    let mirror = try mirror()
    #expect(throws: MirrorFault.away(path: folder)) {
      try mirror.catchUp(progress: { done, _ in if done == step { try? pull() } })
    }
    #expect(try names() == [])
    try putBack()
    #expect(try mirror.catchUp().behind == 0)
    #expect(try mirror.inspect().behind == 0)
  }

  @Test func `pulled while nothing is written, what is in its place is not taken for it`() throws {
    let mirror = try mirror()
    try mirror.catchUp()
    let whole = try names()
    try pull()
    try mirror.catchUp()
    // Another medium, then: it gets the whole copy, and not only what is new.
    #expect(try names() == whole)
    #expect(try mirror.inspect().behind == 0)
  }

  @Test(arguments: ["", "/copy"])
  func `pulled while nothing is written, no copy is begun in the folder that is left`(
    below: String
  ) throws {
    let isIn = Mutex(true)
    let medium = try #require(realpath(stick.path, nil))
    defer { free(medium) }
    let mount = String(cString: medium)
    let devices: MirrorDisk.Devices = { path in
      MirrorDisk.device(of: path).map { _ in
        path == mount || path.hasPrefix(mount + "/") ? (isIn.withLock(\.self) ? 8 : 5) : 5
      }
    }
    let path = mount + below
    let mirror = try Mirror(of: store, at: path, onAnyDisk: true, devices: devices) { minute(40) }
    try mirror.catchUp()
    let files = FileManager.default
    let whole = try files.contentsOfDirectory(atPath: path).sorted()
    #expect(whole.count > 3)
    try files.moveItem(atPath: mount, toPath: mount + "-pulled")
    try files.createDirectory(atPath: mount, withIntermediateDirectories: false)
    isIn.withLock { $0 = false }
    for _ in 0..<2 {
      #expect(throws: MirrorFault.away(path: path)) { try mirror.catchUp() }
    }
    #expect(try files.contentsOfDirectory(atPath: mount) == [])
    // Another medium in the same place is taken as such.
    isIn.withLock { $0 = true }
    #expect(try mirror.catchUp().behind == 0)
    #expect(try files.contentsOfDirectory(atPath: path).sorted() == whole)
    try files.removeItem(atPath: mount + "-pulled")
  }
}
