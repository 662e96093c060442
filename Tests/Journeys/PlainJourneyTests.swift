import Glibc
import TestKit
import Testing

extension JourneyTests {
  @Suite struct PlainJourneyTests {
    /// Runs the program on lines from a file, as a pipe gives them.
    private func run(
      _ account: Account, _ arguments: [String], lines: [String]
    ) throws -> Finished {
      let input = try account.write(lines.map { $0 + "\n" }.joined(), to: "lines.txt")
      return try Finished(
        Job(Programs.canvass, arguments, environment: account.environment, input: input),
        within: .seconds(20))
    }

    @Test func `an interview is held through a pipe`() throws {
      let account = try Account()
      let said = try run(
        account, ["interview", try Tiny.file(account)],
        lines: ["Zoë", "33", "About Zoë.", ".", "1"]
      ).succeeded()
      let id = try account.onlyInterview("finalized")
      #expect(try account.show(id)["answers"]?.texts == Tiny.steps("Zoë", age: 33).answers)
      #expect(said.text.contains("Question 2 of about 3, not required.\nHow old are you?\n"))
      #expect(said.text.contains("The interview is finished and locked.\n"))
      #expect(!said.output.contains(0x1B))
      #expect(!said.text.contains("Zoë"), "what is typed is not repeated to a program")
      #expect(said.notices.isEmpty)
    }

    @Test func `the end of the input keeps everything, and the interview goes on from there`()
      throws
    {
      let account = try Account()
      let said = try run(
        account, ["interview", "--plain", try Tiny.file(account)],
        lines: ["Zoë", "33", "About Zoë."]
      ).succeeded()
      let id = try account.onlyInterview("draft")
      let code = id.dropFirst("uuid:".count).prefix(8)
      #expect(said.text.hasSuffix("canvass interview --plain --resume \(code)\n"))
      #expect(try account.show(id)["answers"]?["story"] == nil, "half-typed is no answer")
      let again = try run(
        account, ["interview", "--plain", "--resume", String(code)], lines: [".", "1"])
      #expect(try again.succeeded().text.contains("What was typed so far:\nAbout Zoë.\n"))
      #expect(try account.show(id)["answers"]?.texts == Tiny.steps("Zoë", age: 33).answers)
    }

    @Test func `the way to go on names the store that was given`() throws {
      let account = try Account()
      let store = account.path("my store")
      let arguments = [
        "interview", "--plain", try Tiny.file(account), "--store", store, "--language", "fr",
      ]
      let said = try run(account, arguments, lines: ["Zoë"]).succeeded()
      let last = try #require(said.lines.last)
      #expect(last.contains("--resume"))
      #expect(last.hasSuffix(" --store '\(store)' --language fr"), "\(last)")
    }

    @Test func `a file that is not there is told before the lines that are not`() throws {
      let refused = try Account().canvass("interview", "--plain", "no/such.json").exited(1)
      #expect(refused.notices.contains("no/such.json"), "\(refused.notices)")
      #expect(!refused.notices.contains("standard input"), "\(refused.notices)")
    }

    @Test(arguments: [
      (["--language", "xx"], "languages are en, fr"), (["--ask-in", "xx"], "languages are en, fr"),
    ])
    func `a language that there is not is refused with those that there are`(
      options: [String], sentence: String
    ) throws {
      let account = try Account()
      let refused = try account.canvass(["interview", "diaspora-interview-guide"] + options)
        .exited(64)
      #expect(refused.notices.contains("'xx'"), "\(refused.notices)")
      #expect(refused.notices.contains(sentence), "\(refused.notices)")
      #expect(try account.list().isEmpty)
    }

