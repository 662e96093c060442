import Foundation
import Glibc
import Kiosk
import TestKit
import Testing

extension JourneyTests {
  /// The real kiosk, locked and guarded.
  @Suite struct KioskLockJourneyTests {
    private static let pin = "7302"

    private func open(_ account: Account) throws -> PTYProcess {
      let hash = try StaffPIN(digits: Self.pin).hash
      let settings = try account.write(#"{"pin": "\#(hash)"}"#, to: "kiosk.json")
      let program = try account.open(
        "kiosk", try Tiny.file(account), "--settings", settings)
      try program.terminal.waitForWords("TOUCH HERE")
      return program
    }

    private func status(_ process: pid_t, _ key: String) throws -> String {
      let text = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
      let line = try #require(text.split(separator: "\n").first { $0.hasPrefix(key + ":") })
      return line.dropFirst(key.count + 1).trimmingCharacters(in: .whitespaces)
    }

    private func openStaffPage(_ program: PTYProcess) throws {
      program.terminal.send(Keys.escape, Keys.escape, Keys.escape, Keys.escape, Keys.escape)
      try program.terminal.waitForWords("Staff PIN")
      program.terminal.send(Self.pin, Keys.enter)
      try program.terminal.waitForWords("Send now")
    }

    @Test func `whoever stands before it stands before a process that can start no other`() throws {
      let program = try open(Account())
      let kiosk = try program.kiosk()
      #expect(try status(kiosk, "Seccomp") == "2")
      #expect(try status(kiosk, "NoNewPrivs") == "1")
      let threads = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(kiosk)/task")
      for thread in threads {
        let text = try String(
          contentsOfFile: "/proc/\(kiosk)/task/\(thread)/status", encoding: .utf8)
        #expect(text.contains("Seccomp:\t2"), "thread \(thread)")
      }
    }

    @Test func `killed in the middle of an interview it welcomes the next, who sees nothing of it`()
      throws
    {
      let account = try Account()
      let program = try open(account)
      program.terminal.send(Keys.enter)
      try program.terminal.waitForWords("Larger letters")
      program.terminal.send(Keys.enter)
      try program.terminal.waitForWords("What is your name?")
      program.terminal.send("Zoë Charlery")
      try program.terminal.waitForWords("Zoë Charlery")
      let first = try program.kiosk()
      kill(first, SIGKILL)
      // While none is there the line shows nothing of what somebody goes on typing.
      try program.terminal.waitForWords("comes back in")
      program.terminal.send("Soufriere")
      try program.terminal.waitForWords("TOUCH HERE")
      #expect(!program.terminal.screen.words.contains("Charlery"))
      let output = String(decoding: program.terminal.screen.output, as: UTF8.self)
      #expect(!output.contains("oufri"))
      #expect(try program.kiosk() != first)
      #expect(try account.list().isEmpty)
      try openStaffPage(program)
      #expect(program.terminal.screen.words.contains("signal 9"), "staff are told")
      #expect(program.terminal.screen.words.contains("once"))
    }

    @Test func `each respondent has a process of their own, which is gone with the thanks`() throws
    {
      let account = try Account()
      let program = try open(account)
      let first = try program.kiosk()
      program.terminal.send(Keys.enter)
      try program.terminal.waitForWords("Larger letters")
      program.terminal.send(Keys.enter)
      try program.terminal.waitForWords("What is your name?")
      program.terminal.send("Zoë Charlery", Keys.escape)
      try program.terminal.waitForWords("Stop and erase my answers")
      program.terminal.send("2", Keys.enter)
      try program.waitForKiosk(after: first)
      try program.terminal.waitForWords("This screen closes in")
      program.terminal.send(Keys.enter)
      try program.terminal.waitForWords("TOUCH HERE")
      #expect(kill(first, 0) != 0 && errno == ESRCH, "it is gone, and its memory with it")
      #expect(try status(program.kiosk(), "Seccomp") == "2")
      try openStaffPage(program)
      #expect(!program.terminal.screen.words.contains("started again"), "that is no crash")
    }

    @Test func `what waits is sent from the locked kiosk`() throws {
      let account = try Account()
      let collector = try RunningCollector(account, database: "collector.sqlite")
      account.environment["CANVASS_TOKEN_FILE"] = try account.tokenFile(
        "kiosk-1", database: "collector.sqlite")
      account.environment["CANVASS_COLLECTOR"] = collector.address
      _ = try Tiny.hold(account, "Zoë", age: 33)
      let program = try open(account)
      try openStaffPage(program)
      try program.terminal.waitForWords("Not yet sent: 1")
      program.terminal.send(" ", " ", Keys.enter)
      try program.terminal.waitForWords("Not yet sent: 0")
      #expect(try account.held("collector.sqlite").count == 1)
      #expect(try status(program.kiosk(), "Seccomp") == "2")
    }

    @Test func `tries at the PIN outlast the program`() throws {
      let account = try Account()
      let program = try open(account)
      program.terminal.send(Keys.escape, Keys.escape, Keys.escape, Keys.escape, Keys.escape)
      try program.terminal.waitForWords("Staff PIN")
      for said in ["Tries left: 2", "Tries left: 1", "Too many wrong PINs"] {
        program.terminal.send("5555", Keys.enter)
        try program.terminal.waitForWords(said)
      }
      kill(try program.kiosk(), SIGKILL)
      try program.terminal.waitForWords("TOUCH HERE")
      program.terminal.send(Keys.escape, Keys.escape, Keys.escape, Keys.escape, Keys.escape)
      try program.terminal.waitForWords("Staff PIN")
      program.terminal.send(Self.pin, Keys.enter)
      try program.terminal.waitForWords("Too many wrong PINs")
      #expect(!program.terminal.screen.words.contains("Send now"))
    }
  }
}
