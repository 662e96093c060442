import Foundation
import Glibc
import Store
import TestKit
import Testing

extension JourneyTests {
  /// Sound, with a recorder that writes letters to its standard output.
  @Suite struct RecorderJourneyTests {
    private static let survey = """
      {"id": "sound", "version": "1", "title": "Sound",
       "recording": {"consent": "may", "answer": "yes"},
       "choices": {"yes_no": [{"name": "yes", "label": "Yes"}, {"name": "no", "label": "No"}]},
       "items": [
         {"type": "select_one", "name": "may", "label": "May I record?", "choices": "yes_no"},
         {"type": "text", "name": "first", "label": "First?"}]}
      """

    /// Writes until it is told to stop, and closes its file properly then.
    private static let willing = """
      #!/bin/sh
      trap 'printf end; exit 0' INT
      echo $$ > "$HOME/recorder.pid"
      printf 'needle %s ' "$1"
      while :; do printf x; sleep 0.05; done
      """
    /// Hears nothing of it.
    private static let stubborn = """
      #!/bin/sh
      trap '' INT TERM
      echo $$ > "$HOME/recorder.pid"
      while :; do sleep 0.05; done
      """

    private func open(_ account: Account, _ recorder: String) throws -> PTYProcess {
      let script = try account.write(recorder, to: "recorder.sh")
      try #require(chmod(script, 0o700) == 0)
      account.environment["CANVASS_RECORDER"] = script + " %f"
      let program = try account.open("interview", try account.write(Self.survey, to: "s.json"))
      try program.terminal.waitForWords("May I record?")
      return program
    }

    /// The number of the recorder's process, once it has written it.
    private func recorder(_ account: Account) throws -> pid_t {
      for _ in 0..<500 {
        let text = (try? account.text("recorder.pid")) ?? ""
        if let line = text.split(separator: "\n").first, text.hasSuffix("\n"),
          let number = pid_t(line)
        {
          return number
        }
        usleep(10_000)
      }
      throw Failure("the recorder did not start")
    }

    private func isGone(_ process: pid_t) -> Bool {
      for _ in 0..<800 {
        if kill(process, 0) != 0, errno == ESRCH { return true }
        usleep(10_000)
      }
      return false
    }

    private func sound(_ account: Account) throws -> (text: String, isCutShort: Bool) {
      let store = try Store(directory: account.path("store"))
      let file = try store.readFile("recording-1.wav", of: account.onlyInterview())
      var bytes: [UInt8] = []
      while let piece = try file.next() { bytes += piece }
      return (String(decoding: bytes, as: UTF8.self), file.isCutShort)
    }

    /// What lies on the disk of it.
    private func onDisk(_ account: Account) throws -> [UInt8] {
      let id = try account.onlyInterview().replacing("uuid:", with: "")
      return try account.read("store/media/\(id)/recording-1.wav")
    }

    /// Waits until so much sound is on the disk.
    private func waitForSound(_ account: Account) throws {
      for _ in 0..<500 {
        if try onDisk(account).count > 200 { return }
        usleep(10_000)
      }
      throw Failure("no sound was written")
    }

    @Test func `leaving lets the recorder close its file`() throws {
      let account = try Account()
      let program = try open(account, Self.willing)
      program.terminal.send("1")
      try program.terminal.waitFor("REC")
      let process = try recorder(account)
      program.terminal.send(Keys.control("x"))
      #expect(try program.wait() == .exited(0))
      #expect(isGone(process))
      let sound = try sound(account)
      #expect(sound.text.hasPrefix("needle - x") && sound.text.hasSuffix("end"))
      #expect(!sound.isCutShort)
      #expect(try Data(onDisk(account)).range(of: Data("needle".utf8)) == nil)
      let did = try account.journal(account.onlyInterview()).compactMap {
        $0["did"]?["did"]?.string
      }
      #expect(did == ["began", "reached", "ended"])
    }

    @Test(arguments: [willing, stubborn])
    func `killed, the program leaves no recorder behind`(script: String) throws {
      let account = try Account()
      let program = try open(account, script)
      program.terminal.send("1")
      try program.terminal.waitFor("REC")
      let process = try recorder(account)
      if script == Self.willing { try waitForSound(account) }
      program.signal(SIGKILL)
      #expect(try program.wait() == .killed(signal: SIGKILL))
      #expect(isGone(process))
      if script == Self.willing {
        let sound = try sound(account)
        #expect(sound.text.hasPrefix("needle - x") && sound.isCutShort)
      }
    }

    @Test func `a recorder that ends at once is told of, and the interview goes on`() throws {
      let account = try Account()
      let program = try open(account, "#!/bin/sh\nexit 1\n")
      program.terminal.send("1")
      try program.terminal.waitForWords("stopped by itself")
      program.terminal.send(Keys.enter)
      try program.terminal.waitForWords("First?")
      program.terminal.send("a", Keys.control("x"))
      #expect(try program.wait() == .exited(0))
    }

    @Test func `without consent no recorder is started`() throws {
      let account = try Account()
      let program = try open(account, Self.willing)
      program.terminal.send("2", Keys.enter)
      try program.terminal.waitForWords("First?")
      program.terminal.send(Keys.control("x"))
      #expect(try program.wait() == .exited(0))
      #expect(!FileManager.default.fileExists(atPath: account.path("recorder.pid")))
    }
  }
}
