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

  /// A medium that is in or not, for whoever asks on which disk a path lies.
  private final class Slot: Sendable {
    let mount: String
    private let isIn = Mutex(true)

    init(_ path: String) throws {
      let real = try #require(realpath(path, nil))
      defer { free(real) }
      mount = String(cString: real)
    }

    var devices: MirrorDisk.Devices {
      { [self] path in
        let isOnMedium = (path + "/").hasPrefix(mount + "/") && isIn.withLock(\.self)
        return MirrorDisk.device(of: path).map { _ in isOnMedium ? 8 : 5 }
      }
    }

    /// Takes it out, which leaves its folder.
    func pull() throws {
      try FileManager.default.moveItem(atPath: mount, toPath: mount + "-pulled")
      try FileManager.default.createDirectory(atPath: mount, withIntermediateDirectories: false)
      isIn.withLock { $0 = false }
    }

    /// Puts in the same one, or another one.
    func putIn(isSame: Bool) throws {
      if isSame {
        try FileManager.default.removeItem(atPath: mount)
        try FileManager.default.moveItem(atPath: mount + "-pulled", toPath: mount)
      }
      isIn.withLock { $0 = true }
    }

    deinit { try? FileManager.default.removeItem(atPath: mount + "-pulled") }
  }

  @Test(arguments: ["", "/copy"], [false, true])
  func `no copy is begun in the folder that a pulled medium leaves, in a later program neither`(
    below: String, isSame: Bool
  ) throws {
    let slot = try Slot(stick.path)
    let path = slot.mount + below
    let known = KnownStores(folder: place.path + "/state")
    func mirror() throws -> Mirror {
      let store = try Store(directory: place.store, known: known)
      return try Mirror(of: store, at: path, onAnyDisk: true, devices: slot.devices) { minute(40) }
    }
    let running = try mirror()
    try running.catchUp()
    let files = FileManager.default
    let whole = try files.contentsOfDirectory(atPath: path).sorted()
    #expect(whole.count > 3)
    try slot.pull()
    for mirror in try [running, running, mirror()] {
      #expect(throws: MirrorFault.away(path: path)) { try mirror.catchUp() }
    }
    #expect(try files.contentsOfDirectory(atPath: slot.mount) == [])
    // That one and another one are taken as what they are.
    try slot.putIn(isSame: isSame)
    for mirror in try [running, mirror()] { #expect(try mirror.catchUp().behind == 0) }
    #expect(try files.contentsOfDirectory(atPath: path).sorted() == whole)
  }
}
