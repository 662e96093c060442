import CVTerm
import Foundation
import Glibc
import TestKit
import Testing

extension JourneyTests {
  /// The process that starts a kiosk again, with a kiosk that is a line of text.
  @Suite struct KioskGuardTests {
    private func kiosk() throws -> PTYProcess {
      let program = try PTYProcess(Programs.confined, ["guard"])
      try program.terminal.waitFor("started 0 guard \(program.identifier).")
      return program
    }

    @Test func `a kiosk that is killed comes back`() throws {
      let program = try kiosk()
      kill(try program.kiosk(), SIGKILL)
      try program.terminal.waitFor("started 1 after 9 guard \(program.identifier).")
      program.terminal.send("q")
      #expect(try program.wait() == .exited(0))
    }

    @Test func `a kiosk that crashes at once comes back more slowly, and says so`() throws {
      let program = try kiosk()
      program.terminal.send("c")
      try program.terminal.waitFor("The kiosk starts again in 1 s.")
      try program.terminal.waitFor("started 1 after 11")
      program.terminal.send("c")
      try program.terminal.waitFor("The kiosk starts again in 2 s.")
      try program.terminal.waitFor("started 2 after 11")
    }

    @Test func `a kiosk that has done its part is followed at once, and leaves what it likes`()
      throws
    {
      let program = try kiosk()
      let first = try program.kiosk()
      program.terminal.send("nxyz")
      try program.terminal.waitFor("started 0 left word guard \(program.identifier).")
      #expect(try program.kiosk() != first)
      program.terminal.send("a")
      try program.terminal.waitFor("key 97")
      let output = String(decoding: program.terminal.screen.output, as: UTF8.self)
      #expect(!output.contains("\u{1B}[?1049l"), "nobody sees what lies below the kiosk")
      #expect(!output.contains("key 120"), "what was typed to the one before is not for the next")
      program.terminal.send("q")
      #expect(try program.wait() == .exited(0))
      #expect(program.terminal.settings.c_lflag & tcflag_t(ECHO | ICANON) != 0)
    }

    @Test func `once a kiosk has stood there, one that refuses to begin leads nobody out`() throws {
      let program = try kiosk()
      program.terminal.send("n")
      try program.terminal.waitFor("started 0 left word")
      program.terminal.send("r")
      try program.terminal.waitFor("The kiosk starts again in 1 s.")
      try program.terminal.waitFor("started 1 guard")
    }

    @Test func `what one left that then crashed is for nobody`() throws {
      let program = try kiosk()
      program.terminal.send("l", "c")
      try program.terminal.waitFor("started 1 after 11 guard")
      program.terminal.send("n")
      try program.terminal.waitFor("started 1 after 11 left word guard")
    }

    @Test func `nothing of a kiosk that was killed is left on the screen or above it`() throws {
      let program = try kiosk()
      program.terminal.send("a")
      try program.terminal.waitFor("key 97")
      program.terminal.send("c")
      try program.terminal.waitFor("started 1")
      let output = String(decoding: program.terminal.screen.output, as: UTF8.self)
      #expect(output.contains("\u{1B}[3J") && output.contains("\u{1B}[?1049l"))
      #expect(!program.terminal.screen.words.contains("key 97"))
    }

    @Test func `what was typed to a kiosk that died is not for the next`() throws {
      let program = try kiosk()
      program.terminal.send("cxyz")
      try program.terminal.waitFor("started 1 after 11")
      program.terminal.send("a")
      try program.terminal.waitFor("key 97")
      #expect(!program.terminal.screen.words.contains("key 120"))
    }

    @Test func `what is typed while it waits to start again is neither shown nor heard`() throws {
      let program = try kiosk()
      program.terminal.send("c")
      try program.terminal.waitFor("The kiosk starts again in 1 s.")
      #expect(program.terminal.settings.c_lflag & tcflag_t(ECHO | ICANON) == 0)
      program.terminal.send("xyzzy\r")
      try program.terminal.waitFor("started 1 after 11")
      program.terminal.send("a")
      try program.terminal.waitFor("key 97")
      let output = String(decoding: program.terminal.screen.output, as: UTF8.self)
      #expect(!output.contains("xyzzy") && !output.contains("key 120"))
      #expect(!program.terminal.screen.words.contains("starts again"))
    }

    @Test(arguments: [("q", Int32(0)), ("r", 1)])
    func `a kiosk that leaves, or refuses to begin, ends its guard`(key: String, code: Int32) throws
    {
      let program = try kiosk()
      program.terminal.send(key)
      #expect(try program.wait(within: .seconds(5)) == .exited(code))
    }

    @Test(arguments: [SIGTERM, SIGHUP])
    func `who ends the guard ends the kiosk, and has the terminal as it was`(signal: Int32) throws {
      let program = try kiosk()
      let before = program.terminal.settings.c_lflag
      #expect(before & tcflag_t(ECHO) == 0)
      let kiosk = try program.kiosk()
      program.signal(signal)
      #expect(try program.wait(within: .seconds(10)) == .exited(128 + signal))
      #expect(kill(kiosk, 0) != 0 && errno == ESRCH)
      #expect(program.terminal.settings.c_lflag & tcflag_t(ECHO | ICANON) != 0)
      #expect(program.terminal.screen.modes.isDisjoint(with: [1049, 1000]))
    }

    @Test(arguments: [SIGTERM, SIGHUP])
    func `who ends the kiosk but not its guard does not get by it`(signal: Int32) throws {
      let program = try kiosk()
      program.terminal.send(signal == SIGTERM ? "t" : "h")
      try program.terminal.waitFor("started 1 after \(signal) guard \(program.identifier).")
      kill(try program.kiosk(), signal)
      try program.terminal.waitFor("started 2 after \(signal) guard \(program.identifier).")
      program.terminal.send("q")
      #expect(try program.wait() == .exited(0))
    }

    @Test func `a dropped line ends both`() throws {
      let program = try kiosk()
      program.terminal.close()
      #expect(try program.wait(within: .seconds(10)) == .exited(128 + SIGHUP))
    }

    @Test func `keys and signals of a respondent do not end the guard`() throws {
      let program = try kiosk()
      let signals = [
        SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF,
        SIGIO, SIGPWR, SIGTRAP,
      ]
      for signal in signals { program.signal(signal) }
      program.terminal.send("\u{3}\u{1A}\u{1C}", "x")
      try program.terminal.waitFor("key 120")
      #expect(!program.terminal.screen.words.contains("started 1"))
    }

    @Test func `a kiosk without its guard ends`() throws {
      let program = try kiosk()
      let kiosk = try program.kiosk()
      program.signal(SIGKILL)
      _ = try program.wait()
      let handle = test_pidfd_open(kiosk)
      if handle >= 0 {
        var end = pollfd(fd: handle, events: Int16(POLLIN), revents: 0)
        #expect(poll(&end, 1, 10_000) == 1)
        close(handle)
      }
    }
  }
}
