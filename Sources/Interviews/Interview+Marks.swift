import Questionnaires
import Records
import Values

/// What an interviewer does about a question beside answering it.
extension Interview {
  mutating func take(_ mark: Mark, at address: Address) throws(InterviewFault) {
    let node = try found(address)
    let item = form.items[node.item]
    switch mark {
    case .flag(let flag): change(node) { $0.flag = flag }
    case .probe(let probe, let isAsked):
      guard item.definition.probes.indices.contains(probe) else { throw .unknownAddress }
      change(node) { extra in
        extra.probes.removeAll { $0 == probe }
        if isAsked { extra.probes.append(probe) }
      }
    case .tags(let tags):
      let length = world.cell(node).answer.count
      change(node) { $0.tags = tags.filter { $0.passage.upperBound <= length } }
    case .confirmation(let check, let note):
      guard item.checks.indices.contains(check) else { throw .unknownAddress }
      let answer = answer(node)
      change(node) {
        $0.confirmed[check] = note.isEmpty ? nil : Extra.Confirmation(note: note, answer: answer)
      }
    }
  }

  mutating func take(_ sitting: Sitting) {
    switch sitting {
    case .paused: isPaused = true
    case .continued: isPaused = false
    case .observed(let text): observation = text
    case .brokenOff(let breakOff): self.breakOff = breakOff
    }
  }

  public func flag(_ node: NodeID) -> QuestionFlag? { world.extras[node]?.flag }

  /// The probes of a question that were asked, by their places, in the order in which they were.
  public func probes(_ node: NodeID) -> [Int] { world.extras[node]?.probes ?? [] }

  /// Why the answer of a question is right although a check found it unlikely, by the check's place.
  /// What was said of another answer, or of what was calculated before, does not hold any more.
  func confirmations(_ node: NodeID) -> [Int: String] {
    guard let confirmed = world.extras[node]?.confirmed, !confirmed.isEmpty else { return [:] }
    let answer = answer(node)
    return confirmed.filter { $0.value.answer == answer }.mapValues(\.note)
  }

  /// The coded passages of a verbatim.
  public func tags(_ node: NodeID) -> [Tag] { world.extras[node]?.tags ?? [] }

  /// The codes that passages of a verbatim can be given, with their labels.
  public func codes(of node: NodeID) -> [(name: String, label: String)] {
    guard let list = form.items[node.item].definition.codes?.value,
      let table = form.table(named: list)
    else { return [] }
    return (0..<table.count).map { row in
      let choice = OfferedChoice(table: table, row: row)
      return (choice.name, label(of: choice))
    }
  }
}

extension Extra {
  /// What was said of an answer does not hold for the one in its place; of its coded passages those
  /// that lie in it stay, since whoever changes a verbatim says what becomes of them.
  mutating func forget(answer: String) {
    confirmed = [:]
    if !tags.isEmpty {
      let length = answer.count
      tags = tags.filter { $0.passage.upperBound <= length }
    }
  }
}
