import Interviews
import Questionnaires
import Records
import Values

/// Somebody who is interviewed and whom nobody knows: goes from stop to stop, answers, leaves out,
/// turns back now and then, and mends what is wrong before the end.
struct Respondent {
  var interview: Interview
  let guide: Guide
  var coverage: Coverage
  var random: RandomSource
  private var now: Moment
  var reached: Set<ItemID> = []
  var faced: Set<Stop> = []
  var filled: Set<NodeID> = []
  /// What somebody else has answered, which stays as it is.
  var kept: Set<NodeID> = []
  /// What was answered at each gate, last.
  var passed: [ItemID: String] = [:]
  /// Where no answer was found at some time; one may have been since.
  var answerless: Set<Address> = []
  /// Nobody goes on for ever, whatever the form does.
  var patience: Int
  private var returns: Int
  /// What keeps the interview from being finished, once it is over.
  var failures: [SimulatedInterview.Unfinished] = []

  init(_ interview: Interview, _ guide: Guide, _ coverage: Coverage, _ random: RandomSource) {
    self.interview = interview
    self.guide = guide
    self.coverage = coverage
    self.random = random
    now = interview.entries[0].at
    patience = 20_000 + 20 * guide.form.items.count
    returns = self.random.happens(30) ? 1 : 0
  }

  /// The whole interview, to its last event.
  mutating func hold() {
    answerAll()
    finish()
    coverage.take(interview, reached: reached)
  }

  /// From the first stop to the last, and whatever is then left to mend.
  mutating func answerAll() {
    walk(from: interview.stops[0])
    var rounds = 0
    while rounds < 25, mend() { rounds += 1 }
  }

  private mutating func walk(from start: Stop) {
    var stop = start
    while stop != .end, patience > 0 {
      face(stop)
      if interview.outcomeRule(at: stop) != nil { return }
      stop = earlierStop() ?? interview.stop(after: stop)
    }
  }

  // MARK: Stops

  mutating func face(_ stop: Stop) {
    patience -= 1
    faced.insert(stop)
    guard let node = stop.node else { return }
    happen(.visited(interview.address(of: node)))
    reached.insert(node.item)
    switch stop {
    case .end, .note: return
    case .question: respond(to: node)
    case .grid, .page:
      for row in interview.rows(of: node) where interview.isRelevant(row) {
        reached.insert(row.item)
        respond(to: row)
      }
    case .roster: fill(node)
    }
  }

  /// A person finds that something said earlier was wrong.
  private mutating func earlierStop() -> Stop? {
    guard returns > 0, random.happens(4) else { return nil }
    returns -= 1
    let earlier = interview.stops.filter { stop in
      guard case .question(let node) = stop, faced.contains(stop) else { return false }
      return interview.enclosingInstance(of: node) == nil && !kept.contains(node)
        && !interview.answer(node).isEmpty
    }
    guard let stop = random.pick(earlier), let node = stop.node else { return nil }
    happen(.visited(interview.address(of: node)))
    if !interview.isReadOnly(node) { answer(node) }
    return interview.stop(after: stop)
  }

  // MARK: Events

  /// Everything takes its time: between two seconds and half a minute. Whether it could happen.
  @discardableResult mutating func happen(_ event: JournalEvent) -> Bool {
    let pause = Int64(2000 + random.below(28_000))
    now = Moment(milliseconds: now.milliseconds + pause, offsetMinutes: now.offsetMinutes)
    return (try? interview.apply(event, at: now)) != nil
  }
}
