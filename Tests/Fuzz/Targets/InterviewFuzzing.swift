import Interviews
import Questionnaires
import Records
import Values

/// An interview in which the bytes of an input decide what happens.
struct InterviewFuzzing {
  private(set) var interview: Interview
  private var now = Moment(milliseconds: 1_795_255_331_250, offsetMinutes: -240)

  init?(_ form: Form) {
    let beginning = Beginning(
      language: form.languages[0], interviewer: "Amina", device: "laptop", seed: 1)
    guard let begun = try? Interview.begin(form, beginning, at: now).interview else { return nil }
    interview = begun
  }

  /// Takes up to that many events from the input.
  mutating func happen(_ input: inout InputBytes, most: Int) {
    var left = most
    while left > 0, !input.isEmpty {
      left -= 1
      guard let node = node(&input) else { return }
      now = Moment(
        milliseconds: now.milliseconds + Int64(input.byte()) * 1000,
        offsetMinutes: now.offsetMinutes)
      _ = try? interview.apply(event(at: node, &input), at: now)
    }
  }

  /// A node of the few hundred first, so that large repeats do not make each event slow.
  private func node(_ input: inout InputBytes) -> NodeID? {
    input.pick(Array(interview.nodes.prefix(400)))
  }

  private func event(at node: NodeID, _ input: inout InputBytes) -> JournalEvent {
    let address = interview.address(of: node)
    if interview.item(node).type == .repeat {
      let instances = interview.instances(of: node)
      if input.byte() % 3 == 0, let instance = input.pick(Array(instances.prefix(50))) {
        return .instanceRemoved(address, identity: instance.identity)
      }
      return .instanceAdded(address, identity: interview.nextIdentity(of: node))
    }
    switch input.byte() % 10 {
    case 0: return interview.undoable.map(JournalEvent.undone) ?? .visited(address)
    case 1: return .declined(address, .refused)
    case 2: return .typed(address, input.text())
    case 3: return .noted(address, input.text())
    case 4: return .languageChanged(input.pick(interview.form.languages) ?? "")
    case 5: return .answered(address, "")
    case 6: return .answered(address, input.text())
    default: return .answered(address, answer(at: node, &input))
    }
  }

  /// An answer of the question's kind, some of them extreme.
  private func answer(at node: NodeID, _ input: inout InputBytes) -> String {
    switch interview.item(node).type {
    case .selectOne, .selectMultiple, .rank:
      let offered = interview.offeredChoices(node).prefix(300).map(\.name)
      return input.pick(offered) ?? ""
    case .integer, .decimal, .range:
      return input.pick(Self.numbers) ?? ""
    case .date, .time, .datetime: return input.pick(Self.times) ?? ""
    case .geopoint, .geotrace, .geoshape: return input.pick(Self.places) ?? ""
    default: return input.text()
    }
  }

  private static let numbers = [
    "0", "1", "2", "3", "7", "-1", "40", "1000000", "1e9", "9223372036854775807",
    "-9223372036854775808", "99999999999999999999", "0.1", "-0", "1e308", "NaN",
  ]
  private static let times = [
    "2026-11-22", "0001-01-01", "9999-12-31", "-9999-01-01", "2024-02-29", "12:30:00.000+05:30",
    "23:59:59.999Z", "2026-11-22T12:30:00.000+05:30", "9999-12-31T23:59:59.999-14:00",
  ]
  private static let places = [
    "14.01 -60.98", "14.01 -60.98 0 0;14.1 -60.9 0 0;14.2 -60.8 0 0;14.01 -60.98 0 0", "90 180",
    "-90 -180 1e9 0", "0 0 0 0",
  ]

  /// What has been kept up to date is what a computation afresh gives, and can be recorded.
  func check() throws(Violation) {
    let fresh = interview.recomputed()
    for node in interview.nodes.prefix(2_000) {
      try hold(
        Self.look(interview, node) == Self.look(fresh, node), "nothing kept is stale")
    }
    let record = interview.record(
      id: "fuzz", questionnaire: QuestionnaireKey(id: "fuzz", version: "1", hash: "sha256:"))
    try hold(record.started == interview.entries[0].at, "an interview can be recorded")
    _ = interview.unresolved.count
  }

  private static func look(_ interview: Interview, _ node: NodeID) -> String {
    "\(interview.value(node).text) \(interview.isRelevant(node)) \(interview.isRequired(node)) "
      + "\(interview.failure(node) as Failure?) \(interview.instances(of: node).count)"
  }
}
