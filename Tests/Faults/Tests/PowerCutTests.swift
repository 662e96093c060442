import FaultRigs
import Testing

/// The store over a layer that drops, reorders and tears whatever was not synced when the power went.
/// `script/faults crash --long` runs ten thousand seeds.
struct PowerCutTests {
  @Test(arguments: [0..<75, 75..<150, 150..<225, 225..<300])
  func `nothing that was acknowledged is lost when the power goes`(seeds: Range<Int>) throws {
    let tally = try PowerCuts(.full).run(seeds)
    #expect(tally.cuts == seeds.count)
    #expect(tally.acknowledged > 5 * seeds.count)
    #expect(tally.lost == 0 && tally.damaged == 0, "seeds \(tally.seeds)")
  }

  @Test func `a store that does not wait for the disk loses, and it is noticed`() throws {
    #expect(try PowerCuts(.normal).run(0..<40).lost > 0)
    #expect(try PowerCuts(.off).run(0..<40).damaged > 0)
  }
}
