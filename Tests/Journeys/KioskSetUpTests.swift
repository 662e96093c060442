import Foundation
import Glibc
import TestKit
import Testing

extension JourneyTests {
  /// Making a computer a kiosk, and a usual one again, in a folder that stands for the system.
  @Suite struct KioskSetUpTests {
    static let questionnaire = "oecs-diaspora-kiosk"

    /// An account that keeps the settings of a kiosk with a PIN.
    static func account(_ digits: String = "471108") throws -> (Account, settings: String) {
      let account = try Account()
      let settings = account.path("kiosk.json")
      let program = try setPIN(account, settings, digits, digits)
      #expect(try program.wait() == .exited(0), "\(program.terminal.screen.picture)")
      return (account, settings)
    }

    static func setPIN(
      _ account: Account, _ settings: String, _ first: String, _ second: String
    ) throws -> PTYProcess {
      let program = try account.open("kiosk", "--set-pin", "--settings", settings)
      try program.terminal.waitForWords("New staff PIN")
      program.terminal.send(first, Keys.enter)
      if first == second || second != "" {
        try program.terminal.waitForWords("The same again")
        program.terminal.send(second, Keys.enter)
      }
      return program
    }

    // MARK: PIN

    @Test func `a PIN is set without being shown, and kept as a hash for its owner alone`() throws {
      let (account, settings) = try Self.account()
      let text = try account.text("kiosk.json")
      #expect(text.contains("$argon2id$") && !text.contains("471108"))
      var facts = stat()
      #expect(stat(settings, &facts) == 0 && facts.st_mode & 0o077 == 0)
    }

    @Test func `what is typed is on no screen`() throws {
      let account = try Account()
      let program = try Self.setPIN(account, account.path("kiosk.json"), "471108", "471108")
      #expect(try program.wait() == .exited(0))
      let output = String(decoding: program.terminal.screen.output, as: UTF8.self)
      #expect(!output.contains("471108"))
    }

    @Test(arguments: [("1234", ""), ("0000", ""), ("47", ""), ("471108", "471109")])
    func `an easy PIN, or one that was mistyped, changes nothing`(
      first: String, second: String
    ) throws {
      let account = try Account()
      let program = try Self.setPIN(account, account.path("kiosk.json"), first, second)
      #expect(try program.wait() == .exited(1))
      #expect(!FileManager.default.fileExists(atPath: account.path("kiosk.json")))
    }

    @Test func `a new PIN leaves the other settings as they were`() throws {
      let (account, settings) = try Self.account()
      let before = try account.text("kiosk.json")
      let written = before.replacing("{", with: "{\n  \"site\": \"Café\",", maxReplacements: 1)
      try account.write(written, to: "kiosk.json")
      chmod(settings, 0o600)
      #expect(try Self.setPIN(account, settings, "8264", "8264").wait() == .exited(0))
      let after = try account.text("kiosk.json")
      #expect(after.contains("\"site\": \"Café\"") && after != written)
    }

    // MARK: Installing

    /// Puts settings into a system that is to be set up; answers with what they are called in there.
    static func put(_ settings: String, into root: String) throws -> String {
      try? FileManager.default.removeItem(atPath: root + "/settings.json")
      try FileManager.default.copyItem(atPath: settings, toPath: root + "/settings.json")
      return "/settings.json"
    }

    private func install(
      _ account: Account, _ settings: String, into root: String, _ words: String...
    ) throws -> Finished {
      _ = try Self.put(settings, into: root)
      return try account.canvass(
        [
          "kiosk", Self.questionnaire, "--settings", "/settings.json", "--install", "--root", root,
        ] + words)
    }

    /// What stands below a folder: kind, mode and content by path.
    private func tree(_ folder: String) throws -> [String: String] {
      var tree: [String: String] = [:]
      for name in try FileManager.default.subpathsOfDirectory(atPath: folder)
      where name != "settings.json" {
        var facts = stat()
        lstat(folder + "/" + name, &facts)
        let mode = String(facts.st_mode, radix: 8)
        switch facts.st_mode & S_IFMT {
        case S_IFLNK:
          let target = try FileManager.default.destinationOfSymbolicLink(
            atPath: folder + "/" + name)
          tree[name] = "\(mode) → \(target)"
        case S_IFDIR: tree[name] = mode
        default:
          let bytes = try Data(contentsOf: URL(filePath: folder + "/" + name))
          tree[name] = "\(mode) \(bytes.base64EncodedString())"
        }
      }
      return tree
    }

    /// A system in which nothing is.
    static func emptySystem(_ account: Account) throws -> String {
      let root = account.path("system")
      try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
      return root
    }

