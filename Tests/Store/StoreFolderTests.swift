import Foundation
import Glibc
import Testing

@testable import Store

/// Where a store is kept, and what others may have put there.
struct StoreFolderTests {
  let place: Place

  init() throws { place = try Place() }

  private func mode(_ path: String) -> mode_t {
    var facts = stat()
    return lstat(path, &facts) == 0 ? facts.st_mode & 0o7777 : 0
  }

  @Test func `a store that others could look into is narrowed to its owner`() throws {
    try Store(directory: place.store).begin(id(1))
    chmod(place.store, 0o775)
    chmod(place.database, 0o664)
    let store = try Store(directory: place.store)
    #expect(mode(place.store) == 0o700 && mode(place.database) == 0o600)
    #expect(!store.isOpenToOthers)
  }

  @Test func `what a killed program left behind keeps no folder open to others`() throws {
    try Store(directory: place.store).begin(id(1))
    for name in ["\(id(1).dropFirst(5)).open", "passing-\(id(1).dropFirst(5))"] {
      try Data().write(to: URL(filePath: place.store + "/" + name))
    }
    mkdir(place.store + "/repair", 0o755)
    chmod(place.store, 0o775)
    #expect(try !Store(directory: place.store).isOpenToOthers)
    #expect(mode(place.store) == 0o700)
    try Data().write(to: URL(filePath: place.store + "/diary.open"))
    chmod(place.store, 0o755)
    #expect(try Store(directory: place.store).isOpenToOthers, "which is not ours")
  }

  @Test func `a folder with other things in it keeps its permissions, and that is told`() throws {
    mkdir(place.store, 0o755)
    chmod(place.store, 0o755)
    try Data().write(to: URL(filePath: place.store + "/letter.txt"))
    let store = try Store(directory: place.store)
    #expect(store.isOpenToOthers && mode(place.store) == 0o755)
    #expect(mode(place.database) == 0o600)
  }

  @Test func `a folder that others may write to is refused`() throws {
    mkdir(place.store, 0o700)
    try Data().write(to: URL(filePath: place.store + "/letter.txt"))
    chmod(place.store, 0o777)
    #expect(throws: StoreFault.notTrusted(path: place.store, .writable)) {
      try Store(directory: place.store)
    }
    #expect(!FileManager.default.fileExists(atPath: place.database))
  }

  @Test func `below a folder that everybody may write to no store is made`() throws {
    let open = place.path + "/open"
    mkdir(open, 0o700)
    chmod(open, 0o777)
    #expect(throws: StoreFault.notTrusted(path: open + "/s", .above)) {
      try Store(directory: open + "/s")
    }
    chmod(open, 0o1777)
    _ = try Store(directory: open + "/s")
  }

  @Test func `a link in the store's place is not followed`() throws {
    _ = try Store(directory: place.path + "/elsewhere")
    symlink(place.path + "/elsewhere", place.store)
    for path in [place.store, place.store + "/"] {
      #expect(throws: StoreFault.notTrusted(path: place.store, .link)) {
        try Store(directory: path)
      }
    }
  }

  @Test(arguments: [
    "canvass.sqlite", "canvass.sqlite-wal", "canvass.sqlite-shm", "canvass.sqlite-journal",
    "ballast", "media", "open",
  ])
  func `a link among its files is not followed`(name: String) throws {
    mkdir(place.store, 0o700)
    let target = place.path + "/target"
    try Data("precious".utf8).write(to: URL(filePath: target))
    symlink(target, place.store + "/" + name)
    #expect(throws: StoreFault.notTrusted(path: place.store + "/" + name, .link)) {
      try Store(directory: place.store)
    }
    #expect(try String(contentsOfFile: target, encoding: .utf8) == "precious")
  }

  @Test func `a pipe or a folder in the place of a file is refused at once`() throws {
    mkdir(place.store, 0o700)
    mkfifo(place.database, 0o600)
    #expect(throws: StoreFault.notAFile(path: place.database)) {
      try Store(directory: place.store)
    }
    unlink(place.database)
    mkdir(place.store + "/ballast", 0o700)
    #expect(throws: StoreFault.notAFile(path: place.store + "/ballast")) {
      try Store(directory: place.store)
    }
  }

  @Test func `what links among the interviews' folders lead to is neither written nor removed`()
    throws
  {
    let precious = place.path + "/precious"
    mkdir(precious, 0o700)
    try Data("x".utf8).write(to: URL(filePath: precious + "/letter.txt"))
    let store = try Store(directory: place.store)
    try store.begin(id(1))
    mkdir(place.store + "/media", 0o700)
    let name = String(id(1).dropFirst("uuid:".count))
    symlink(precious, place.store + "/media/" + name)
    #expect(throws: StoreFault.self) {
      try store.newFile(of: id(1), as: "photo", ending: "jpg")
    }
    try store.discard(id(1), at: minute(20))
    #expect(try FileManager.default.contentsOfDirectory(atPath: precious) == ["letter.txt"])
    #expect(!FileManager.default.fileExists(atPath: place.store + "/media/" + name))
  }

  @Test func `a store of another account is refused`() throws {
    // Only the machine's administrator can give a file away.
    guard geteuid() == 0 else { return }
    _ = try Store(directory: place.store)
    #expect(chown(place.database, 4711, 4711) == 0)
    #expect(throws: StoreFault.notTrusted(path: place.database, .foreign)) {
      try Store(directory: place.store)
    }
    #expect(chown(place.store, 4711, 4711) == 0)
    #expect(throws: StoreFault.notTrusted(path: place.store, .foreign)) {
      try Store(directory: place.store)
    }
  }
}
