import Expressions
import Testing

struct PatternDoubtTests {
  @Test(
    arguments: [
      ("(a+)+", "(a+)+"), ("x(a*)*y", "(a*)*"), ("(.*)*", "(.*)*"), ("(a|a)*", "(a|a)*"),
      (#"(\w+\s?)+"#, #"(\w+\s?)+"#), (#"(\d|[0-9])+z"#, #"(\d|[0-9])+"#), ("(.*,)+", "(.*,)+"),
      ("((?:a+b?)+)c", "(?:a+b?)+"), ("(a+|b)*", "(a+|b)*"), ("([a-z]+(-[a-z]+)*)*", nil),
      ("(a|aa)+", nil), ("(ab|abab)*", nil), ("x(a|ab|b)+", "(a|ab|b)+"), ("(a?b?)*", nil),
      ("(a|aa){20}", nil), ("([0-9]{2,3})+", nil), (#"(\w|\d_)+!"#, #"(\w|\d_)+"#),
      ("([ab]|a[bc]|c)*", nil), ("((a|b)(c|))*|((x|xy)(yz|z))*", "((x|xy)(yz|z))*"),
    ] as [(String, String?)])
  func `a repetition repeated is costly`(pattern: String, part: String?) throws {
    let doubts = try Pattern(pattern).doubts
    let costly = doubts.compactMap { doubt in
      if case .isCostly(let part) = doubt { part } else { nil }
    }
    #expect(costly == [part ?? pattern])
  }

  @Test(arguments: [
    "(a+b)+", "([a-z]+-)*[a-z]+", "a+b+", "(ab)*", "(a|b)*", "(a++)+", "(?>a+)+", "(a{2})+",
    "[^@ ]+@[^@ ]+", "(a?)*", "([0-9]+,)*[0-9]+", "(a+){1,3}", "^$", "^a|b$", "(^a|^b)c?$",
    "(a|ba)+", "([A-Z]|[A-Z][a-z])+", "(ab|ac)*", "(a|aa){2}", "([a-z]{2}-)*", "(aa|aaa){1,5}",
    "([0-9]{1,3}\\.){3}[0-9]{1,3}", "(\\b[a-z]+)*", "((a|b){2})*", "(a[bc]|b[cd])+", "(){9}",
    "(a|bc|bd)*", "((?:[01][0-9]|2[0-3]):[0-5][0-9] ?)*",
    "[$^]a", "^(?=.*[0-9]).+$", "a*^", "$b*",
  ])
  func `what costs little and can fit is not doubted`(pattern: String) throws {
    #expect(try Pattern(pattern).doubts == [])
  }

  @Test(arguments: ["a^b", "[A-Z]+$[0-9]+", "(a^)b", "x(^a|^b)", "a$b|c$d", "(a$|b$)c"])
  func `an anchor inside can never fit`(pattern: String) throws {
    #expect(try Pattern(pattern).doubts == [.isImpossible])
  }

  @Test func `a pattern that is too large is passed over at once`() throws {
    let large = "(" + Array(repeating: "[a-z]", count: 400).joined(separator: "|") + ")*"
    #expect(try Pattern(large).doubts == [])
    #expect(try Pattern("((((a{9}){9}){9}){9})*").doubts == [])
  }

  @Test func `what is not known is passed over`() throws {
    #expect(try Pattern(#"(?i)(a+)+"#).doubts == [])
    #expect(try Pattern(#"(\p{L}+)+"#).doubts == [])
  }
}
