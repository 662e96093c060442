import Interviews
import Records
import Values

/// Goes once more through an interview that was held, stop by stop as a person does who gives the same
/// answers, and shows how it stands at each before anything is answered there.
struct InstrumentWalk {
  /// The interview that was held, for its answers.
  let held: Interview
  private var interview: Interview
  private let now: Moment
  private let look: (Interview, Stop) throws -> Void

  /// - Parameter look: is given every stop, with the interview as it stands there.
  init(
    _ held: Interview, language: String, mode: Mode = .capi,
    look: @escaping (Interview, Stop) throws -> Void
  ) throws {
    let beginning = Beginning(
      language: language, mode: mode, interviewer: "Amina", device: "laptop",
      seed: held.beginning.seed)
    self.held = held
    now = held.entries[0].at
    interview = try Interview.begin(held.form, beginning, at: now).interview
    self.look = look
  }

  /// From the first stop to the last, or to the note that ends it.
  mutating func go() throws {
    var stop = interview.stops[0]
    while stop != .end {
      try face(stop)
      if interview.outcomeRule(at: stop) != nil { return }
      stop = interview.stop(after: stop)
    }
  }

  private mutating func face(_ stop: Stop) throws {
    guard let node = stop.node else { return }
    happen(.visited(interview.address(of: node)))
    try look(interview, stop)
    switch stop {
    case .question: answer(node)
    case .grid, .page: for row in interview.rows(of: node) { answer(row) }
    case .roster: try fill(node)
    case .note, .end: break
    }
  }

  private mutating func fill(_ roster: NodeID) throws {
    let address = interview.address(of: roster)
    for instance in held.node(at: address).map({ held.instances(of: $0) }) ?? []
    where interview.isOpenEnded(roster) {
      happen(.instanceAdded(address, identity: instance.identity))
    }
    for instance in interview.instances(of: roster) {
      guard var stop = interview.firstStop(in: instance, of: roster) else { continue }
      while stop != .end, stop != .roster(roster) {
        try face(stop)
        stop = interview.stop(after: stop)
      }
    }
  }

  private mutating func answer(_ node: NodeID) {
    let address = interview.address(of: node)
    guard let known = held.node(at: address) else { return }
    if let reason = held.nonresponse(known) {
      happen(.declined(address, reason))
    } else if !held.answer(known).isEmpty {
      happen(.answered(address, held.answer(known)))
    }
  }

  private mutating func happen(_ event: JournalEvent) { _ = try? interview.apply(event, at: now) }
}
