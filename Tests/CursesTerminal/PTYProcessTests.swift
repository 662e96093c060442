import Glibc
import Terminal
import TestKit
import Testing

@Suite struct PTYProcessTests {
  @Test func `what is sent reaches the program and what it says is seen`() throws {
    let program = try shell("stty -echo; echo ready; read name; echo \"got $name\"; exit 7")
    try program.terminal.waitFor("ready")
    program.terminal.send("Zoë 漢", Keys.enter)
    try program.terminal.waitFor("got Zoë 漢")
    #expect(try program.wait() == .exited(7))
    #expect(try program.wait() == .exited(7))
  }

  @Test func `the window has the size it was given`() throws {
    let program = try shell("stty size; read line; stty size")
    try program.terminal.waitFor("24 80")
    program.terminal.resize(Size(columns: 40, rows: 12))
    program.terminal.send(Keys.enter)
    try program.terminal.waitFor("12 40")
    #expect(try program.wait() == .exited(0))
  }

  @Test func `the terminal is the program's own, so that its keys are signals`() throws {
    let program = try shell("echo ready; read line")
    try program.terminal.waitFor("ready")
    program.terminal.send(Keys.control("c"))
    #expect(try program.wait() == .killed(signal: SIGINT))
  }

  @Test func `the end of a program tells what killed it`() throws {
    let program = try shell("echo ready; while :; do read line; done")
    try program.terminal.waitFor("ready")
    program.signal(SIGTERM)
    #expect(try program.wait() == .killed(signal: SIGTERM))
  }

  @Test func `a failure shows the screen`() throws {
    let program = try shell("echo something else; read line")
    try program.terminal.waitFor("something")
    do {
      try program.terminal.waitFor("never said", within: .milliseconds(1))
      Issue.record("it was said")
    } catch {
      #expect(error.description.contains("\"never said\" did not come"))
      #expect(error.description.contains("|something else "))
    }
  }

  @Test func `a program that is not there is a failure`() {
    #expect(throws: PTYFailure.self) { try PTYProcess("/no/such/program") }
  }

  private func shell(_ script: String) throws -> PTYProcess {
    try PTYProcess("/bin/sh", ["-c", script])
  }
}
