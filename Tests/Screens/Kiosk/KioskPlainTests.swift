import Interviews
import Kiosk
import Questionnaires
import Records
import TestKit
import Testing
import Values

@testable import Screens

/// Somebody who answers at a kiosk line by line.
@Suite struct KioskPlainTests {
  /// What the program around would do is done here, in memory.
  private struct Reader {
    var plain: KioskPlain
    let form: Form
    var now = Visitor.noon
    var ends: [KioskEnd] = []
    var languages: [String] = []
    var saidBefore: [Bool] = []
    var kept = 0
    var saved: [JournalEntry] = []
    /// Under which code something waits.
    var codes: Set<String> = ["123456789"]
    var asked: [String] = []
    /// What was said last.
    var said = ""

    init(_ plan: KioskPlan = KioskPlan(), hasParked: Bool = false) throws {
      let json = """
        {"id": "lines", "version": "1", "title": "Lines", "languages": ["en", "fr"], "items": [
         {"type": "text", "name": "who", "label": {"en": "Who?", "fr": "Qui ?"}, "required": true},
         {"type": "text", "name": "why", "label": {"en": "Why?", "fr": "Pourquoi ?"}}]}
        """
      form = try Scenario.form(QuestionnaireFile(name: "lines.json", bytes: Array(json.utf8)))
      plain = KioskPlain(plan, form, hasParked: hasParked, at: now)
      listen()
    }

    mutating func listen() {
      let speech = plain.say(at: now)
      said = (speech.lines + [speech.prompt]).joined(separator: "\n")
    }

    mutating func type(_ lines: String...) {
      for line in lines {
        perform(plain.take(line, at: now))
        listen()
      }
    }

    mutating func escape() {
      perform(plain.escape(at: now))
      listen()
    }

    /// Nothing is typed for as long as it waits.
    mutating func wait() {
      now = Moment(
        milliseconds: now.milliseconds + Int64(plain.patience(at: now)),
        offsetMinutes: now.offsetMinutes)
      perform(plain.timeIsUp(at: now))
      listen()
    }

    mutating func perform(_ orders: [KioskOrder]) {
      for order in orders {
        switch order {
        case .begin(let language, let isAgain):
          languages.append(language)
          saidBefore.append(isAgain)
          let beginning = Beginning(language: language, mode: .casi, seed: 7)
          guard let (interview, effects) = try? Interview.begin(form, beginning, at: now) else {
            return
          }
          for case .save(let entry) in effects { saved.append(entry) }
          perform(plain.receive(.opened(id: "uuid:1", Visitor.key, interview), at: now))
        case .save(_, let entries, _):
          kept += entries.count
          saved += entries
        case .unpark(let code): unpark(code)
        case .freeze(_, _, _, let end):
          ends.append(end)
          let farewell = Farewell(withdrawal: "EYR0-9KJR-PFP7", sealedTo: ["study"])
          perform(plain.receive(.finished(farewell), at: now))
        case .discard: ends.append(.discarded)
        case .abandon: ends.append(asked.isEmpty ? .discarded : .parked)
        case .park:
          ends.append(.parked)
          perform(plain.receive(.parked(code: "123456789"), at: now))
        default: Issue.record("\(order)")
        }
      }
    }

    private mutating func unpark(_ code: String) {
      asked.append(code)
      guard codes.contains(code), let interview = try? Interview(form, journal: saved) else {
        return perform(plain.receive(.noSuchCode(until: nil), at: now))
      }
      perform(plain.receive(.opened(id: "uuid:1", Visitor.key, interview), at: now))
    }
  }

  @Test func `who stops may do with their answers what the screens offer`() throws {
    func stopped(_ policy: IdlePolicy, _ pick: String) throws -> Reader {
      var reader = try Reader(KioskPlan(onIdle: policy))
      reader.type("1", "Zo\u{e9}", ".")
      #expect(reader.said.contains("1 Go on with the questions"))
      let choices = policy.stops.enumerated().map {
        "\($0 + 1) \(Catalogue.matching("en")[$1.label])"
      }
      for choice in choices {
        #expect(reader.said.contains(choice), "\(choice) in: \(reader.said)")
      }
      reader.type("1")
      #expect(reader.said.contains("Why?") && reader.ends.isEmpty)
      reader.type(".", pick)
      return reader
    }
    #expect(try stopped(.discard, "2").ends == [.discarded])
    let kept = try stopped(.keep, "2")
    #expect(kept.ends == [.partial] && kept.said.contains("EYR0"))
    #expect(try stopped(.keep, "3").ends == [.discarded])
    let parked = try stopped(.park, "2")
    #expect(parked.ends == [.parked] && parked.said.contains("123 456 789"))
    #expect(try stopped(.park, "3").ends == [.discarded])
  }

