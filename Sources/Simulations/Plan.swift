import Interviews
import Values

/// How many interviews are simulated, from which seed, over how many days of fieldwork. The same
/// plan on the same questionnaire gives the same interviews, to the byte, on every machine.
public struct Plan: Sendable, Hashable {
  public let count: Int
  public let seed: UInt64
  public let days: Int

  public init(count: Int, seed: UInt64 = 1, days: Int = 30) {
    self.count = max(0, count)
    self.seed = seed
    self.days = max(1, days)
  }

  /// The day after the last one of every simulated fieldwork: 2026-07-01, in UTC. It is fixed, for a
  /// clock would make of one seed other interviews each day.
  static let end: Int64 = 1_782_864_000_000

  private static let dayLength: Int64 = 86_400_000

  /// When an interview begins: they are spread evenly over the days, in order, between eight in the
  /// morning and six in the evening.
  func start(of number: Int, _ random: inout RandomSource) -> Moment {
    let day = Int64(days) - Int64(number * days / max(1, count))
    let morning = Self.end - day * Self.dayLength + 8 * 3_600_000
    return Moment(milliseconds: morning + Int64(random.below(36_000)) * 1000)
  }

  /// Where the randomness of one interview comes from. Its questionnaire is mixed in, so that two of
  /// them never give the same interview identities.
  func source(of number: Int, on questionnaire: String) -> RandomSource {
    // FNV-1a (Fowler, Noll and Vo).
    let name = questionnaire.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    var mixer = RandomSource(seed: seed ^ name)
    let base = mixer.next()
    // Mixed once more: sources whose seeds lie a step apart would give the same numbers, moved by one.
    var numbered = RandomSource(seed: base &+ UInt64(number))
    return RandomSource(seed: numbered.next())
  }
}
