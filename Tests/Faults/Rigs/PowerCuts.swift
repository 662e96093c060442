import Sealing
import Store

/// The store on a disk whose power goes at a seeded moment.
package struct PowerCuts: Sendable {
  package struct Tally: Sendable, Hashable, Codable {
    package var cuts = 0
    /// Verbs that the store said were done.
    package var acknowledged = 0
    package var lost = 0
    /// Cuts after which the store did not open, or SQLite found fault with its file.
    package var damaged = 0
    /// The seeds that lost or damaged something.
    package var seeds: [Int] = []
  }

  private let durability: Store.Durability
  private let study: StudyKeyPair
  private let key: StudyKey

  package init(_ durability: Store.Durability) throws {
    self.durability = durability
    study = try StudyKeyPair(name: "study")
    key = try study.publicKey()
  }

  package func run(_ seeds: Range<Int>) throws -> Tally {
    var tally = Tally()
    for seed in seeds { try run(seed, &tally) }
    return tally
  }

  private func run(_ seed: Int, _ tally: inout Tally) throws {
    let scratch = try ScratchFolder()
    let disk = try CrashDisk(scratch.folder("before"))
    var numbers = SeededNumbers(~seed)
    // To make a store takes some hundred operations; a cut may come in between.
    disk.cut(at: 1 + numbers.below(numbers.below(10) == 0 ? 3000 : 700))
    var story = Story(seed: seed)
    do throws(StoreFault) {
      let store = try Store(directory: disk.path + "/store", durability: durability)
      try story.run(on: store, study: key)
    } catch {
      guard disk.isDead else { throw error }
    }
    let after = try CrashDisk(scratch.folder("after"))
    try disk.materialise(seed: seed, into: scratch.folder("after/store"))
    let (lost, isDamaged) = judge(story, after.path + "/store")
    tally.cuts += 1
    tally.acknowledged += story.memory.acknowledged
    tally.lost += lost
    tally.damaged += isDamaged ? 1 : 0
    if lost > 0 || isDamaged { tally.seeds.append(seed) }
  }

  /// What was under way when the power went may be there or not, but not in part.
  private func judge(_ story: Story, _ directory: String) -> (lost: Int, isDamaged: Bool) {
    guard let store = try? Store(directory: directory) else {
      return (story.memory.acknowledged, true)
    }
    var lost = story.memory.lost(from: store, study: study)
    if lost > 0, let verb = story.underway {
      var other = story.memory
      other.take(verb)
      lost = min(lost, other.lost(from: store, study: study))
    }
    return (lost, (try? store.isFileSound()) != true)
  }
}
