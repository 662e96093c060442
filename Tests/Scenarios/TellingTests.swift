import Scenarios
import Testing

/// What is said where an interview does not go as its author expected.
@Suite struct TellingTests {
  private static let agreed = #""consent": "yes", "country": "gb""#

  @Test func `an interview that goes as expected says nothing`() throws {
    let answers =
      Self.agreed + """
        , "town": "london", "amount": {"value": "6000", "remark": "a sale"}, "why": "land",
        "orgs": [{"org": "A", "role": "chair"}, {"org": "B"}]
        """
    let expected = """
      "asked": ["why", "orgs[1]/role", "double"], "not_asked": ["orgs[2]/role", "declined"],
      "refused": {"amount": ["-1", "1.5"], "consent": ["", "perhaps"]},
      "soft": {"amount": ["5000", "9000"]}, "undoubted": {"amount": ["", "4999"]},
      "values": {"double": "12000", "orgs[2]/org": "B", "orgs[2]/role": "", "sealed": "x"},
      "choices": {"town": {"offered": ["london"], "not_offered": ["paris"]}},
      "read_only": ["sealed"], "outcome": "complete", "complete": true, "critical": [],
      "indicators": {"per_year": "72000", "third": "2000"},
      "denominators": {"share": "8000"}, "bands": {"per_year": "much"}
      """
    #expect(try Study.sentences(answers, expected) == [])
  }

  @Test func `an answer to what is not asked says why, with what was answered`() throws {
    let found = try Study.sentences(Self.agreed + #", "amount": "50", "why": "land""#, "")
    #expect(
      found == [
        "why: expected a question that is asked, for it is answered, found not asked: the relevant "
          + "of why does not hold: ${amount} > 100; amount is '50'"
      ])
  }

  @Test func `what lies behind an outcome is not asked`() throws {
    let found = try Study.sentences(
      #""consent": "no", "amount": "1""#,
      #""asked": ["declined", "country"], "outcome": "complete", "not_asked": ["town"]"#)
    #expect(found.count == 3)
    #expect(found[0].hasSuffix("an outcome before it ended the interview"))
    #expect(found[1].hasPrefix("country: expected that it is asked, found not asked"))
    #expect(found[2] == "expected the outcome 'complete', found '210'")
  }

  @Test func `each expectation that fails is one sentence`() throws {
    let expected = """
      "asked": ["why"], "not_asked": ["town"], "refused": {"amount": ["4"]},
      "soft": {"amount": ["7", "-1"]}, "values": {"double": "11"},
      "choices": {"town": {"offered": ["paris"], "not_offered": ["london"]}},
      "read_only": ["sealed"], "complete": false, "critical": ["amount"],
      "indicators": {"per_year": "61", "per_yaer": "60"}, "bands": {"per_year": "much"}
      """
    #expect(
      try Study.sentences(Self.agreed + #", "amount": "5""#, expected) == [
        "why: expected that it is asked, found not asked: the relevant of why does not hold: "
          + "${amount} > 100; amount is '5'",
        "town: expected that it is not asked, found that it is",
        "sealed: expected that it is read-only, found that it can be answered",
        "amount: expected '4' refused, found that it is taken",
        "amount: expected '7' doubted by a soft check, found that none does",
        "amount: expected '-1' doubted by a soft check, found refused by the constraint . >= 0",
        "town: expected the choice 'paris' offered, found that it is not",
        "town: expected the choice 'london' not offered, found that it is",
        "double: expected '11', found '10'",
        "per_year: expected '61', found '60'",
        "per_yaer: expected an indicator of that name, found none; did you mean 'per_year'?",
        "per_year: expected the band 'much', found 'little'",
        "expected that it cannot be finished, found that nothing is left open",
        "amount: expected a critical check that does not hold, found that all hold",
      ])
  }

  @Test func `what keeps it from being finished is named`() throws {
    let found = try Study.sentences(
      #""consent": "yes", "amount": "13""#, #""complete": true, "critical": []"#)
    #expect(
      found == [
        "expected that it can be finished, found left open: country (required), amount (critical)",
        "amount: expected that its critical checks hold, found one that does not",
      ])
  }

