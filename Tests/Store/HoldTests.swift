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

  @Test func `what is no identity opens no file`() {
    #expect(throws: StoreFault.unknownInterview(id: "uuid:../../x")) {
      try store.hold("uuid:../../x")
    }
  }
}
