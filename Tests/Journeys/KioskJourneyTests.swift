import Foundation
import Glibc
import Kiosk
import Terminal
import TestKit
import Testing

/// A kiosk and who stands before it: the real program on a real terminal.
final class KioskStand {
  let account: Account
  let program: PTYProcess
  static let pin = "7302"

  var terminal: PseudoTerminal { program.terminal }

  /// - Parameter settings: members of the settings' file beside the PIN, as JSON.
  init(
    _ settings: String = "", questionnaire: String = "oecs-diaspora-kiosk",
    size: Size = Size(columns: 80, rows: 24)
  ) throws {
    account = try Account()
    let pin = try StaffPIN(digits: Self.pin).hash
    let file = try account.write(
      "{\"pin\": \"\(pin)\"\(settings.isEmpty ? "" : ", " + settings)}", to: "kiosk.json")
    program = try PTYProcess(
      Programs.canvass,
      [
        "kiosk", questionnaire, "--settings", file, "--questionnaires", Programs.questionnaires,
      ], environment: account.environment, size: size)
    try terminal.waitForWords("TOUCH HERE")
  }

  /// Leaves by the PIN.
  func leave() throws {
    terminal.send(Keys.escape, Keys.escape, Keys.escape, Keys.escape, Keys.escape)
    try terminal.waitForWords("Staff PIN")
    terminal.send(Self.pin, Keys.enter)
    try terminal.waitForWords("Leave the kiosk")
    terminal.send(" ", Keys.enter)
  }
}

extension JourneyTests {
  @Suite struct KioskJourneyTests {
    /// Answers with digits and Enter until the thank-you screen.
    private func answer(_ stand: KioskStand) throws {
      let terminal = stand.terminal
      let kiosk = try stand.program.kiosk()
      terminal.send(Keys.enter)
      try terminal.waitForWords("Choose your language")
      terminal.send("1")
      try terminal.waitForWords("Thank you for stopping here")
      for _ in 0..<60 {
        // Whoever has finished is thanked by another process.
        guard stand.program.kioskNow == kiosk else {
          return try stand.program.waitForKiosk(after: kiosk)
        }
        let before = terminal.screen.words
        let isOpen = before.contains("( )") || before.contains("[ ]") || before.contains("____ ]")
        let isAnswered = before.contains("(x)") || before.contains("[x]")
        if isOpen, !isAnswered { terminal.send(before.contains("Under 18") ? "2" : "1") }
        terminal.send(Keys.enter)
        for _ in 0..<40 where terminal.screen.words == before {
          _ = terminal.pump(milliseconds: 50)
        }
        _ = terminal.pump(milliseconds: 50)
      }
      Issue.record("\(terminal.screen.words)")
    }

    @Test func `somebody answers, is thanked, and the next is welcomed; the PIN leads out`() throws
    {
      let stand = try KioskStand()
      try answer(stand)
      try stand.terminal.waitForWords("photograph it")
      stand.terminal.send(Keys.enter)
      try stand.terminal.waitForWords("TOUCH HERE")
      try stand.leave()
      #expect(try stand.program.wait() == .exited(0))
      let record = try stand.account.show(stand.account.onlyInterview("finalized"))
      #expect(record["disposition"]?.string == "110")
      #expect(record["mode"]?.string == "casi")
    }

    @Test func `keys and signals that end programs do nothing; TERM ends it cleanly`() throws {
      let stand = try KioskStand()
      stand.terminal.send(
        Keys.control("c"), Keys.control("z"), Keys.control("d"), Keys.control("\\"))
      for signal in [SIGINT, SIGQUIT, SIGTSTP] { stand.program.signal(signal) }
      stand.terminal.send(Keys.enter)
      try stand.terminal.waitForWords("Choose your language")
      // Told to end behind its guard's back it comes back, with the welcome screen.
      let kiosk = try stand.program.kiosk()
      kill(kiosk, SIGTERM)
      try stand.program.waitForKiosk(after: kiosk)
      try stand.terminal.waitForWords("TOUCH HERE")
      stand.program.signal(SIGTERM)
      #expect(try stand.program.wait() == .exited(128 + SIGTERM))
      #expect(stand.terminal.screen.modes == [7, 25])
    }

    @Test func `line by line in the same program, and back to the welcome screen`() throws {
      let stand = try KioskStand(#""thanks_seconds": 5"#)
      let terminal = stand.terminal
      let first = try stand.program.kiosk()
      terminal.send(Keys.enter)
      try terminal.waitForWords("Screen reader")
      terminal.send("3")
      try terminal.waitForWords("touch the screen or press Escape")
      // Touched by mistake: the screen comes back.
      terminal.send("\u{1B}[<0;10;5M")
      try stand.program.waitForKiosk(after: first)
      try terminal.waitForWords("TOUCH HERE")
      let second = try stand.program.kiosk()
      terminal.send(Keys.enter)
      try terminal.waitForWords("Screen reader")
      terminal.send("3")
      try terminal.waitForWords("touch the screen or press Escape")
      terminal.send("1", Keys.enter)
      try terminal.waitForWords("Thank you for stopping here")
      terminal.send("%", Keys.enter)
      try terminal.waitForWords("!")
      terminal.send(".", Keys.enter)
      try terminal.waitForWords("Do you want to stop?")
      terminal.send("2", Keys.enter)
      try terminal.waitForWords("Your answers were erased")
      terminal.send(Keys.enter)
      try stand.program.waitForKiosk(after: second)
      try terminal.waitForWords("TOUCH HERE")
      #expect(try stand.account.list().isEmpty)
      try stand.leave()
      #expect(try stand.program.wait() == .exited(0))
    }

    @Test func `a kiosk that would never open is not begun`() throws {
      let account = try Account()
      let settings = try account.write(#"{"hours": {}}"#, to: "kiosk.json")
      let refused = try account.canvass(
        "kiosk", "oecs-diaspora-kiosk", "--demo", "--settings", settings, "--questionnaires",
        Programs.questionnaires)
      try refused.exited(1)
      #expect(refused.notices.contains("kiosk.json:1:11: by these 'hours' the kiosk never opens"))
    }

    @Test func `without a PIN nothing is locked, and it says how to set one`() throws {
      let account = try Account()
      let refused = try account.canvass(
        "kiosk", "oecs-diaspora-kiosk", "--questionnaires", Programs.questionnaires)
      try refused.exited(1)
      #expect(refused.notices.contains("--set-pin"))
    }
  }
}
