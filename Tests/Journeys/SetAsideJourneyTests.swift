import Foundation
import JSONDocuments
import Records
import Sealing
import Store
import TestKit
import Testing
import Values

extension JourneyTests {
  /// What a collector takes, and what becomes of what it does not.
  @Suite struct SetAsideJourneyTests {
    private static let moment = Moment(milliseconds: 1_795_275_720_000, offsetMinutes: -240)
    private static func id(_ number: Int) -> String {
      "uuid:3f2a9c10-0000-4000-8000-00000000000\(number)"
    }

    /// A store with one finished interview, sealed to these keys.
    private func finish(_ number: Int, in account: Account, to keys: [StudyKey] = []) throws {
      let key = QuestionnaireKey(id: "q", version: "1", hash: "sha256:aa")
      let store = try Store(directory: account.path("store"))
      let id = Self.id(number)
      try store.begin(
        id, questionnaire: key, bytes: Array("{}".utf8),
        entry: JournalEntry(
          sequence: 1, at: Self.moment, event: .began(Beginning(language: "en", seed: 1))))
      let record = InterviewRecord(
        id: id, questionnaire: key, state: .finalized, disposition: "110", language: "en",
        mode: .capi, started: Self.moment, finalized: Self.moment, answers: [])
      try store.finalize(
        id,
        entry: JournalEntry(
          sequence: 2, at: Self.moment, event: .finalized(Outcome(code: "110", keep: .answers))),
        record: FrozenRecord(id: id, bytes: JSONWriter.bytes(record.json), digest: sha256),
        summary: "", to: keys)
    }

    @Test func `interviews sealed to study keys are collected like any other`() throws {
      let account = try Account()
      try finish(1, in: account, to: [StudyKeyPair(name: "study").publicKey()])
      try finish(2, in: account)
      let collector = try RunningCollector(account, database: "collector.sqlite")
      let token = try account.tokenFile("tablet-1", database: "collector.sqlite")
      let sent = try account.canvass("sync", "--to", collector.address, "--token-file", token)
        .succeeded()
      #expect(sent.lines == ["2 sent, 0 left."], "\(sent.text)")
      #expect(
        try account.held("collector.sqlite").compactMap { $0["id"]?.string }
          == [Self.id(1), Self.id(2)])
      #expect(try account.list("sent").count == 2)
      #expect(try collector.stop() == .exited(0))
    }

