import JSONDocuments
import Records
import Values

/// A digest that is quick to write and good enough to notice any flipped byte; the real one is
/// given from outside in the same way.
let standIn: Digest = { bytes in
  (0..<4).flatMap { lane -> [UInt8] in
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325 &+ UInt64(lane) &* 0x9e37_79b9_7f4a_7c15
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    hash ^= hash >> 29
    return (0..<8).map { UInt8(truncatingIfNeeded: hash >> ($0 * 8)) }
  }
}

/// Numbers that look random and are the same in every run (splitmix64).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }
}

let noon = Moment(milliseconds: 1_795_275_731_250, offsetMinutes: -240)

/// The n-th of a row of finalized interviews.
func record(_ number: Int, answer: String = "é 国 \u{7F}\n") throws -> FrozenRecord {
  let id = "uuid:00000000-0000-4000-8000-" + String(100_000_000_000 + number)
  let interview = InterviewRecord(
    id: id, questionnaire: QuestionnaireKey(id: "survey", version: "1", hash: "sha256:00"),
    state: .finalized, disposition: "110", language: "en", mode: .capi, started: noon,
    finalized: noon, answers: [.text(name: "name", answer)])
  return try FrozenRecord(id: id, bytes: JSONWriter.bytes(interview.json), digest: standIn)
}