    /// A system in which two of the places are taken.
    private func system(_ account: Account) throws -> String {
      try account.write(
        "[Login]\nNAutoVTs=3\n\0ÿ", to: "system/etc/systemd/logind.conf.d/canvass-kiosk.conf")
      try account.write("keep", to: "system/etc/hostname")
      chmod(account.path("system/etc/systemd/logind.conf.d/canvass-kiosk.conf"), 0o640)
      let units = account.path("system/etc/systemd/system")
      try FileManager.default.createDirectory(atPath: units, withIntermediateDirectories: true)
      symlink("reboot.target", units + "/ctrl-alt-del.target")
      return account.path("system")
    }

    @Test func `what will be written is shown whole, and a dry run writes nothing`() throws {
      let (account, settings) = try Self.account()
      let root = try system(account)
      let before = try tree(root)
      let shown = try install(account, settings, into: root, "--dry-run").succeeded()
      #expect(try tree(root) == before)
      for part in [
        "/etc/systemd/system/canvass-kiosk.service (new)", "NoNewPrivileges=yes",
        "Restart=on-failure", "TTYPath=/dev/tty1", "kernel.sysrq = 0",
        "SystemCallFilter=@system-service seccomp",
        "logind.conf.d/canvass-kiosk.conf (in place of what stands there, which is kept)",
        "a link to /dev/null", "Nothing was written.",
      ] {
        #expect(shown.text.contains(part), "\(part) is missing in:\n\(shown.text)")
      }
      #expect(!shown.text.contains("argon2"), "the hash of the PIN is nobody's business")
    }

    @Test(arguments: [[], ["--touch"]])
    func `what was installed is undone to the byte`(words: [String]) throws {
      let (account, settings) = try Self.account()
      let root = try system(account)
      let before = try tree(root)
      let installed = try account.canvass(
        [
          "kiosk", Self.questionnaire, "--settings", try Self.put(settings, into: root),
          "--install", "--yes", "--root", root,
        ] + words)
      try installed.succeeded()
      let after = try tree(root)
      #expect(after.count > before.count + 5)
      let unit = try account.text("system/etc/systemd/system/canvass-kiosk.service")
      #expect(unit.contains("/usr/bin/cage") == (words == ["--touch"]))
      #expect(unit.contains("LoadCredential=kiosk.json:/settings.json\n"))
      #expect(unit.contains("\(Programs.canvass) kiosk "), "the program that was run, by its name")
      try account.canvass("kiosk", "--uninstall", "--root", root, "--dry-run").succeeded()
      #expect(try tree(root) == after)
      try account.canvass("kiosk", "--uninstall", "--root", root, "--yes").succeeded()
      #expect(try tree(root) == before)
    }

    @Test func `doctor says what the image still misses of what the kiosk begins with`() throws {
      let (account, settings) = try Self.account()
      let root = try Self.emptySystem(account)
      try install(account, settings, into: root, "--yes").succeeded()
      func wrong(_ name: String) throws -> Bool {
        let looked = try account.canvass("doctor", "kiosk", "--root", root)
        return looked.text.contains("! \(name): \(root)") && looked.text.contains("is not there")
      }
      #expect(try wrong("program"))
      try account.write("", to: "system" + Programs.canvass)
      #expect(try !wrong("program"))
    }

    @Test func `what somebody changed since is left and named`() throws {
      let (account, settings) = try Self.account()
      let root = try Self.emptySystem(account)
      try install(account, settings, into: root, "--yes").succeeded()
      let changed = "etc/sysctl.d/90-canvass-kiosk.conf"
      try account.write("kernel.sysrq = 176\n", to: "system/" + changed)
      let undone = try account.canvass("kiosk", "--uninstall", "--root", root, "--yes").succeeded()
      #expect(undone.notices.contains("\(root)/\(changed) was changed since"), "\(undone.notices)")
      #expect(try tree(root).keys.sorted() == ["etc", "etc/sysctl.d", changed])
    }

    @Test func `a kiosk is not installed twice, nor undone where there is none`() throws {
      let (account, settings) = try Self.account()
      let root = try Self.emptySystem(account)
      let none = try account.canvass("kiosk", "--uninstall", "--root", root, "--yes").exited(1)
      #expect(none.notices.contains("no kiosk is installed here"))
      try install(account, settings, into: root, "--yes").succeeded()
      let before = try tree(root)
      let again = try install(account, settings, into: root, "--yes").exited(1)
      #expect(again.notices.contains("installed already"))
      #expect(try tree(root) == before)
    }

    @Test func `where something cannot be written nothing is`() throws {
      let (account, settings) = try Self.account()
      let root = try Self.emptySystem(account)
      // A folder stands where a file is to be.
      try account.write("", to: "system/etc/systemd/system.conf.d/canvass-kiosk.conf/stone")
      let before = try tree(root)
      let refused = try install(account, settings, into: root, "--yes").exited(1)
      #expect(refused.notices.contains("system.conf.d/canvass-kiosk.conf"), "\(refused.notices)")
      #expect(try tree(root) == before)
    }

