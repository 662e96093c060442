import Foundation
import Glibc
import Kiosk
import TestKit
import Testing

extension JourneyTests {
  /// What happens to the real kiosk while people stand before it.
  @Suite struct KioskMidDayJourneyTests {
    private static let pin = "7302"

    private func open(_ account: Account, printer: String? = nil) throws -> PTYProcess {
      let hash = try StaffPIN(digits: Self.pin).hash
      let device = printer.map { #", "printer": "\#($0)""# } ?? ""
      let settings = try account.write(
        #"{"pin": "\#(hash)", "thanks_seconds": 10\#(device)}"#, to: "kiosk.json")
      let program = try account.open(
        "kiosk", try Tiny.file(account), "--settings", settings)
      try program.terminal.waitForWords("TOUCH HERE")
      return program
    }

    private func begin(_ program: PTYProcess) throws {
      program.terminal.send(Keys.enter)
      try program.terminal.waitForWords("Larger letters")
      program.terminal.send(Keys.enter)
      try program.terminal.waitForWords("What is your name?")
    }

    /// Somebody answers, stops, and is thanked by the next process, until that closes by itself.
    private func stop(_ program: PTYProcess) throws {
      let first = try program.kiosk()
      program.terminal.send("Zoë Charlery", Keys.escape)
      try program.terminal.waitForWords("Stop and erase my answers")
      program.terminal.send("2", Keys.enter)
      try program.waitForKiosk(after: first)
      try program.terminal.waitForWords("Your answers were erased")
    }

    private func state(_ process: pid_t) -> Character? {
      let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
      return text?.split(separator: ")").last?.dropFirst().first
    }

    @Test func `settings that are broken and a printer that is unplugged cost nobody the kiosk`()
      throws
    {
      let account = try Account()
      let printer = try account.write("", to: "printer")
      let program = try open(account, printer: printer)
      try begin(program)
      try account.write("{ this is none", to: "config/canvass/config.json")
      try account.write("{ nor this", to: "kiosk.json")
      try FileManager.default.removeItem(atPath: printer)
      try stop(program)
      try program.terminal.waitForWords("TOUCH HERE")
      program.terminal.send(Keys.escape, Keys.escape, Keys.escape, Keys.escape, Keys.escape)
      try program.terminal.waitForWords("Staff PIN")
      program.terminal.send(Self.pin, Keys.enter)
      try program.terminal.waitForWords("no receipts are printed")
      #expect(!program.terminal.screen.words.contains("started again"), "that is no crash")
    }

    @Test func `a kiosk begins while its printer is switched off, and staff read it`() throws {
      let account = try Account()
      let program = try open(account, printer: "/no/such/printer")
      program.terminal.send(Keys.escape, Keys.escape, Keys.escape, Keys.escape, Keys.escape)
      try program.terminal.waitForWords("Staff PIN")
      program.terminal.send(Self.pin, Keys.enter)
      try program.terminal.waitForWords("no receipts are printed")
    }

    @Test func `a store that cannot be opened any more costs nobody their thanks`() throws {
      let account = try Account()
      let passphrase = try account.write("mango tree at noon\n", to: "passphrase")
      account.environment["CANVASS_PASSPHRASE_FILE"] = passphrase
      try account.canvass("keys", "passphrase").succeeded()
      let program = try open(account)
      try begin(program)
      try FileManager.default.moveItem(atPath: passphrase, toPath: passphrase + "-gone")
      try stop(program)
      #expect(!program.terminal.screen.words.contains("comes back in"))
      try program.terminal.waitForWords("comes back in")
      try FileManager.default.moveItem(atPath: passphrase + "-gone", toPath: passphrase)
      try program.terminal.waitForWords("TOUCH HERE")
    }

    @Test func `a signal of a debugger that somebody sends ends nobody's interview`() throws {
      let account = try Account()
      let program = try open(account)
      try begin(program)
      let kiosk = try program.kiosk()
      #expect(kill(kiosk, SIGTRAP) == 0)
      program.terminal.send("Zoë")
      try program.terminal.waitForWords("Zoë")
      #expect(try program.kiosk() == kiosk)
    }

    @Test(arguments: [SIGSEGV, SIGTERM])
    func `no key is shown between the end of a kiosk and its guard`(signal: Int32) throws {
      let account = try Account()
      let program = try open(account)
      let kiosk = try program.kiosk()
      // The guard sees nothing yet.
      program.signal(SIGSTOP)
      #expect(kill(kiosk, signal) == 0)
      for _ in 0..<1000 where state(kiosk) != "Z" { program.terminal.pump(milliseconds: 10) }
      #expect(state(kiosk) == "Z")
      #expect(program.terminal.settings.c_lflag & tcflag_t(ECHO | ICANON) == 0)
      program.signal(SIGCONT)
      try program.waitForKiosk(after: kiosk)
      try program.terminal.waitForWords("TOUCH HERE")
      program.signal(SIGTERM)
      #expect(try program.wait(within: .seconds(10)) == .exited(128 + SIGTERM))
      #expect(program.terminal.settings.c_lflag & tcflag_t(ECHO | ICANON) != 0)
    }
  }
}
