import Records
import Sealing
import Store

/// Somebody at work with a store, as a seed wants it, until something goes wrong.
struct Story {
  private var numbers: SeededNumbers
  /// What the store has acknowledged.
  private(set) var memory = Memory()
  /// What was asked and not answered.
  private(set) var underway: Verb?
  private var begun = 0

  init(seed: Int) { numbers = SeededNumbers(seed) }

  /// Goes on until the store refuses something, or so many verbs are done.
  mutating func run(
    on store: Store, study: StudyKey, verbs: Int = .max
  ) throws(StoreFault) {
    var left = verbs
    while left > 0 {
      let verb = try nextVerb()
      underway = verb
      try verb.perform(on: store, study: study)
      memory.take(verb)
      underway = nil
      left -= 1
    }
  }

  private mutating func nextVerb() throws(StoreFault) -> Verb {
    let drafts = memory.drafts
    guard let id = drafts.randomElement(using: &numbers) else { return begin() }
    let next = memory.journal(of: id).count + 1
    switch numbers.below(100) {
    case 0..<12 where drafts.count < 4: return begin()
    case 12..<20: return try finish(id, next)
    case 20..<24: return .discard(id)
    case 24..<28: return .protect(numbers.below(3) == 0 ? nil : numbers.text(upTo: 12))
    case 28..<36:
      let entries = (next..<next + 3).map { Specimens.answered($0, numbers.text(upTo: 80)) }
      return .append(entries, to: id)
    case 36..<40: return .append([Specimens.answered(next, numbers.text(upTo: 9000))], to: id)
    default: return .append([Specimens.answered(next, numbers.text(upTo: 80))], to: id)
    }
  }

  private mutating func begin() -> Verb {
    begun += 1
    return .begin(Specimens.id(begun))
  }

  private mutating func finish(_ id: String, _ next: Int) throws(StoreFault) -> Verb {
    do {
      let record = try Specimens.record(id, numbers.text(upTo: 2000))
      return .finish(id, Specimens.finished(next), record, seals: numbers.below(2) == 0)
    } catch { throw .damagedRecord(id: id) }
  }
}
