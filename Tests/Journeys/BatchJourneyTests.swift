import TestKit
import Testing

extension JourneyTests {
  @Suite struct BatchJourneyTests {
    @Test func `a batch file says whether it is whole`() throws {
      let (account, _) = try FinishedSurvey.account()
      let file = account.path("monday.sbatch")
      try account.canvass("batch", "create", file).succeeded()
      let verified = try account.canvass("batch", "verify", file, "--json").succeeded()
      let facts = try JSON(verified.text)
      #expect(facts["records"]?.number == 1)
      #expect(facts["complete"]?.bool == true)
      try account.canvass("batch", "create", file).exited(1)
    }

    @Test func `a flipped bit is found wherever it is`() throws {
      let (account, _) = try FinishedSurvey.account()
      let file = account.path("monday.sbatch")
      try account.canvass("batch", "create", file).succeeded()
      let bytes = try account.read("monday.sbatch")
      for place in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 7)) {
        var flipped = bytes
        flipped[place] ^= 0x04
        let damaged = try account.write(flipped, to: "flipped.sbatch")
        let verified = try account.canvass("batch", "verify", damaged, "--json").exited(1)
        #expect(try JSON(verified.text)["complete"]?.bool == false, "byte \(place)")
      }
      let cut = try account.write(Array(bytes.dropLast()), to: "cut.sbatch")
      try account.canvass("batch", "verify", cut).exited(1)
    }

    @Test func `a batch is taken into another store as often as one likes`() throws {
      let (account, id) = try FinishedSurvey.account()
      try account.canvass("batch", "create", account.path("monday.sbatch")).succeeded()
      let other = try Account()
      let file = try other.write(account.read("monday.sbatch"), to: "monday.sbatch")
      for (stored, duplicate) in [(1.0, 0.0), (0.0, 1.0)] {
        let taken = try JSON(other.canvass("batch", "import", file, "--json").succeeded().text)
        #expect(taken["stored"]?.number == stored)
        #expect(taken["duplicate"]?.number == duplicate)
        #expect(taken["conflict"]?.number == 0)
      }
      #expect(try other.show(id) == account.show(id))
    }

    @Test func `a damaged batch brings in nothing that is not sound`() throws {
      let (account, _) = try FinishedSurvey.account()
      try account.canvass("batch", "create", account.path("monday.sbatch")).succeeded()
      var bytes = try account.read("monday.sbatch")
      bytes[bytes.count / 2] ^= 0x04
      let other = try Account()
      let file = try other.write(bytes, to: "monday.sbatch")
      let refused = try other.canvass("batch", "import", file, "--json").exited(1)
      #expect(try JSON(refused.text)["stored"]?.number == 0)
      #expect(
        try other.canvass("export", "--format", "jsonl", "--output", "-").succeeded().output
          .isEmpty)
    }

    @Test func `an interview reaches a collector by file as it does by wire`() throws {
      let (account, id) = try FinishedSurvey.account()
      let (batch, receipts) = (account.path("monday.sbatch"), account.path("monday.sreceipt"))
      try account.canvass("batch", "create", batch).succeeded()
      for counts in ["1 stored, 0 known already", "0 stored, 1 known already"] {
        let taken = try account.collector(
          "import", batch, "--receipts", receipts, "--database", account.path("second.sqlite")
        ).succeeded()
        #expect(taken.notices.contains(counts), "\(taken.notices)")
      }
      let collector = try RunningCollector(account, database: "first.sqlite")
      let token = try account.tokenFile("tablet-1", database: "first.sqlite")
      try account.canvass("sync", "--to", collector.address, "--token-file", token).succeeded()
      #expect(try account.exported("first.sqlite") == account.exported("second.sqlite"))
      #expect(try collector.stop() == .exited(0))

      let (sender, _) = try FinishedSurvey.account()
      let brought = try sender.write(account.read("monday.sreceipt"), to: "monday.sreceipt")
      try sender.canvass("batch", "receipts", brought).succeeded()
      #expect(try sender.list("sent").map { $0["id"]?.string } == [id])
      try sender.canvass("batch", "create", sender.path("again.sbatch")).exited(1)
    }
  }
}