  @Test func `who has a code goes on with it where they were`() throws {
    var reader = try Reader(KioskPlan(onIdle: .park))
    reader.type("2", "Zo\u{e9}", ".", "2", "")
    #expect(reader.plain.isOver && reader.ends == [.parked])
    reader.plain = KioskPlain(KioskPlan(onIdle: .park), reader.form, at: reader.now)
    reader.listen()
    #expect(reader.said.contains("  3 I have a code / "), "\(reader.said)")
    reader.type("3")
    #expect(reader.said.contains("The 9 digits") && reader.said.contains("9 chiffres"))
    reader.type("12345")
    #expect(reader.said.contains("No answers wait under this code") && reader.asked.isEmpty)
    reader.type("123 456 789")
    #expect(reader.asked == ["123456789"])
    #expect(reader.said.contains("Pourquoi ?") && !reader.said.contains("Zo\u{e9}"))
    reader.type("", "1")
    #expect(reader.ends.last == .finished)
  }

  @Test func `a code is offered while anything waits, and guessed at three times`() throws {
    var reader = try Reader()
    #expect(!reader.said.contains("I have a code"))
    reader.type("3")
    #expect(reader.asked.isEmpty && !reader.plain.isOver)
    reader = try Reader(hasParked: true)
    reader.type("3", "111111111", "222222222")
    #expect(reader.said.contains("No answers wait under this code"))
    reader.type("333333333")
    #expect(reader.asked.count == 3 && reader.plain.isOver)
  }

  @Test func `where nobody may begin, who has a code goes on line by line all the same`() throws {
    var reader = try Reader(KioskPlan(onIdle: .park))
    reader.type("1", "Zo\u{e9}", ".", "2", "")
    let hours = OpeningHours(spans: [.init(weekday: 1, from: 480, to: 1020)])
    var facts = KioskFacts()
    facts.parked = 1
    var visitor = try Visitor(KioskPlan(hours: hours), facts: facts)
    #expect(visitor.shows("closed") && visitor.shows("I have a code"))
    visitor.press(.tab)
    let orders = visitor.kiosk.update(.key(.enter), at: Visitor.noon)
    #expect(orders.contains { if case .plain = $0 { true } else { false } }, "\(visitor.text)")
    var spoken = visitor.kiosk.lineByLine(hasParked: true, width: nil, at: Visitor.noon)
    let speech = spoken.say(at: Visitor.noon)
    #expect(speech.lines.contains { $0.contains("closed") })
    #expect(!speech.lines.contains { $0.contains("English") })
    reader.plain = KioskPlain(
      KioskPlan(hours: hours), reader.form, hasParked: true, refusal: .kioskClosed, at: reader.now)
    reader.listen()
    #expect(reader.said.contains("The 9 digits") && reader.said.contains("9 chiffres"))
    reader.type("123456789")
    #expect(reader.said.contains("Why?"))
  }

  @Test(arguments: IdlePolicy.allCases)
  func `a line that drops leaves what has a code under it`(policy: IdlePolicy) throws {
    var reader = try Reader(KioskPlan(onIdle: .park))
    reader.type("1", "Zo\u{e9}", ".", "2", "")
    reader.plain = KioskPlain(
      KioskPlan(onIdle: policy), reader.form, hasParked: true, at: reader.now)
    reader.type("3", "123456789")
    reader.perform(reader.plain.hangUp(at: reader.now))
    #expect(reader.ends == [.parked, .parked] && reader.plain.isOver)
  }

  @Test func `Enter once closes what is said to who comes back after their time`() throws {
    var reader = try Reader(KioskPlan(onIdle: .park))
    reader.type("1", "Zo\u{e9}")
    reader.wait()
    reader.wait()
    #expect(reader.ends == [.parked] && reader.said.contains("123 456 789"))
    reader.type("")
    #expect(reader.plain.isOver)
  }

  @Test func `the language is asked for in each of them, and spoken to the end`() throws {
    var reader = try Reader(KioskPlan(thanks: Text(["en": "Bye.", "fr": "Au revoir."])))
    #expect(reader.said.contains("Choose your language"))
    #expect(reader.said.contains("Choisissez votre langue"))
    #expect(reader.said.contains("  2 Fran\u{e7}ais"))
    reader.type("x")
    #expect(reader.languages.isEmpty)
    reader.type("2")
    #expect(reader.languages == ["fr"])
    #expect(reader.said.contains("Qui ?"))
    reader.type("Zo\u{e9}", "", "1")
    #expect(reader.ends == [.finished])
    #expect(reader.plain.isParting)
    for word in ["Merci", "Au revoir.", "EYR0-9KJR-PFP7", "study", "Appuyez sur Entr\u{e9}e"] {
      #expect(reader.said.contains(word), "\(word)")
    }
    #expect(!reader.said.contains("Zo\u{e9}"))
    reader.type("")
    #expect(reader.plain.isOver)
  }

  @Test func `where there is one language none is asked for`() throws {
    let json = """
      {"id": "one", "version": "1", "title": "Only one", "items": [
       {"type": "text", "name": "who", "label": "Who?"}]}
      """
    let file = QuestionnaireFile(name: "one.json", bytes: Array(json.utf8))
    var plain = KioskPlain(
      KioskPlan(onIdle: .park), try Scenario.form(file), at: Visitor.noon)
    let lines = plain.say(at: Visitor.noon).lines
    #expect(lines.suffix(3) == ["Only one", "  1 Begin", "  2 I have a code"])
  }

