import Testing

extension JourneyTests {
  /// `canvass evaluate` as a script runs it.
  @Suite struct EvaluateJourneyTests {
    static let family = """
      {"id": "family", "version": "7", "title": "A family", "items": [
        {"type": "integer", "name": "limit", "label": "?"},
        {"type": "text", "name": "secret", "label": "?", "personal_data": true},
        {"type": "datetime", "name": "met", "label": "?"},
        {"type": "repeat", "name": "kid", "label": "?", "items": [
          {"type": "text", "name": "k_name", "label": "?"},
          {"type": "integer", "name": "k_age", "label": "?"}]}]}
      """
    static let answers = """
      {"limit": "6", "secret": "Hortense", "met": "2020-02-29T13:45:30.250Z",
       "kid": [{"k_name": "Ada", "k_age": "5"}, {"k_name": "Ben", "k_age": "9"}]}
      """

    let account: Account
    let file: String

    init() throws {
      account = try Account()
      file = try account.write(Self.family, to: "family.json")
      try account.write(Self.answers, to: "answers.json")
    }

    private func evaluate(_ input: [UInt8], _ options: [String] = []) throws -> Finished {
      let path = try account.write(input, to: "input.txt")
      let arguments = ["evaluate", file] + options
      return try Finished(
        Job(Programs.canvass, arguments, environment: account.environment, input: path),
        within: .seconds(20))
    }

    private func evaluate(_ input: String, _ options: String...) throws -> Finished {
      try evaluate(Array((input + "\n").utf8), options)
    }

    private func answered(_ input: String, _ options: String...) throws -> [String] {
      let options = ["--answers", account.path("answers.json")] + options
      return try evaluate(Array((input + "\n").utf8), options).succeeded().lines
    }

    @Test func `each line of expressions has its type and value`() throws {
      #expect(
        try answered("1 + 1\n${limit} > 5\nconcat('a', ${limit})\n${k_age}\ndate('2024-02-29')")
          == [
            "number\t2.0", "boolean\ttrue", "string\ta6", "nodeset\tnumber:5.0|number:9.0",
            "date\t2024-02-29T00:00:00.000-04:00",
          ])
    }

    @Test func `backslash, tab and line breaks are escaped both ways`() throws {
      let line = #"concat('a\tb\nc\rd\\e', string-length('\t\\'))"#
      #expect(try evaluate(line).succeeded().text == #"string"# + "\t" + #"a\tb\nc\rd\\e2"# + "\n")
    }

    @Test func `more instances than there can be are an error with its place, not a wrong number`()
      throws
    {
      let counted = try account.write(
        """
        {"id": "c", "version": "1", "title": "C", "items": [
          {"type": "integer", "name": "n", "label": "?"},
          {"type": "repeat", "name": "r", "label": "?", "repeat_count": "${n}", "items": [
            {"type": "integer", "name": "x", "label": "?"}]}]}
        """, to: "counted.json")
      let answers = try account.write(#"{"n": "1000000"}"#, to: "n.json")
      let input = try account.write("count(${r})\n", to: "input.txt")
      let finished = try Finished(
        Job(
          Programs.canvass, ["evaluate", counted, "--answers", answers],
          environment: account.environment, input: input), within: .seconds(20))
      #expect(finished.text.isEmpty)
      #expect(finished.notices.contains("counted.json:3:"))
      #expect(finished.notices.contains("(too-many-instances)"))
    }

    @Test func `answers may be alone or an interview's whole record`() throws {
      let id = try Tiny.hold(account, "Zoë", age: 33)
      let shown = try account.canvass("show", id, "--json", "--sensitive").succeeded()
      try account.write(shown.output, to: "record.json")
      let asked = try evaluate("${age} * 2", "--answers", account.path("record.json")).exited(1)
      #expect(asked.sentences.count == 2)
      #expect(asked.notices.contains("another questionnaire than this"))
      #expect(asked.notices.contains("'who'") || asked.notices.contains("'age'"))
      let path = try account.write("${age} * 2\n${who}", to: "input.txt")
      let job = try Job(
        Programs.canvass,
        ["evaluate", account.path("tiny.json"), "--answers", account.path("record.json")],
        environment: account.environment, input: path)
      let said = try Finished(job, within: .seconds(20)).succeeded()
      #expect(said.lines == ["number\t66.0", "nodeset\tstring:Zoë"])
    }

    @Test func `an expression is asked from where --at says`() throws {
      let asked = ". + 1\n../k_name\nposition(..)\ncount(${k_age})"
      #expect(
        try answered(asked, "--at", "kid[2]/k_age") == [
          "number\t10.0", "nodeset\tstring:Ben", "number\t2.0", "number\t1.0",
        ])
    }

