import Interviews
import Questionnaires
import Records

extension Move {
  /// Answers that the old version filled in. Where somebody has seen one it is that person's answer,
  /// and moves when the new version would say otherwise.
  mutating func carriedDefaults(_ interview: Interview) -> [Late] {
    var late: [Late] = []
    for node in draft.nodes {
      let address = draft.address(of: node)
      guard isDefault(node), !said.hasAnswer(at: address) else { continue }
      do throws(Obstacle) {
        let place = try translation.place(of: address)
        let (answer, done) = try place.conversion.converted(draft.answer(node))
        guard place.conversion.to.type.holdsAnswers else { throw .retyped }
        guard let target = interview.node(at: place.address) else { throw .instanceMissing }
        guard interview.isRelevant(target) else { throw .notAsked }
        if interview.answer(target) != answer {
          guard let visit = visit(to: node) else { throw .unseenDefault }
          late.append(Late(event: .answered(place.address, answer), at: visit.at))
        }
        let all = place.done + done
        defaults.append((node, all.isEmpty ? .kept : .converted(all)))
      } catch { defaults.append((node, .left(error))) }
    }
    return late
  }

  private func isDefault(_ node: NodeID) -> Bool {
    let item = draft.item(node)
    guard item.type.holdsAnswers, !draft.answer(node).isEmpty else { return false }
    if item.calculation != nil { return isNoLongerComputed(node) }
    if case .none = item.defaultValue { return false }
    return true
  }

  /// What a calculation gave is lost where the new version has none.
  private func isNoLongerComputed(_ node: NodeID) -> Bool {
    let place = try? translation.place(of: draft.address(of: node))
    return place.map { $0.conversion.to.calculation == nil } ?? false
  }

  /// Somebody was at the question, or at the grid around it.
  private func visit(to node: NodeID) -> JournalEntry? {
    let address = draft.address(of: node)
    if let visit = said.visits[address] { return visit }
    guard let parent = draft.item(node).parent else { return nil }
    return said.visits[Address(draft.form.items[parent].name, in: address.instances)]
  }
}
