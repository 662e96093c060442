import Testing

@testable import CursesTerminal

@Suite struct CapabilitiesTests {
  @Test(arguments: [
    ("\u{1B}[m\u{F}$<2>", "\u{1B}[m\u{F}"), ("$<5/>a$<1*>b", "ab"), ("cost $5 <b>", "cost $5 <b>"),
    ("open $<", "open $<"), ("", ""),
  ])
  func `pauses of hardware terminals are left out`(text: String, bare: String) {
    #expect(Capabilities.withoutPadding(Array(text.utf8)) == Array(bare.utf8))
  }
}