    @Test(arguments: ["kid[3]/k_age", "kid[2", "nobody", "", "kid[-1]/k_age"])
    func `a place that is not there is refused`(path: String) throws {
      let options = ["--answers", account.path("answers.json"), "--at", path]
      let refused = try evaluate(Array("1\n".utf8), options).exited(1)
      #expect(refused.output.isEmpty)
      #expect(refused.sentences.count == 1)
      #expect(refused.notices.contains("kid[2]/k_age"), "it shows how to write one")
    }

    @Test func `dates are told on the clock of the time zone`() throws {
      #expect(
        try answered("${met}\ndate('2026-07-01')", "--timezone", "America/New_York") == [
          "nodeset\tdate:2020-02-29T08:45:30.250-05:00", "date\t2026-07-01T00:00:00.000-04:00",
        ])
    }

    @Test(arguments: ["Mars/Base", "America", "../../etc/passwd", "/etc/passwd"])
    func `a time zone that is none is refused`(zone: String) throws {
      let refused = try evaluate("1", "--timezone", zone).exited(1)
      #expect(refused.output.isEmpty)
      #expect(refused.notices.contains("there is no such time zone"))
    }

    @Test func `scripts get an object of JSON an expression`() throws {
      let said = try evaluate("'a\u{1B}[2J'\n1 +\n\n${limit}", "--json").exited(1)
      let lines = try said.lines.map { try JSON($0) }
      #expect(
        lines.map { $0["type"]?.string } == ["string", "syntax-error", "syntax-error", "nodeset"])
      #expect(lines[0]["value"]?.string == "a\u{1B}[2J")
      #expect(!said.output.contains(0x1B))
    }

    @Test func `a fault is a sentence on its line, and the others are evaluated`() throws {
      let options = ["--answers", account.path("answers.json")]
      let input = "1 +\nfrobnicate()\n${nobody}\nif(true(), 1, frobnicate())\nnumber(${secret})\n"
      let said = try evaluate(Array((input + "date-time(${secret})\n").utf8), options).exited(1)
      #expect(
        said.lines.map { $0.prefix { $0 != "\t" } } == [
          "syntax-error", "error", "error", "number", "number", "string",
        ])
      #expect(!said.text.contains("Hortense"))
      #expect(said.notices.isEmpty)
    }

    @Test(arguments: [
      #"{"limit": "#, #"{"nobody": "Hortense"}"#, #"{"k_age": "Hortense"}"#,
      #"{"limit": [{"k_name": "Hortense"}]}"#, #"["Hortense"]"#, "",
    ])
    func `answers that do not fit are refused without being told`(text: String) throws {
      let path = try account.write(text, to: "bad.json")
      let refused = try evaluate("1", "--answers", path).exited(1)
      #expect(refused.output.isEmpty)
      #expect(refused.sentences.count == 1, "\(refused.notices)")
      #expect(refused.notices.contains("bad.json"))
      #expect(!refused.notices.contains("Hortense"))
    }

    @Test func `nothing that moves a terminal comes out of an expression`() throws {
      let said = try evaluate(
        "'\u{1B}[31mred'\n\u{1B}[2J\n${\u{1B}[2J}\n/data/\u{1B}[2J\n'\u{9B}31m\u{7}'"
      ).exited(1)
      let controls = said.text.unicodeScalars.filter {
        $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t"
      }
      #expect(controls.isEmpty)
      #expect(said.lines.count == 5)
    }

    @Test func `any bytes are lines: carriage returns, zeros, what is no text, no end`() throws {
      let input: [[UInt8]] = [
        Array("1 + 1\r\n".utf8), Array("\n".utf8), [0xFF, 0xFE, 0x0A], Array("'a\0b'\n".utf8),
        Array("'\(String(repeating: "a", count: 1_000_000))'\n".utf8), Array("2".utf8),
      ]
      let said = try evaluate(Array(input.joined())).exited(1)
      #expect(said.lines.count == input.count)
      #expect(said.lines.first == "number\t2.0")
      #expect(said.lines[1].hasPrefix("syntax-error\t"))
      #expect(said.lines[2].hasPrefix("syntax-error\t") && said.lines[2].contains("UTF-8"))
      #expect(said.lines[3] == "string\ta\u{FFFD}b")
      #expect(said.lines.last == "number\t2.0")
    }
  }
}
