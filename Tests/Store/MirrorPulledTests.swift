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

  /// Programs one after another that keep a copy on a medium which is in or not.
  private struct Programs {
    let slot: Slot
    let store: String
    let known: KnownStores

    init(_ place: Place, _ stick: Stick) throws {
      slot = try Slot(stick.path)
      store = place.store
      known = KnownStores(folder: place.path + "/state")
    }

    func mirror(_ path: String, accepts: Bool = false) throws -> Mirror {
      let store = try Store(directory: store, known: known)
      return try Mirror(
        of: store, at: path, onAnyDisk: true, accepts: accepts, devices: slot.devices
      ) { minute(40) }
    }

    func names(_ path: String) throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }

    func expectPulled(_ path: String, _ mirrors: Mirror...) throws {
      for mirror in try mirrors + [self.mirror(path)] {
        let fault = MirrorFault.pulled(path: path, mount: slot.mount)
        #expect(throws: fault) { try mirror.catchUp() }
        #expect(throws: fault) { try mirror.inspect() }
      }
    }
  }

  @Test(arguments: ["", "/copy"], [false, true])
  func `no copy is begun in the folder that a pulled medium leaves, in a later program neither`(
    below: String, isSame: Bool
  ) throws {
    let programs = try Programs(place, stick)
    let slot = programs.slot
    let path = slot.mount + below
    let running = try programs.mirror(path)
    try running.catchUp()
    let whole = try programs.names(path)
    #expect(whole.count > 3)
    try slot.pull()
    try programs.expectPulled(path, running, running)
    #expect(try programs.names(slot.mount) == [])
    // That one and another one are taken as what they are.
    try slot.putIn(isSame: isSame)
    for mirror in try [running, programs.mirror(path)] {
      #expect(try mirror.catchUp().behind == 0)
    }
    #expect(try programs.names(path) == whole)
  }

  @Test func `a copy that lies in the folder which a pulled medium leaves is not gone on with`()
    throws
  {
    let programs = try Programs(place, stick)
    let slot = programs.slot
    let path = slot.mount + "/copy"
    let running = try programs.mirror(path)
    try running.catchUp()
    try slot.pull()
    // An older canvass, or another account's, did not know better.
    try FileManager.default.copyItem(atPath: slot.mount + "-pulled/copy", toPath: path)
    try store.begin(id(4))
    let older = try programs.names(path)
    try programs.expectPulled(path, running)
    #expect(try programs.names(path) == older)
    #expect(programs.known.mounts == [slot.mount])
    try FileManager.default.removeItem(atPath: path)
    try slot.putIn(isSame: true)
    #expect(try running.catchUp().behind == 0)
    #expect(try programs.names(path).count == older.count + 1)
  }

  @Test(arguments: ["link", "link to what is gone", "another folder"])
  func `what a pulled medium leaves is that by every name`(kind: String) throws {
    let programs = try Programs(place, stick)
    let slot = programs.slot
    try programs.mirror(slot.mount + "/copy").catchUp()
    let files = FileManager.default
    let (link, further) = (place.path + "/to-stick", place.path + "/to-copy")
    try files.createSymbolicLink(atPath: link, withDestinationPath: slot.mount)
    try files.createSymbolicLink(atPath: further, withDestinationPath: link + "/copy")
    let path =
      switch kind {
      case "link": link + "/copy"
      case "link to what is gone": further
      default: slot.mount + "/other"
      }
    try slot.pull()
    try programs.expectPulled(path)
    #expect(try programs.names(slot.mount) == [])
    try slot.putIn(isSame: true)
    #expect(try programs.mirror(path).catchUp().behind == 0)
  }

  @Test func `who says that the folder is the right one keeps a copy in it`() throws {
    let programs = try Programs(place, stick)
    let slot = programs.slot
    let path = slot.mount + "/copy"
    try programs.mirror(path).catchUp()
    try slot.pull()
    try programs.expectPulled(path)
    #expect(try programs.mirror(path, accepts: true).catchUp().behind == 0)
    // It need not be said again, until a medium was there again.
    #expect(try programs.mirror(path).catchUp().behind == 0)
    #expect(programs.known.mounts.isEmpty)
    try FileManager.default.removeItem(atPath: path)
    try slot.putIn(isSame: true)
    try programs.mirror(path).catchUp()
    try slot.pull()
    try programs.expectPulled(path)
  }
}
