import Foundation
import Glibc
import JSONDocuments
import Records
import Sealing
import Store
import TestKit
import Testing
import Values

extension JourneyTests {
  /// What keeps a store from being led astray, shut out or read, seen from outside the real program.
  @Suite struct GuardJourneyTests {
    private static let passphrase = "mango tree at noon"

    private func protected(lockMinutes: String? = nil) throws -> Account {
      let account = try Account()
      try account.write(Self.passphrase, to: "passphrase")
      account.environment["CANVASS_PASSPHRASE_FILE"] = account.path("passphrase")
      try account.canvass("keys", "passphrase").succeeded()
      account.environment["CANVASS_PASSPHRASE_FILE"] = ""
      if let lockMinutes { try setPatience(lockMinutes, account) }
      return account
    }

    private func setPatience(_ minutes: String, _ account: Account) throws {
      try account.write(#"{"lock_minutes": "\#(minutes)"}"#, to: "config/canvass/config.json")
    }

    /// An interview whose first question is answered, and which is left there.
    private func draft(_ account: Account) throws -> String {
      let program = try account.open("interview", try Tiny.file(account))
      var person = Interviewing(program.terminal)
      try person.answer(Array(Tiny.steps("Zoë", age: 33).prefix(1)))
      try person.see("How old are you?")
      program.terminal.send(Keys.control("x"))
      #expect(try program.wait() == .exited(0))
      return try account.onlyInterview("draft")
    }

    @Test func `a questionnaire that was changed on the disk asks nothing and decides nothing`()
      throws
    {
      let account = try Account()
      let id = try draft(account)
      let (was, is_) = (Array("How old are you?".utf8), Array("How bad are you?".utf8))
      var bytes = try account.read("store/canvass.sqlite")
      let place = try #require(Data(bytes).range(of: Data(was)))
      bytes.replaceSubrange(place, with: is_)
      try account.write(bytes, to: "store/canvass.sqlite")
      let told = try account.canvass("interview", "--plain", "--resume", id).exited(1)
      #expect(told.notices.contains("was changed on the disk"), "\(told.notices)")
      #expect(told.notices.contains("--questionnaires"), "\(told.notices)")
      try account.canvass("show", id).exited(1)
      let doctor = try account.canvass("doctor").exited(1)
      #expect(doctor.text.contains("! copies of questionnaires: damaged: 'tiny' 1; put the same"))
    }

    @Test func `the whole file takes the place of a copy that was changed, and interviews go on`()
      throws
    {
      let account = try Account()
      let id = try draft(account)
      try changeQuestion(account)
      let folder = ["--questionnaires", account.path("")]
      try account.canvass(["show", id] + folder).succeeded()
      #expect(try account.canvass("doctor").text.contains("copies of questionnaires: all as"))
      try changeQuestion(account)
      let program = try account.open("interview", try Tiny.file(account))
      var person = Interviewing(program.terminal)
      try person.answer(Tiny.steps("Ana", age: 41))
      try Tiny.finish(program)
      #expect(try account.canvass("doctor").text.contains("copies of questionnaires: all as"))
    }

    @Test func `doctor names the interview of which it was changed when it was held`() throws {
      let account = try Account()
      let id = try draft(account)
      var bytes = try account.read("store/canvass.sqlite")
      let started = bytes.indices.dropLast(90).first { place in
        bytes[place...].starts(with: Array("sha256:".utf8))
          && bytes[(place + 71)...].starts(with: Array("20".utf8)) && bytes[place + 75] == 0x2D
      }
      // The moment of its beginning, which stands behind the hash of its questionnaire, is none any more.
      bytes[try #require(started) + 75] ^= 8
      try account.write(bytes, to: "store/canvass.sqlite")
      #expect(try account.canvass("list").notices.contains("canvass doctor says more"))
      let doctor = try account.canvass("doctor").exited(1)
      #expect(
        doctor.text.contains("! headings: changed, or not made here: \(id)"), "\(doctor.text)")
    }

    /// One letter of a question is another on the disk.
    private func changeQuestion(_ account: Account) throws {
      var bytes = try account.read("store/canvass.sqlite")
      let place = try #require(Data(bytes).range(of: Data("How old are you?".utf8)))
      bytes[place.lowerBound] ^= 1
      try account.write(bytes, to: "store/canvass.sqlite")
    }

    @Test func `a key after a long pause does not open the door before the lock looks`() throws {
      let account = try protected(lockMinutes: "0.1")
      let program = try account.open("interview", try Tiny.file(account))
      try program.terminal.waitForWords("Passphrase of")
      program.terminal.send(Self.passphrase, Keys.enter)
      try program.terminal.waitForWords("What is your name?")
      // The lid is closed for longer than the patience, and somebody types before the program goes on.
      program.signal(SIGSTOP)
      _ = try Job("/bin/sleep", ["7"], environment: [:]).wait(within: .seconds(20))
      try setPatience("60", account)
      program.terminal.send("Zoë", Keys.enter)
      program.signal(SIGCONT)
      try program.terminal.waitForWords("canvass is locked")
      #expect(!program.terminal.screen.words.contains("How old are you?"))
    }

    @Test func `plain mode locks itself too, and comes back to the very question`() throws {
      let account = try protected(lockMinutes: "0.1")
      let program = try account.open("interview", try Tiny.file(account), "--plain")
      try program.terminal.waitForWords("Passphrase of")
      program.terminal.send(Self.passphrase, Keys.enter)
      try program.terminal.waitForWords("What is your name?")
      program.terminal.send("Zoë", Keys.enter)
      try program.terminal.waitForWords("How old are you?")
      try setPatience("60", account)
      try program.terminal.waitForWords("canvass is locked")
      try program.terminal.waitForSecondPrompt()
      program.terminal.send(Self.passphrase, Keys.enter)
      try program.terminal.waitFor("the question again") { screen in
        let parts = screen.words.components(separatedBy: "canvass is locked")
        return parts.last?.contains("How old are you?") ?? false
      }
      #expect(program.terminal.screen.words.contains("You stopped here."))
    }

    @Test func `a draft that is open in a window does not move to another version meanwhile`()
      throws
    {
      let account = try Account()
      let id = try draft(account)
      let program = try account.open("interview", "--resume", id)
      try program.terminal.waitForWords("How old are you?")
      let to = try account.write(MigrateJourneyTests.next, to: "next.json")
      let told = try account.canvass("migrate", id, "--to", to, "--accept").exited(1)
      #expect(told.notices.contains("open in another window"), "\(told.notices)")
      program.terminal.send(Keys.control("x"))
      #expect(try program.wait() == .exited(0))
      try account.canvass("migrate", id, "--to", to, "--accept").succeeded()
      let moved = try #require(try account.list("draft").compactMap { $0["moved_from"] }.first)
      #expect(moved.string == id)
    }

    @Test func `nobody repairs a store that somebody has open`() throws {
      let account = try Account()
      let id = try draft(account)
      let program = try account.open("interview", "--resume", id)
      try program.terminal.waitForWords("How old are you?")
      let told = try account.canvass("doctor", "--repair").exited(1)
      #expect(told.notices.contains("close it there, then try again"), "\(told.notices)")
      program.terminal.send(Keys.control("x"))
      #expect(try program.wait() == .exited(0))
      try account.canvass("doctor", "--repair").succeeded()
    }

    @Test func `a locked store is listed and examined as far as that goes`() throws {
      let account = try protected()
      account.environment["CANVASS_PASSPHRASE_FILE"] = account.path("passphrase")
      _ = try draft(account)
      account.environment["CANVASS_PASSPHRASE_FILE"] = ""
      let listed = try account.canvass("list").succeeded()
      #expect(!listed.text.contains("of about"), "\(listed.text)")
      #expect(listed.notices.contains("the store is locked"))
      let doctor = try account.canvass("doctor")
      #expect(doctor.text.contains("journals: not looked at, for the store is locked"))
      #expect(doctor.text.contains("1 interview, 1 unfinished"), "\(doctor.text)")
      #expect(doctor.text.contains("records: all as they were frozen"), "\(doctor.text)")
    }

    @Test func `what was not looked at stands by itself where the store is locked`() throws {
      let account = try protected()
      account.environment["CANVASS_PASSPHRASE_FILE"] = account.path("passphrase")
      _ = try Tiny.hold(account, "Zoë", age: 33)
      account.environment["CANVASS_PASSPHRASE_FILE"] = ""
      let doctor = try account.canvass("doctor")
      #expect(doctor.text.contains("records: 1 not looked at, for the store"), "\(doctor.text)")
    }

    @Test func `a passphrase in a file that others can read is taken, and that is said`() throws {
      let account = try Account()
      let file = try account.write(Self.passphrase, to: "passphrase")
      account.environment["CANVASS_PASSPHRASE_FILE"] = file
      chmod(file, 0o644)
      let open = try account.canvass("keys", "passphrase").succeeded()
      #expect(open.notices.contains("\(file) holds a passphrase, and other accounts can read"))
      chmod(file, 0o600)
      #expect(try !account.canvass("list").succeeded().notices.contains("other accounts"))
      #expect(try !account.canvass("doctor", "--unlock").notices.contains("other accounts"))
    }

    @Test func `a new study key says which variable names the file of its passphrase`() throws {
      let account = try Account()
      let refused = try account.canvass("keys", "new", account.path("study.key")).exited(1)
      #expect(refused.notices.contains("$CANVASS_NEW_PASSPHRASE_FILE"), "\(refused.notices)")
      account.environment["CANVASS_NEW_PASSPHRASE_FILE"] = try account.write(
        Self.passphrase, to: "new")
      try account.canvass("keys", "new", account.path("study.key")).succeeded()
    }

    @Test func `nothing is carried before the passphrase tells what was made here`()
      throws
    {
      let account = try Account()
      let moment = Moment(milliseconds: 1_795_275_720_000, offsetMinutes: -240)
      let study = try StudyKeyPair(name: "study").publicKey()
      let key = QuestionnaireKey(id: "q", version: "1", hash: "sha256:aa")
      let store = try Store(directory: account.path("store"))
      func finish(_ id: String, to keys: [StudyKey]) throws {
        try store.begin(
          id, questionnaire: key, bytes: Array("{}".utf8),
          entry: JournalEntry(
            sequence: 1, at: moment, event: .began(Beginning(language: "en", seed: 1))))
        let record = InterviewRecord(
          id: id, questionnaire: key, state: .finalized, disposition: "110", language: "en",
          mode: .capi, started: moment, finalized: moment, answers: [])
        try store.finalize(
          id,
          entry: JournalEntry(
            sequence: 2, at: moment, event: .finalized(Outcome(code: "110", keep: .answers))),
          record: FrozenRecord(id: id, bytes: JSONWriter.bytes(record.json), digest: sha256),
          summary: "", to: keys)
      }
      try finish("uuid:3f2a9c10-0000-4000-8000-000000000001", to: [study])
      try store.protect(with: Self.passphrase, cost: .least)
      try finish("uuid:3f2a9c10-0000-4000-8000-000000000002", to: [])
      try account.canvass("batch", "create", account.path("all.sbatch")).exited(1)
      let unchecked = try account.canvass(
        "batch", "create", "--unchecked", account.path("sealed.sbatch")
      ).succeeded()
      #expect(unchecked.text.contains("1 interview written"), "what is readable stays shut")
      #expect(unchecked.notices.contains("Nobody has looked who made these"))
      account.environment["CANVASS_PASSPHRASE_FILE"] = try account.write(
        Self.passphrase, to: "passphrase")
      let created = try account.canvass("batch", "create", account.path("all.sbatch")).succeeded()
      #expect(created.text.contains("2 interviews written"), "\(created.text)")
    }

    @Test func `who withdraws hears of interviews that hold copies of the answers`() throws {
      let account = try Account()
      let held = try account.open("interview", try Tiny.file(account))
      var person = Interviewing(held.terminal)
      try person.answer(Tiny.steps("Zoë", age: 33))
      try held.terminal.pickLine("Finish and lock it")
      try held.terminal.waitForWords("Withdrawal code")
      let code = try #require(
        held.terminal.screen.picture.firstMatch(of: /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)
      ).output
      held.terminal.send(Keys.enter)
      #expect(try held.wait() == .exited(0))
      let source = try account.onlyInterview("finalized")
      let program = try account.open("interview", "--from", source)
      try program.terminal.waitForWords("taken over")
      program.terminal.send(Keys.escape)
      try program.terminal.waitFor("the interview") { !$0.words.contains("taken over") }
      program.terminal.send(Keys.control("x"))
      #expect(try program.wait() == .exited(0))
      let copy = try account.onlyInterview("draft")
      try FileManager.default.copyItem(
        atPath: account.path("store"), toPath: account.path("other"))

      let told = try account.canvass("withdraw", String(code), "--yes").succeeded()
      #expect(told.notices.contains(copy), "\(told.notices)")
      #expect(try account.onlyInterview() == copy)

      account.environment["CANVASS_STORE"] = account.path("other")
      let both = try account.canvass("withdraw", String(code), "--yes", "--with-derived")
        .succeeded()
      #expect(both.text.contains(source) && both.text.contains(copy), "\(both.text)")
      #expect(try account.list().isEmpty)
    }
  }
}