    @Test func `the survey by lines gives what it gives by keys`() throws {
      let account = try Account()
      account.environment["TERM"] = "dumb"
      let program = try account.open(
        "interview", "oecs-diaspora-survey", "--language", "fr", "--mode", "capi",
        "--interviewer", "Amina")
      var person = LineInterviewing(program.terminal)
      try person.answer(
        SurveyAnswers.opening + SurveyAnswers.functioning + SurveyAnswers.knowledge
          + SurveyAnswers.perception + SurveyAnswers.connectivity)
      for (index, steps) in SurveyAnswers.organisations.enumerated() {
        try person.hear(SurveyAnswers.roster)
        person.type(String(index + 1))
        try person.answer(steps)
      }
      try person.hear("2 Chœur « Kwéyòl » & amis, fait")
      person.type("")
      try person.answer(
        SurveyAnswers.media + SurveyAnswers.contributions + SurveyAnswers.potential
          + SurveyAnswers.closing)
      try person.hear("Rien à corriger.")
      person.type("1")
      #expect(try program.wait() == .exited(0))
      #expect(!program.terminal.screen.output.contains(0x1B))
      let record = try account.show(account.onlyInterview("finalized"))
      let (other, id) = try FinishedSurvey.account()
      let same = try other.show(id)
      var (answers, others) = (record["answers"]?.members, same["answers"]?.members)
      // Everybody has an order of the channels of their own.
      #expect(answers?.removeValue(forKey: "channel_order") != nil)
      #expect(others?.removeValue(forKey: "channel_order") != nil)
      #expect(answers == others)
      for part in ["disposition", "language", "mode", "interviewer", "questionnaire"] {
        #expect(record[part] == same[part], "\(part)")
      }
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
    func `a signal keeps what is there and ends the program`(signal: Int32) throws {
      let account = try Account()
      account.environment["TERM"] = "dumb"
      let program = try account.open("interview", try Tiny.file(account))
      var person = LineInterviewing(program.terminal)
      try person.answer(Array(Tiny.steps("Zoë", age: 33).dropLast()))
      try person.hear("Tell me more.")
      program.signal(signal)
      #expect(try program.wait(within: .seconds(5)) == .exited(128 + signal))
      let id = try account.onlyInterview("draft")
      #expect(program.terminal.screen.words.contains("--resume \(id.dropFirst(5).prefix(8))"))
      #expect(try account.show(id)["answers"]?.texts == ["who": "Zoë", "age": "33"])
    }

    @Test func `a line that drops keeps everything and ends the program`() throws {
      let account = try Account()
      account.environment["TERM"] = "dumb"
      let program = try account.open("interview", try Tiny.file(account))
      var person = LineInterviewing(program.terminal)
      try person.answer(Array(Tiny.steps("Zoë", age: 33).dropLast()))
      try person.hear("Tell me more.")
      program.terminal.close()
      #expect(try program.wait(within: .seconds(5)) == .exited(128 + SIGHUP))
      let answers = try account.show(account.onlyInterview("draft"))["answers"]?.texts
      #expect(answers == ["who": "Zoë", "age": "33"])
    }

    @Test func `a reader that goes away ends the program, and the answers stay`() throws {
      let account = try Account()
      let input = try account.write("Zoë\n33\n", to: "lines.txt")
      let shell = try Job(
        "/bin/sh",
        [
          "-c",
          "'\(Programs.canvass)' interview --plain '\(try Tiny.file(account))' < '\(input)' | :",
        ], environment: account.environment)
      #expect(try shell.wait() == .exited(0))
      #expect(try account.list("draft").count <= 1)
    }

    @Test(arguments: [["ACCESSIBLE": "1"], ["TERM": "dumb"], ["TERM": ""]])
    func `plain mode is what the surroundings ask for`(variables: [String: String]) throws {
      let account = try Account()
      account.environment.merge(variables) { $1 }
      let program = try account.open()
      var person = LineInterviewing(program.terminal)
      try person.hear("What do you want to do?")
      person.type(".")
      #expect(try program.wait() == .exited(0))
      #expect(!program.terminal.screen.output.contains(0x1B))
    }

    @Test func `plain mode is what the settings ask for, and the command line wins`() throws {
      let account = try Account()
      try account.write(#"{"plain": "on"}"#, to: "config/canvass/config.json")
      let program = try account.open()
      var person = LineInterviewing(program.terminal)
      try person.hear("What do you want to do?")
      person.type(".")
      #expect(try program.wait() == .exited(0))
      let other = try account.open("--no-plain")
      try other.terminal.waitForWords("Up/Down")
      other.terminal.send(Keys.control("x"))
      #expect(try other.wait() == .exited(0))
      #expect(other.terminal.screen.output.contains(0x1B))
    }

    @Test func `a terminal that is not known is named, and lines do`() throws {
      let account = try Account()
      account.environment["TERM"] = "no-such-terminal"
      let program = try account.open("interview", try Tiny.file(account))
      var person = LineInterviewing(program.terminal)
      let said = try person.hear("What is your name?")
      #expect(said.contains("the terminal 'no-such-terminal' is not known on this machine"))
      person.type(".")
      #expect(try program.wait() == .exited(0))
      #expect(!program.terminal.screen.output.contains(0x1B))
    }

    @Test func `where nothing can be read no interview is begun`() throws {
      let account = try Account()
      let refused = try account.canvass("interview", try Tiny.file(account)).exited(1)
      #expect(refused.output.isEmpty)
      #expect(refused.sentences.count == 1, "\(refused.notices)")
      #expect(refused.notices.contains("standard input is empty"))
      #expect(try account.list().isEmpty)
      let home = try account.canvass("home").succeeded()
      #expect(home.text.contains("  1 Start a new interview"))
    }

    @Test func `lines are broken at the terminal's width, and words are not`() throws {
      let account = try Account()
      account.environment["TERM"] = "dumb"
      let program = try PTYProcess(
        Programs.canvass, ["interview", "diaspora-interview-guide"],
        environment: account.environment, size: .init(columns: 40, rows: 24))
      var person = LineInterviewing(program.terminal)
      let said = try person.hear("Participant code")
      #expect(said.split(whereSeparator: \.isNewline).allSatisfy { $0.count < 40 }, "\(said)")
      person.type(".")
      #expect(try program.wait() == .exited(0))
    }
  }
}
