import Foundation
import Glibc
import TestKit
import Testing

extension JourneyTests {
  @Suite struct MirrorJourneyTests {
    /// Another disk than the account's, which has to be one for a second copy.
    static let memory = "/dev/shm"

    static var hasAnotherDisk: Bool {
      var (one, other) = (stat(), stat())
      return stat(memory, &one) == 0 && access(memory, W_OK) == 0
        && stat(FileManager.default.temporaryDirectory.path, &other) == 0
        && one.st_dev != other.st_dev
    }

    /// A stick that can be pulled out.
    final class Stick {
      let place = memory + "/journey-\(UUID())"
      var copy: String { place + "/copy" }

      init() throws {
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      }

      /// Away as a medium that is gone: nothing can be made in its place.
      func pullOut() throws {
        try FileManager.default.moveItem(atPath: place, toPath: place + "-away")
        try Data().write(to: URL(filePath: place))
      }

      func putIn() throws {
        try FileManager.default.removeItem(atPath: place)
        try FileManager.default.moveItem(atPath: place + "-away", toPath: place)
      }

      deinit {
        for ending in ["", "-away"] { try? FileManager.default.removeItem(atPath: place + ending) }
      }
    }

    func protected() throws -> Account {
      let account = try Account()
      account.environment["CANVASS_PASSPHRASE_FILE"] = try account.write(
        "mango tree at noon\n", to: "passphrase")
      try account.canvass("keys", "passphrase").succeeded()
      return account
    }

    @Test(.enabled(if: hasAnotherDisk, "needs /dev/shm on a disk of its own"))
    func `a laptop is lost in the middle of an interview, which is finished on another`() throws {
      let stick = try Stick()
      let lost = try protected()
      let program = try lost.open("interview", try Tiny.file(lost), "--mirror", stick.copy)
      var person = Interviewing(program.terminal)
      let steps = Tiny.steps("Zoë", age: 33)
      try person.answer(steps[0])
      try person.see("How old are you?")
      try stick.pullOut()
      try person.answer(steps[1])
      try person.see("Tell me more.")
      try stick.putIn()
      let id = try lost.onlyInterview("draft")
      program.terminal.send(Keys.control("x"))
      #expect(try program.wait() == .exited(0))
      try lost.canvass("mirror", stick.copy, "--json").succeeded()
      try FileManager.default.removeItem(atPath: lost.path("store"))

      let other = try Account()
      other.environment["CANVASS_PASSPHRASE_FILE"] = lost.path("passphrase")
      let said = try other.canvass("restore", stick.copy).succeeded()
      #expect(said.text.contains("1 unfinished and 0 finished interviews brought back"))
      let second = try other.open("interview", "--resume", id)
      var successor = Interviewing(second.terminal)
      try successor.answer(steps[2])
      try Tiny.finish(second)
      #expect(try other.show(id)["answers"]?.texts == steps.answers)
      #expect(try other.list("finalized").count == 1)
    }

    @Test func `without a passphrase, or on the same disk, it is said why there is no copy`()
      throws
    {
      let account = try Account()
      let open = try account.canvass("mirror", account.path("copy"), "--same-disk").exited(1)
      #expect(open.notices.contains("canvass keys passphrase"))
      let own = try protected()
      let same = try own.canvass("mirror", own.path("copy")).exited(1)
      #expect(same.notices.contains("lies on the same disk"))
      let told = try own.canvass("mirror", own.path("copy"), "--same-disk").succeeded()
      #expect(told.text.contains("0 interviews, all in the copy"))
    }

    @Test func `when the store takes nothing more, the interview is kept elsewhere and comes back`()
      throws
    {
      let account = try protected()
      let begun = try account.open("interview", try Tiny.file(account))
      try begun.terminal.waitForWords("What is your name?")
      begun.terminal.send(Keys.control("x"))
      #expect(try begun.wait() == .exited(0))
      let id = try account.onlyInterview("draft")

      // No file may grow beyond 32 KiB: the write-ahead log is there soon.
      let program = try PTYProcess(
        "/bin/sh", ["-c", "ulimit -f 64; exec \"$0\" interview --resume \(id)", Programs.canvass],
        environment: account.environment)
      let terminal = program.terminal
      try terminal.waitForWords("What is your name?")
      terminal.send("Zoë", Keys.enter)
      try terminal.waitFor("the next question, or the page") { screen in
        ["How old are you?", "not on disk"].contains { screen.words.contains($0) }
      }
      terminal.send("33", Keys.enter)
      try terminal.waitForWords("not on disk")
      terminal.send(Keys.control("e"))
      try terminal.waitForWords("A folder on another medium, where")
      terminal.send(account.path("stick"), Keys.enter)
      try terminal.waitForWords("The whole interview is kept in")
      terminal.send(Keys.control("x"))
      #expect(try program.wait() == .exited(0))

      let file = try #require(try account.names(in: "stick").first { $0.hasSuffix(".cvm") })
      let told = try account.canvass(
        "restore", "--into", account.path("store"), account.path("stick/" + file)
      ).succeeded()
      #expect(told.text.contains("entries are back"), "\(told.text)")
      #expect(try account.show(id)["answers"]?.texts["who"] == "Zoë")
    }

    @Test func `a damaged store is told, and repaired as far as it is sound`() throws {
      let account = try Account()
      _ = try Tiny.hold(account, "Zoë", age: 33)
      let bytes = try account.read("store/canvass.sqlite")
      try account.write(Array(bytes.prefix(bytes.count / 2)), to: "store/canvass.sqlite")
      let told = try account.canvass("doctor").exited(1)
      #expect(told.text.contains("--repair"), "\(told.text)\(told.notices)")
      _ = try account.canvass("doctor", "--repair")
      #expect(try account.names(in: "store").contains("canvass.sqlite.damaged-1"))
      #expect(
        try !account.canvass("doctor").text.contains("damaged: "),
        "what is left is sound")
    }
  }
}