    @Test func `what was set aside is named each time, until it is sent again`() throws {
      let account = try Account()
      try finish(1, in: account)
      // As a collector of old did.
      try Store(directory: account.path("store")).quarantine(
        Self.id(1), reason: "not_an_interview")
      let collector = try RunningCollector(account, database: "collector.sqlite")
      let token = try account.tokenFile("tablet-1", database: "collector.sqlite")
      let target = ["--to", collector.address, "--token-file", token]
      for _ in 0..<2 {
        let named = try account.canvass(["sync"] + target).exited(1)
        #expect(named.lines.first == "0 sent, 0 left.")
        #expect(named.text.contains("\(Self.id(1)) is set aside"), "\(named.text)")
        #expect(named.text.contains("canvass sync --again"))
        let dry = try account.canvass(["sync", "--dry-run", "--json"] + target).exited(1)
        #expect(
          try JSON(dry.text)["quarantined"]?[Self.id(1)]?.string == "not_an_interview")
      }
      #expect(
        try account.canvass(["sync", "--again", "--dry-run"] + target).succeeded().lines
          == ["1 would be sent"])
      #expect(
        try account.canvass(["sync", "--again"] + target).succeeded().lines
          == ["1 sent, 0 left."])
      #expect(try account.canvass(["sync"] + target).succeeded().lines == ["0 sent, 0 left."])
      #expect(try collector.stop() == .exited(0))
    }

    @Test func `what was withdrawn at the collector leaves the device no more`() throws {
      let account = try Account()
      for number in 1...2 { try finish(number, in: account) }
      try Store(directory: account.path("store")).quarantine(Self.id(1), reason: "erased")
      let batch = account.path("all.sbatch")
      let written = try account.canvass("batch", "create", batch).exited(1)
      #expect(written.lines == ["1 interview written to \(batch)"])
      #expect(written.notices.contains("'\(Self.id(1))' is left out: it was withdrawn"))
      let collector = try RunningCollector(account, database: "collector.sqlite")
      let token = try account.tokenFile("tablet-1", database: "collector.sqlite")
      let sent = try account.canvass(
        "sync", "--again", "--to", collector.address, "--token-file", token
      ).exited(1)
      #expect(sent.lines.first == "1 sent, 0 left.")
      #expect(sent.text.contains("withdraw it here as well") && !sent.text.contains("--again"))
      #expect(
        try account.held("collector.sqlite").compactMap { $0["id"]?.string } == [Self.id(2)])
      #expect(
        try account.canvass("sync", "--log").succeeded().text.contains("set aside: 3f2a9c10"))
      #expect(try collector.stop() == .exited(0))
    }

    @Test func `of two contents of one identity the collector shows both`() throws {
      let account = try Account()
      try finish(1, in: account)
      let collector = try RunningCollector(account, database: "collector.sqlite")
      let token = try account.tokenFile("tablet-1", database: "collector.sqlite")
      let target = ["--to", collector.address, "--token-file", token]
      try account.canvass(["sync"] + target).succeeded()
      try FileManager.default.moveItem(
        atPath: account.path("store"), toPath: account.path("first"))
      try finish(1, in: account, to: [StudyKeyPair(name: "study").publicKey()])
      account.environment["XDG_STATE_HOME"] = account.path("another")
      try account.canvass(["sync"] + target).exited(1)
      let others = ["conflicts", "--database", account.path("collector.sqlite")]
      let listed = try account.collector(others[0], others[1], others[2]).succeeded().lines
      #expect(listed.count == 1 && listed[0].hasPrefix(Self.id(1)), "\(listed)")
      let shown = try account.collector(others[0], Self.id(1), "--contents", others[1], others[2])
        .succeeded()
      #expect(try JSON(shown.text)["sealed"]?.number == 1)
      let json = try account.collector(others[0], "--json", others[1], others[2]).succeeded()
      #expect(json.text.contains("tablet-1") && !json.text.contains("keys"))
      #expect(try collector.stop() == .exited(0))
    }

    @Test func `what was set aside stays so until a collector has answered`() throws {
      let account = try Account()
      try finish(1, in: account)
      let store = try Store(directory: account.path("store"))
      try store.quarantine(Self.id(1), reason: "not_an_interview")
      let token = try account.write("none", to: "token")
      let sent = try account.canvass(
        "sync", "--again", "--to", "http://127.0.0.1:9", "--token-file", token
      ).exited(1)
      #expect(sent.text.contains("is set aside"), "\(sent.text)")
      #expect(try store.outbox().map(\.state) == [.quarantined(reason: "not_an_interview")])
    }

    @Test func `home names what the collector refused, and sends it once more`() throws {
      let account = try Account()
      try finish(1, in: account)
      try finish(2, in: account)
      try Store(directory: account.path("store")).quarantine(
        Self.id(1), reason: "not_an_interview")
      let collector = try RunningCollector(account, database: "collector.sqlite")
      account.environment["CANVASS_COLLECTOR"] = collector.address
      account.environment["CANVASS_TOKEN_FILE"] = try account.tokenFile(
        "tablet-1", database: "collector.sqlite")
      let program = try account.open()
      let terminal = program.terminal
      try terminal.waitForWords("1 not sent yet, 1 refused")
      try terminal.pickLine("Send finished interviews")
      try terminal.waitForWords("2 sent. The collector's receipts are kept.")
      terminal.send(Keys.enter)
      try terminal.waitForWords("nothing waits")
      terminal.send(Keys.control("x"))
      #expect(try program.wait() == .exited(0), "\(terminal.screen.picture)")
      #expect(try account.list("sent").count == 2)
      #expect(try collector.stop() == .exited(0))
    }

    @Test func `a token in a file that others can read is used, and that is said`() throws {
      let account = try Account()
      let collector = try RunningCollector(account, database: "collector.sqlite")
      let token = try account.tokenFile("tablet-1", database: "collector.sqlite")
      chmod(token, 0o644)
      let open = try account.canvass("sync", "--to", collector.address, "--token-file", token)
        .succeeded()
      #expect(open.notices.contains("holds a token, and other accounts can read it"))
      chmod(token, 0o600)
      let shut = try account.canvass("sync", "--to", collector.address, "--token-file", token)
        .succeeded()
      #expect(!shut.notices.contains("other accounts"))
      #expect(try collector.stop() == .exited(0))
    }

    @Test(arguments: ["", " \n", "two\nlines", "t\u{e9}l\u{e9}"])
    func `what is no token is named before anybody is asked`(text: String) throws {
      let account = try Account()
      let token = try account.write(text, to: "token")
      let refused = try account.canvass(
        "sync", "--to", "http://127.0.0.1:9", "--token-file", token
      ).exited(1)
      #expect(refused.notices.contains("\(token): holds no token"), "\(refused.notices)")
      #expect(!refused.notices.contains("lines: ") && !refused.notices.contains("two"))
    }

    private static let emptying = """
      import sqlite3, sys
      database = sqlite3.connect(sys.argv[1])
      database.execute("DELETE FROM contents")
      database.commit()
      """

    @Test
    func `a locked store whose contents were taken away asks before it says that nothing waits`()
      throws
    {
      let account = try Account()
      try finish(1, in: account)
      try Store(directory: account.path("store")).protect(
        with: "several words for one", cost: .least)
      let job = try Job(
        "/usr/bin/python3", ["-c", Self.emptying, account.path("store/canvass.sqlite")],
        environment: account.environment)
      #expect(try job.wait() == .exited(0))
      let locked = try account.canvass("sync", "--dry-run").exited(1)
      #expect(!locked.text.contains("would be sent"), "\(locked.text)")
      account.environment["CANVASS_PASSPHRASE_FILE"] = try account.write(
        "several words for one", to: "passphrase")
      let told = try account.canvass("sync", "--dry-run").exited(1)
      #expect(told.notices.contains("the record \(Self.id(1)) is damaged"), "\(told.notices)")
    }
  }
}
