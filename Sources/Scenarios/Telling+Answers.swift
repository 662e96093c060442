import Interviews
import Questionnaires
import Records
import Values

extension Telling {
  /// Gives answers in the questionnaire's order, each only if it is asked then.
  mutating func give(_ answers: [ScenarioFile.GivenAnswer], in instances: [Int] = []) {
    let found = answers.compactMap { answer in
      form.item(named: answer.name.value).map { (answer: answer, item: $0) }
    }
    for (answer, item) in found.sorted(by: { $0.item.id < $1.item.id }) {
      give(answer, to: item, in: instances)
    }
  }

  private mutating func give(
    _ answer: ScenarioFile.GivenAnswer, to item: FormItem, in instances: [Int]
  ) {
    let (path, offset) = (answer.name.value, answer.name.offset)
    guard depth(of: item) == instances.count,
      let node = interview.node(at: Address(item.name, in: instances))
    else { return differ(.notHere, path, at: offset) }
    let full = interview.path(of: node)
    told.insert(node)
    guard isAsked(node) else {
      return differ(.answerNotAsked(unreached(item, in: instances)), full, at: offset)
    }
    switch answer.said {
    case .instances(let tales) where item.type == .repeat:
      add(tales, to: node, in: instances, at: offset)
    case .answer(let text, let remark) where item.takesAnswer:
      give(text, remark, at: node, offset)
    case .nonresponse(let reason) where item.takesAnswer: decline(reason, at: node, offset)
    default: differ(.takesNoAnswer(item.type), full, at: offset)
    }
  }

  /// How many repeats are around an item.
  private func depth(of item: FormItem) -> Int {
    var depth = 0
    var scope = item.scope
    while let around = form.scopes[scope].repeatItem {
      depth += 1
      scope = form.items[around].scope
    }
    return depth
  }

  // MARK: Questions

  private mutating func give(_ text: String, _ remark: String?, at node: NodeID, _ offset: Int) {
    let address = interview.address(of: node)
    happen(.visited(address))
    switch happen(.answered(address, text)) {
    case nil: confirm(remark, at: node)
    case .refused(let failure)?:
      differ(
        .answerRefused(text, refused(failure, interview.item(node))), interview.path(of: node),
        at: offset)
    default: differ(.answerReadOnly, interview.path(of: node), at: offset)
    }
  }

  /// A remark says why the checks that doubt an answer are wrong; where none does it is a note.
  private mutating func confirm(_ remark: String?, at node: NodeID) {
    guard let remark else { return }
    let address = interview.address(of: node)
    let doubts = interview.failingChecks(node).filter { $0.severity == .soft }
    for check in doubts {
      happen(.marked(address, .confirmation(check: check.place, note: remark)))
    }
    if doubts.isEmpty { happen(.noted(address, remark)) }
  }

  private mutating func decline(_ reason: Nonresponse, at node: NodeID, _ offset: Int) {
    let address = interview.address(of: node)
    let offered = interview.item(node).definition.nonresponse
    guard offered.contains(reason) else {
      let words = offered.map(\.rawValue)
      return differ(
        .reasonNotOffered(reason.rawValue, among: words), interview.path(of: node), at: offset)
    }
    happen(.visited(address))
    if happen(.declined(address, reason)) != nil {
      differ(.answerReadOnly, interview.path(of: node), at: offset)
    }
  }

  // MARK: Repeats

  /// Each instance is added when it is told, and answered before the next.
  private mutating func add(
    _ tales: [[ScenarioFile.GivenAnswer]], to roster: NodeID, in instances: [Int], at offset: Int
  ) {
    let address = interview.address(of: roster)
    happen(.visited(address))
    for (place, tale) in tales.enumerated() {
      if interview.instances(of: roster).count <= place {
        happen(.instanceAdded(address, identity: interview.nextIdentity(of: roster)))
      }
      let present = interview.instances(of: roster)
      guard present.indices.contains(place) else { break }
      give(tale, in: instances + [present[place].identity])
    }
    let found = interview.instances(of: roster).count
    if found != tales.count {
      differ(
        .instanceCount(told: tales.count, found: found), interview.path(of: roster), at: offset)
    }
  }

  /// Why it could not happen; nil when it has.
  @discardableResult private mutating func happen(_ event: JournalEvent) -> InterviewFault? {
    do throws(InterviewFault) {
      _ = try interview.apply(event, at: interview.entries[0].at)
      return nil
    } catch { return error }
  }
}

extension FormItem {
  fileprivate var takesAnswer: Bool { type.isQuestion || type == .hidden }
}
