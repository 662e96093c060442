import Glibc
import TestKit
import Testing

extension JourneyTests {
  /// What a kiosk's process can do once it is locked, tried in one.
  @Suite struct ConfinementTests {
    private func outcomes(_ words: String...) throws -> [String: String] {
      let account = try Account()
      let job = try Finished(
        Job(Programs.confined, words, environment: account.environment), within: .seconds(40))
      let lines = try job.succeeded().lines.map { $0.split(separator: ":", maxSplits: 1) }
      return Dictionary(
        lines.map { (String($0[0]), $0.count > 1 ? String($0[1].dropFirst()) : "") },
        uniquingKeysWith: { $1 })
    }

    @Test func `from a locked kiosk no process is started, no other looked into, no key typed`()
      throws
    {
      let outcomes = try outcomes("lock")
      #expect(outcomes["engaged"] != nil && outcomes["holds"] != nil, "\(outcomes)")
      for way in ["exec", "fork", "vfork", "clone", "spawn", "trace", "read", "push", "thread"]
      where way != "thread" {
        #expect(outcomes[way] == "EPERM", "\(way): \(outcomes)")
      }
      #expect(outcomes["clone3"] == "ENOSYS")
    }

    @Test func `a thread that was there before is locked as well`() throws {
      #expect(try outcomes("lock")["thread"] == "EPERM")
    }

    @Test func `what is sent in the background is sent from a locked kiosk`() throws {
      let account = try Account()
      let collector = try RunningCollector(account, database: "collector.sqlite")
      // Nobody may look there without a token: the answer came all the way.
      let outcomes = try outcomes("lock", collector.address + "/v1/have")
      #expect(outcomes["holds"] != nil)
      #expect(["401", "404", "405"].contains(outcomes["http"] ?? ""), "\(outcomes)")
    }

    @Test func `a process that is not locked can do it all`() throws {
      let outcomes = try outcomes("free")
      #expect(outcomes["does not hold"] != nil, "\(outcomes)")
      for way in ["fork", "vfork", "clone", "spawn"] {
        #expect(outcomes[way] == "done", "\(way): \(outcomes)")
      }
      #expect(outcomes["exec"] == String(cString: strerror(ENOENT)))
    }
  }
}