    @Test func `without a PIN, a terminal to ask on or a questionnaire nothing is installed`()
      throws
    {
      let account = try Account()
      try account.write("{}", to: "kiosk.json")
      let settings = account.path("kiosk.json")
      chmod(settings, 0o600)
      let root = try Self.emptySystem(account)
      let noPIN = try install(account, settings, into: root, "--yes").exited(1)
      #expect(noPIN.notices.contains("nobody could leave the kiosk"), "\(noPIN.notices)")
      let (other, good) = try Self.account()
      let unasked = try install(other, good, into: root).exited(1)
      #expect(unasked.notices.contains("--yes"), "\(unasked.notices)")
      let nameless = try other.canvass(
        "kiosk", "--settings", good, "--install", "--root", root, "--yes"
      ).exited(1)
      #expect(nameless.notices.contains("name the questionnaire"), "\(nameless.notices)")
      #expect(try tree(root).isEmpty)
    }

    @Test func `another system has settings, questionnaire and paths of its own`() throws {
      let (account, settings) = try Self.account()
      let root = try Self.emptySystem(account)
      let outside = try account.canvass(
        "kiosk", Self.questionnaire, "--settings", settings, "--install", "--root", root, "--yes"
      ).exited(1)
      #expect(outside.notices.contains("--set-pin --settings \(root)/"), "\(outside.notices)")
      let inside = try Self.put(settings, into: root)
      let form = try account.write(
        #"{"id": "own", "version": "1", "title": "T", "items": [{"type": "text", "name": "a", "label": "A?"}]}"#,
        to: "system/forms/own.json")
      // As it is called in there, and as it is from outside.
      for (form, settings) in [("/forms/own.json", inside), (form, root + inside)] {
        let shown = try account.canvass(
          "kiosk", form, "--settings", settings, "--install", "--root", root, "--dry-run"
        ).succeeded()
        #expect(shown.text.contains(" kiosk /forms/own.json --settings"), "\(shown.text)")
        #expect(shown.text.contains("LoadCredential=kiosk.json:/settings.json"))
        #expect(shown.notices.contains("\(root)\(Programs.canvass) is not there"))
      }
    }

    @Test func `a questionnaire named by its id is the one in the system that is set up`() throws {
      let (account, settings) = try Self.account()
      let root = try Self.emptySystem(account)
      let inside = try Self.put(settings, into: root)
      try account.write(
        #"{"id": "own", "version": "1", "title": "T", "items": [{"type": "text", "name": "a", "label": "A?"}]}"#,
        to: "system/usr/local/share/canvass/questionnaires/own.json")
      let installed = try account.canvass(
        "kiosk", "own", "--settings", inside, "--install", "--root", root, "--yes"
      ).succeeded()
      #expect(
        installed.text.contains(
          " kiosk /usr/local/share/canvass/questionnaires/own.json --settings"))
      #expect(!installed.notices.contains("own.json"), "\(installed.notices)")
      #expect(installed.text.contains("canvass kiosk --uninstall --root \(root)\n"))
      let undone = try account.canvass("kiosk", "--uninstall", "--root", root, "--yes").succeeded()
      #expect(undone.text.contains("the settings in \(root)/settings.json."), "\(undone.text)")
      #expect(undone.text.contains("stays in \(root)/var/lib/canvass-kiosk,"), "\(undone.text)")
      #expect(!undone.text.contains("Restart this computer"))
    }

    @Test func `the PIN of another system is set in there`() throws {
      let account = try Account()
      let root = try Self.emptySystem(account)
      let program = try account.open("kiosk", "--set-pin", "--root", root)
      try program.terminal.waitForWords("New staff PIN")
      program.terminal.send("471108", Keys.enter)
      try program.terminal.waitForWords("The same again")
      program.terminal.send("471108", Keys.enter)
      #expect(try program.wait() == .exited(0), "\(program.terminal.screen.picture)")
      #expect(try account.text("system/etc/canvass-kiosk/kiosk.json").contains("$argon2id$"))
    }

    @Test func `a system that is not there is not set up`() throws {
      let (account, settings) = try Self.account()
      let nowhere = account.path("nowhere")
      let refused = try account.canvass(
        "kiosk", Self.questionnaire, "--settings", settings, "--install", "--root", nowhere, "--yes"
      ).exited(1)
      #expect(refused.notices.contains("is no folder"), "\(refused.notices)")
      #expect(!FileManager.default.fileExists(atPath: nowhere))
    }

    @Test func `it asks before it writes`() throws {
      let (account, settings) = try Self.account()
      let root = try Self.emptySystem(account)
      let program = try account.open(
        "kiosk", Self.questionnaire, "--settings", try Self.put(settings, into: root), "--install",
        "--root", root)
      try program.terminal.waitForWords("Type yes to write these files")
      program.terminal.send("no", Keys.enter)
      #expect(try program.wait() == .exited(1))
      #expect(try tree(root).isEmpty)
    }
  }
}
