import Testing

extension JourneyTests {
  @Suite struct CommandTests {
    static let subcommands = [
      "home", "interview", "list", "show", "check", "evaluate", "simulate", "diff", "migrate",
      "sync", "export", "batch", "doctor",
    ]

    @Test(arguments: [[]] + subcommands.map { [$0] })
    func `the help of a command has an example`(command: [String]) throws {
      let help = try Account().canvass(command + ["--help"]).succeeded()
      #expect(help.text.contains("Example"), "\(help.text)")
      #expect(help.notices.isEmpty)
    }

    @Test(arguments: ["create", "verify", "import", "receipts"])
    func `the help of a batch command has an example`(command: String) throws {
      let help = try Account().canvass("batch", command, "--help").succeeded()
      #expect(help.text.contains("Example"), "\(help.text)")
    }

    @Test(arguments: [
      ["serve"], ["token", "add"], ["token", "list"], ["token", "revoke"], ["import"], ["records"],
      ["export"], ["erase"],
    ])
    func `the help of a collector's command has an example`(command: [String]) throws {
      let account = try Account()
      let job = try Job(
        Programs.collector, command + ["--help"], environment: account.environment)
      let help = try Finished(job, within: .seconds(20)).succeeded()
      #expect(help.text.contains("Example"), "\(help.text)")
    }

    @Test(arguments: [
      ["frobnicate"], ["list", "--state", "lost"], ["list", "more"], ["--no-such-option"],
      ["export", "--format", "papyrus", "--output", "x"], ["export", "--format", "csv"],
      ["export", "--format", "csv", "--output", "x", "--since", "yesterday"],
      ["interview", "a", "--resume", "b"], ["interview", "a", "--mode", "telepathy"],
      ["check"], ["diff", "one.json"], ["diff", "a.json", "b.json", "--rename", "=x"],
      ["migrate", "3f2a"], ["show"], ["batch", "create"], ["batch", "burn", "x"],
    ])
    func `arguments that make no sense exit with 64`(arguments: [String]) throws {
      let refused = try Account().canvass(arguments).exited(64)
      #expect(refused.output.isEmpty)
      #expect(refused.notices.contains("Usage:"), "\(refused.notices)")
    }

    @Test func `the doctor's findings are JSON`() throws {
      let account = try Account()
      let findings = try JSON(account.canvass("doctor", "--json").succeeded().text)
      #expect(findings["store"]?["value"]?.string?.hasPrefix(account.path("store")) == true)
      for (what, finding) in findings.members { #expect(finding["ok"]?.bool == true, "\(what)") }
    }

    @Test func `the doctor finds a store that cannot be used`() throws {
      let account = try Account()
      account.environment["CANVASS_STORE"] = try account.write("a file", to: "store.txt")
      let findings = try JSON(account.canvass("doctor", "--json").exited(1).text)
      #expect(findings["store"]?["ok"]?.bool == false)
    }

    @Test func `an empty store lists nothing, and says so to people alone`() throws {
      let account = try Account()
      let forScripts = try account.canvass("list", "--json").succeeded()
      #expect(forScripts.output.isEmpty)
      #expect(forScripts.notices.isEmpty)
      let forPeople = try account.canvass("list").succeeded()
      #expect(forPeople.output.isEmpty)
      #expect(forPeople.sentences.count == 1)
    }

    @Test func `every interview is a line of JSON`() throws {
      let account = try Account()
      let ids = [
        try Tiny.hold(account, "Zoë", age: 33), try Tiny.hold(account, "José", age: 70),
      ]
      let listed = try account.list()
      #expect(listed.map { $0["id"]?.string } == ids.reversed())
      #expect(listed.map { $0["state"]?.string } == ["finalized", "finalized"])
      #expect(Set(ids).count == 2)
    }

    @Test(arguments: [["show", "abcd1234"], ["show", "abcd1234", "--json"]])
    func `an interview that is not there is said to be unknown`(arguments: [String]) throws {
      let refused = try Account().canvass(arguments).exited(1)
      #expect(refused.output.isEmpty)
      #expect(refused.sentences.count == 1)
      #expect(refused.notices.contains("no interview abcd1234"), "\(refused.notices)")
    }

    @Test func `resuming what is not there is refused in a sentence`() throws {
      let account = try Account()
      let program = try account.open("interview", "--resume", "abcd1234")
      #expect(try program.wait() == .exited(1))
      #expect(try account.list().isEmpty)
      let words = program.terminal.screen.words
      #expect(words.contains("no interview abcd1234"), "\(program.terminal.screen.picture)")
    }

    @Test func `an empty id stands for no interview, not for the only one`() throws {
      let account = try Account()
      _ = try Tiny.hold(account, "Zoë", age: 40)
      for nothing in ["", "uuid:"] {
        let refused = try account.canvass("show", nothing).exited(1)
        #expect(refused.notices.contains("there is no interview"), "\(refused.notices)")
      }
    }
  }
}