  @Test func `help and the way back are there before the first question too`() throws {
    var reader = try Reader(KioskPlan(asksDoubleEntry: true))
    reader.type("?")
    #expect(reader.said.contains("< goes back") && reader.said.contains("< revient en arrière"))
    #expect(reader.said.contains("1 English"))
    reader.type("2", "?")
    #expect(reader.said.contains("< revient") && !reader.said.contains("< goes back"))
    reader.type("2", "<")
    #expect(reader.said.contains(Catalogue.matching("fr")[.kioskDoubleTitle]))
    reader.type("<")
    #expect(reader.said.contains("1 English"))
    reader.type("<")
    #expect(reader.plain.isOver)
  }

  @Test func `whoever answered before is asked, thanked, and free to go on`() throws {
    var reader = try Reader(KioskPlan(asksDoubleEntry: true))
    reader.type("1")
    #expect(reader.said.contains("Have you answered these questions before?"))
    reader.type("2", "2")
    #expect(reader.saidBefore == [true])
    var other = try Reader(KioskPlan(asksDoubleEntry: true))
    other.type("1", "2", "1")
    #expect(other.plain.isOver && other.languages.isEmpty)
  }

  @Test(arguments: IdlePolicy.allCases)
  func `who goes away is asked first, and then it is as the site decided`(policy: IdlePolicy) throws
  {
    var reader = try Reader(KioskPlan(onIdle: policy))
    reader.type("1", "Zo\u{e9}")
    #expect(!reader.plain.isWarned)
    reader.wait()
    #expect(reader.said.contains("Press Enter"))
    // The terminal is cleared then, and what is said afterwards tells whoever comes by nothing.
    #expect(reader.plain.isWarned && !reader.said.contains("Why?"))
    // Enter alone answers that, and no question.
    reader.type("")
    #expect(reader.said.contains("Why?") && reader.ends.isEmpty)
    reader.wait()
    reader.wait()
    switch policy {
    case .discard:
      #expect(reader.ends == [.discarded] && reader.plain.isOver)
    case .keep:
      #expect(reader.ends == [.partial] && reader.said.contains("EYR0"))
    case .park:
      #expect(reader.ends == [.parked] && reader.said.contains("123 456 789"))
    }
    if policy != .discard { reader.wait() }
    #expect(reader.plain.isOver)
  }

  @Test(arguments: IdlePolicy.allCases)
  func `nothing is kept of who said nothing`(policy: IdlePolicy) throws {
    var reader = try Reader(KioskPlan(onIdle: policy))
    reader.type("1")
    reader.wait()
    reader.wait()
    #expect(reader.ends == [.discarded] && reader.plain.isOver)
  }

  @Test func `a touch leads back who is here by mistake, and nobody who has answered`() throws {
    var reader = try Reader()
    reader.escape()
    #expect(reader.plain.isOver && reader.ends.isEmpty)
    var other = try Reader()
    other.type("1")
    other.escape()
    #expect(other.plain.isOver && other.ends == [.discarded])
    var third = try Reader()
    third.type("1", "Zo\u{e9}")
    third.escape()
    #expect(!third.plain.isOver && third.said.contains("Why?"))
  }

  @Test func `who stops is told that their answers are gone`() throws {
    var reader = try Reader()
    reader.type("1", "Zo\u{e9}", ".", "2")
    #expect(reader.ends == [.discarded])
    #expect(reader.said.contains("Your answers were erased."))
  }

  @Test func `the end, stopping and leaving out are said as to a respondent`() throws {
    var reader = try Reader()
    reader.type("1")
    #expect(reader.said.contains("Lines. "), "no code of an interview before it")
    let interviewers = [
      "lock", "code 1", "respondent", "refused", "finish it", "come back to it", "destroy",
    ]
    func check(_ words: String...) {
      for word in words { #expect(reader.said.contains(word), "\(word) in: \(reader.said)") }
      for word in interviewers {
        #expect(!reader.said.lowercased().contains(word), "\(word) in: \(reader.said)")
      }
    }
    reader.type("Zo\u{e9}", "!")
    check("Why do you skip this question?", "I prefer not to answer")
    reader.type("<", "")
    check("That was the last question", "1 Yes, send my answers", "Stop and erase my answers")
    reader.type(".")
    check("Do you want to stop?", "1 Go on with the questions", "2 Stop and erase my answers")
    reader.type("1", "2")
    check("Do you want to stop?")
    reader.type("2")
    #expect(reader.ends == [.discarded])
  }

  @Test func `a line that drops keeps what is to be kept, and parks nothing`() throws {
    for (policy, end) in [(IdlePolicy.keep, KioskEnd.partial), (.park, .discarded)] {
      var reader = try Reader(KioskPlan(onIdle: policy))
      reader.type("1", "Zo\u{e9}")
      reader.perform(reader.plain.hangUp(at: reader.now))
      #expect(reader.ends == [end] && reader.plain.isOver)
    }
  }
}
