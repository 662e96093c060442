import Glibc
import TestKit
import Testing

extension JourneyTests {
  @Suite struct SyncJourneyTests {
    @Test func `a finished interview is sent once, and the receipt is kept`() throws {
      let (account, id) = try FinishedSurvey.account()
      let collector = try RunningCollector(account, database: "collector.sqlite")
      let token = try account.tokenFile("tablet-1", database: "collector.sqlite")
      let first = try account.canvass(
        "sync", "--to", collector.address, "--token-file", token, "--json"
      ).succeeded()
      #expect(try JSON(first.text)["sent"]?.number == 1)
      #expect(try account.list("sent").map { $0["id"]?.string } == [id])
      #expect(try account.show(id)["state"]?.string == "sent")
      let second = try account.canvass(
        "sync", "--to", collector.address, "--token-file", token
      ).succeeded()
      #expect(second.lines == ["0 sent, 0 left."])
      let held = try account.held("collector.sqlite")
      #expect(held.map { $0["id"]?.string } == [id])
      #expect(held.first?["source"]?.string == "tablet-1")
      #expect(try collector.stop() == .exited(0), "\(collector.job.text)")
    }

    @Test(arguments: [MiddleMan.Moment.halfOfTheBatch, .beforeTheAnswer])
    func `a collector that dies in the middle of a sync loses and doubles nothing`(
      moment: MiddleMan.Moment
    ) throws {
      let account = try Account()
      let id = try Tiny.hold(account, "Zoë", age: 33)
      let first = try RunningCollector(account, database: "collector.sqlite")
      let token = try account.tokenFile("tablet-1", database: "collector.sqlite")
      let line = try MiddleMan()
      let sync = try Job(
        Programs.canvass, ["sync", "--to", line.address, "--token-file", token],
        environment: account.environment)
      try line.passOn(to: first.port, until: moment) { try first.kill() }
      #expect(try account.list("sent").isEmpty)
      let second = try RunningCollector(account, database: "collector.sqlite")
      try line.passOn(to: second.port, until: .never)
      #expect(try sync.wait() == .exited(0), "\(sync.text)")
      #expect(sync.text.contains("1 sent, 0 left."), "\(sync.text)")
      #expect(try account.list("sent").map { $0["id"]?.string } == [id])
      let held = try account.held("collector.sqlite")
      #expect(held.map { $0["id"]?.string } == [id])
      #expect(held.first?["conflicts"]?.number == 0)
      #expect(try second.stop() == .exited(0))
    }

    @Test func `a collector that does not know the token gets nothing`() throws {
      let account = try Account()
      _ = try Tiny.hold(account, "Zoë", age: 33)
      let collector = try RunningCollector(account, database: "collector.sqlite")
      let token = try account.write("not-a-token\n", to: "wrong.token")
      let refused = try account.canvass(
        "sync", "--to", collector.address, "--token-file", token
      ).exited(1)
      #expect(refused.text.contains("refused the token"), "\(refused.text)\(refused.notices)")
      #expect(!(refused.text + refused.notices).contains("not-a-token"))
      #expect(try account.held("collector.sqlite").isEmpty)
      #expect(try account.list("finalized").count == 1)
    }
  }
}