  @Test func `answers that cannot be given are differences`() throws {
    let answers = """
      "consent": "yes", "country": {"nonresponse": "refused"}, "town": "rome",
      "amount": {"nonresponse": "dont_know"}, "double": "4", "org": "A", "orgs": [{"consent": "no"}]
      """
    let found = try Study.differences(answers, "").map { ($0.item ?? "", $0.kind.identifier) }
    #expect(
      found.map { "\($0.0) \($0.1)" } == [
        "country reason_not_offered", "town answer_refused", "amount reason_not_offered",
        "double takes_no_answer", "consent not_here", "org not_here",
      ])
  }

  @Test func `an indicator is compared to as many decimals as are written`() throws {
    let answers = Self.agreed + #", "amount": "20""#
    #expect(try Study.sentences(answers, #""indicators": {"third": "6.67"}"#) == [])
    #expect(try Study.sentences(answers, #""indicators": {"third": "6.66"}"#).count == 1)
    #expect(try Study.sentences(Self.agreed, #""indicators": {"third": ""}"#) == [])
  }

  @Test func `the quotas that count an interview are compared, these and no others`() throws {
    let answers = Self.agreed + #", "amount": "20""#
    #expect(try Study.sentences(answers, #""quotas": ["british"]"#) == [])
    #expect(
      try Study.sentences(answers, #""quotas": ["poor", "britsh"]"#) == [
        "poor: expected that this quota counts it, found that it does not",
        "britsh: expected a quota of that name, found none; did you mean 'british'?",
        "british: expected that this quota does not count it, found that it does",
      ])
  }

  @Test func `what an outcome keeps is compared`() throws {
    #expect(try Study.sentences(#""consent": "no""#, #""kept": "nothing""#) == [])
    #expect(try Study.sentences(Self.agreed, #""kept": "answers""#) == [])
    #expect(
      try Study.sentences(#""consent": "no""#, #""kept": "answers""#)
        == ["expected answers kept, found nothing"])
  }

  @Test func `what is tried is taken back`() throws {
    let found = try Study.sentences(
      Self.agreed + #", "amount": "5""#,
      #""soft": {"amount": ["6000"]}, "values": {"amount": "5"}, "not_asked": ["why"]"#)
    #expect(found == [])
  }

  @Test func `a soft check of another item that looks at the answer counts`() throws {
    let answers = Self.agreed + #", "amount": "50""#
    #expect(try Study.sentences(answers, #""soft": {"country": ["fr"]}"#) == [])
    #expect(try Study.sentences(answers, #""soft": {"country": ["gb"]}"#).count == 1)
  }

  @Test func `what a soft check doubts, or what is refused, is not undoubted`() throws {
    let expected = #""undoubted": {"amount": ["10", "5000", "-1"], "country": ["gb", "fr"]}"#
    #expect(
      try Study.sentences(Self.agreed + #", "amount": "50""#, expected) == [
        "amount: expected '5000' taken without a doubt, found that a soft check of amount doubts it",
        "amount: expected '-1' taken, found refused by the constraint . >= 0",
        "country: expected 'fr' taken without a doubt, found that a soft check of double doubts it",
      ])
  }

  @Test func `what a ratio counts against is compared as an indicator is`() throws {
    let answers = Self.agreed + #", "amount": "20""#
    #expect(try Study.sentences(answers, #""denominators": {"share": "26.67"}"#) == [])
    #expect(try Study.sentences(Self.agreed, #""denominators": {"share": ""}"#) == [])
    #expect(
      try Study.sentences(
        Self.agreed + #", "amount": "30""#,
        #""denominators": {"share": "41", "third": "20", "thrd": "1"}"#)
        == [
          "share: expected '41' to count against, found '40'",
          "third: expected an indicator with a 'per', found one without",
          "thrd: expected an indicator of that name, found none; did you mean 'third'?",
        ])
  }

  @Test func `a scenario with a time of its own is held then`() throws {
    let expected = #""values": {"day": "2026-11-21"}"#
    #expect(try Study.sentences(Self.agreed, expected) == [])
    let later = #""now": "2027-02-01T09:00:00-04:00","#
    #expect(
      try Study.sentences(Self.agreed, expected, more: later) == [
        "day: expected '2026-11-21', found '2027-02-01'"
      ])
  }

  @Test func `the rest is answered at random, and what was told stays`() throws {
    let answers = #""consent": "yes", "amount": "500", "orgs": [{"org": "A"}]"#
    for seed in 1...20 {
      let found = try Study.sentences(
        answers,
        #""complete": true, "values": {"consent": "yes", "amount": "500", "orgs[1]/org": "A"}, "not_asked": ["orgs[2]/org"]"#,
        more: #""rest": "random", "seed": \#(seed),"#)
      #expect(found == [])
    }
  }

  @Test func `a place is that of the expectation`() throws {
    let found = try Study.differences(Self.agreed, "\n\n  \"values\": {\"country\": \"fr\"}")
    #expect(found.map(\.place.description) == ["study.scenarios.json:5:25"])
  }
}
