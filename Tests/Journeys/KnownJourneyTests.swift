import Foundation
import TestKit
import Testing

extension JourneyTests {
  /// Somebody who exchanges the store for one that opens without its passphrase, at the whole program.
  @Suite struct KnownJourneyTests {
    private static let passphrase = "mango tree at noon"

    /// Puts the device of another store into this one.
    private static let exchanging = """
      import sqlite3, sys
      here, other = (sqlite3.connect(folder + "/canvass.sqlite") for folder in sys.argv[1:])
      row = other.execute("SELECT identity, lock, signer FROM device").fetchone()
      here.execute("UPDATE device SET identity = ?, lock = ?, signer = ?", row)
      here.commit()
      """

    private func exchange(_ account: Account) throws {
      let other = try Account()
      try other.canvass("list").succeeded()
      let job = try Job(
        "/usr/bin/python3", ["-c", Self.exchanging, account.path("store"), other.path("store")],
        environment: account.environment)
      #expect(try job.wait() == .exited(0), "\(String(decoding: job.notices, as: UTF8.self))")
    }

    @Test
    func `a store that lost its passphrase to somebody is refused everywhere until it is accepted`()
      throws
    {
      let account = try Account()
      try account.write(Self.passphrase, to: "passphrase")
      account.environment["CANVASS_PASSPHRASE_FILE"] = account.path("passphrase")
      try account.canvass("keys", "passphrase").succeeded()
      #expect(
        try account.canvass("doctor", "--unlock").text.contains(
          "known: as it was when canvass last opened it"))
      try exchange(account)
      for command in [
        ["list"], ["export", "--format", "jsonl", "--output", "-"], ["sync", "--dry-run"],
        ["home", "--plain"], ["mirror", account.path("stick")],
      ] {
        let refused = try account.canvass(command).exited(1)
        #expect(refused.notices.contains("now opens without"), "\(command) \(refused.notices)")
        #expect(refused.notices.contains("canvass doctor --accept"))
      }
      #expect(try account.canvass("doctor").exited(1).text.contains("now opens without"))
      try account.canvass("doctor", "--accept").succeeded()
      try account.canvass("list").succeeded()
    }

    @Test func `a store that its owner moved, restored or began anew asks for nothing`() throws {
      let account = try Account()
      try account.canvass("list").succeeded()
      try FileManager.default.moveItem(
        atPath: account.path("store"), toPath: account.path("moved"))
      try account.canvass("list", "--store", account.path("moved")).succeeded()
      try account.canvass("list").succeeded()
    }
  }
}
