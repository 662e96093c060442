import Foundation
import Testing

@testable import Store

/// Two windows and one interview.
@Suite struct HoldTests {
  let place: Place
  let store: Store

  init() throws {
    place = try Place()
    store = try Store(directory: place.store)
  }

  @Test func `an interview is open in one window at a time`() throws {
    let other = try Store(directory: place.store)
    let first = try store.hold(id(1))
    #expect(throws: StoreFault.heldElsewhere(id: id(1))) { try other.hold(id(1)) }
    _ = try other.hold(id(2))
    withExtendedLifetime(first) {}
  }

  @Test func `a window that was closed gives it free, and leaves nothing behind`() throws {
    do {
      let first = try store.hold(id(1))
      withExtendedLifetime(first) {}
    }
    _ = try store.hold(id(1))
    let left = try FileManager.default.contentsOfDirectory(atPath: place.store)
    #expect(!left.contains { $0.hasSuffix(".open") })
  }

  @Test func `a window that ended without letting go is told of once`() throws {
    #expect(try !store.hold(id(1)).wasLeftBehind, "nobody had it")
    #expect(try !store.hold(id(1)).wasLeftBehind, "the first let go")
    let name = id(1).replacing("uuid:", with: "") + ".open"
    try Data().write(to: URL(filePath: place.store + "/" + name))
    #expect(try store.hold(id(1)).wasLeftBehind)
    #expect(try !store.hold(id(1)).wasLeftBehind)
  }

  @Test func `no passphrase is set while an interview is open in a window`() throws {
    try store.begin(id(1))
    let other = try Store(directory: place.store)
    let held = try store.hold(id(1))
    #expect(throws: StoreFault.heldElsewhere(id: id(1))) {
      try other.protect(with: "mango tree at noon", cost: .least)
    }
    withExtendedLifetime(held) {}
  }

  @Test func `a window that has an old key begins nothing that could not be opened again`() throws {
    let other = try Store(directory: place.store)
    try other.protect(with: "mango tree at noon", cost: .least)
    #expect(throws: StoreFault.locked(path: place.store)) { try store.begin(id(1)) }
    #expect(throws: StoreFault.locked(path: place.store)) {
      try store.protect(with: nil)
    }
    try other.begin(id(2))
    #expect(try other.journal(of: id(2)) == [began()])
  }

  @Test func `a window that has an old key takes no sound record for a damaged one`() throws {
    try store.finish(id(1))
    try Store(directory: place.store).protect(with: "mango tree at noon", cost: .least)
    #expect(try store.record(id(1))?.content == .locked)
    #expect(throws: StoreFault.locked(path: place.store)) {
      try store.frozen(store.outbox().map(\.key))
    }
    #expect(try store.outbox().map(\.state) == [.pending])
  }

  @Test func `what is no identity opens no file`() {
    #expect(throws: StoreFault.unknownInterview(id: "uuid:../../x")) {
      try store.hold("uuid:../../x")
    }
  }
}
