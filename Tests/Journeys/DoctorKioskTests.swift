import Foundation
import Glibc
import TestKit
import Testing

extension JourneyTests {
  /// What `canvass doctor kiosk` finds in a folder that stands for a system.
  @Suite struct DoctorKioskTests {
    /// A system on which a kiosk is installed and all is well.
    private func system() throws -> (Account, root: String) {
      let (account, settings) = try KioskSetUpTests.account()
      let root = try KioskSetUpTests.emptySystem(account)
      try account.canvass(
        "kiosk", KioskSetUpTests.questionnaire, "--settings",
        try KioskSetUpTests.put(settings, into: root), "--install", "--yes", "--root", root
      ).succeeded()
      for (path, text) in [
        ("proc/sys/kernel/sysrq", "0\n"), ("proc/sys/kernel/core_pattern", "|/bin/false\n"),
        ("proc/sys/fs/suid_dumpable", "0\n"), ("proc/swaps", "Filename\tType\tSize\n"),
      ] { try account.write(text, to: "system/" + path) }
      // What was named at the set-up is put into the system too.
      let list = try JSON(account.text("system/etc/canvass-kiosk/installed.json"))
      for part in ["program", "questionnaire"] {
        try account.write("", to: "system" + (try #require(list[part]?.string)))
      }
      return (account, root)
    }

    private func conditions(
      _ account: Account, _ root: String, exits: Int32 = 0
    ) throws -> JSON {
      let finished = try account.canvass(
        "doctor", "kiosk", "--json", "--root", root, "--settings", account.path("kiosk.json")
      ).exited(exits)
      return try JSON(finished.text)
    }

    @Test func `a computer that is set up is found to be`() throws {
      let (account, root) = try system()
      let found = try conditions(account, root)
      for name in [
        "installed", "program", "questionnaire", "settings", "pin", "hours", "other-consoles",
        "login-screen", "sysrq",
        "ctrl-alt-del", "core-dumps", "swap", "disk", "store", "screen", "lock",
      ] {
        #expect(found[name]?["ok"]?.bool == true, "\(name): \(found)")
      }
    }

    @Test(
      arguments: [
        ("sysrq", "proc/sys/kernel/sysrq", "438\n"),
        ("swap", "proc/swaps", "Filename Type Size\n/dev/sda2 partition 999\n"),
        ("login-screen", "etc/systemd/system/display-manager.service", ""),
        ("other-consoles", "etc/systemd/system/getty.target.wants/getty@tty2.service", ""),
        ("installed", "etc/systemd/system/canvass-kiosk.service", "[Service]\n"),
      ])
    func `each way past the kiosk is found, with what mends it`(
      name: String, path: String, text: String
    ) throws {
      let (account, root) = try system()
      try account.write(text, to: "system/" + path)
      let found = try conditions(account, root, exits: 1)
      #expect(found[name]?["ok"]?.bool == false, "\(found)")
      #expect(found[name]?["remedy"]?.string?.isEmpty == false)
    }

    @Test func `a core pattern that takes even what is not dumpable is found`() throws {
      let (account, root) = try system()
      try account.write("|/usr/share/apport/apport %p\n", to: "system/proc/sys/kernel/core_pattern")
      try account.write("2\n", to: "system/proc/sys/fs/suid_dumpable")
      #expect(try conditions(account, root, exits: 1)["core-dumps"]?["ok"]?.bool == false)
    }

    @Test(
      arguments: [
        ("/dev/zram0 partition 999", true), ("/dev/dm-1 partition 999", true),
        ("/swapfile file 999", false),
      ])
    func `swap that keeps nothing, or keeps it encrypted, is no fault`(row: String, isFine: Bool)
      throws
    {
      let (account, root) = try system()
      try account.write("Filename Type Size\n\(row)\n", to: "system/proc/swaps")
      try account.write("CRYPT-PLAIN-swap\n", to: "system/sys/block/dm-1/dm/uuid")
      let found = try conditions(account, root, exits: isFine ? 0 : 1)
      #expect(found["swap"]?["ok"]?.bool == isFine)
    }

    @Test(
      arguments: [
        ("pin", "{}"), ("hours", #"{"hours": {}}"#), ("settings", #"{"huors": {}}"#),
        ("printer", #"{"printer": "/dev/no/such/printer"}"#),
      ])
    func `what is wrong in the settings is found`(name: String, settings: String) throws {
      let (account, root) = try system()
      try account.write(settings, to: "kiosk.json")
      chmod(account.path("kiosk.json"), 0o600)
      #expect(try conditions(account, root, exits: 1)[name]?["ok"]?.bool == false)
    }

    @Test func `settings that others can read are found: the PIN could be tried out elsewhere`()
      throws
    {
      let (account, root) = try system()
      chmod(account.path("kiosk.json"), 0o644)
      let found = try conditions(account, root, exits: 1)
      #expect(found["settings"]?["remedy"]?.string?.contains("chmod 600") == true)
    }

    @Test func `for a person each is a line`() throws {
      let (account, root) = try system()
      let told = try account.canvass(
        "doctor", "kiosk", "--root", root, "--settings", account.path("kiosk.json")
      ).succeeded()
      #expect(told.lines.contains("  sysrq: off"), "\(told.text)")
      #expect(!told.text.contains("argon2"))
    }
  }
}
