import Interviews
import Questionnaires
import Records
import Values

extension Move {
  /// What nobody said and the old version filled in.
  struct FilledIn {
    let node: NodeID
    var fate: MigrationReport.Fate
    /// What should stand in the new version, and where; nil where nothing can.
    var wanted: (address: Address, answer: String)?
  }

  /// Answers that the old version filled in. Where somebody has seen one it is that person's answer,
  /// and moves when the new version would say otherwise.
  mutating func carriedDefaults(_ interview: Interview) -> [Late] {
    var late: [Late] = []
    for node in draft.nodes {
      let address = draft.address(of: node)
      guard isFilledIn(node), !said.hasAnswer(at: address) else { continue }
      do throws(Obstacle) {
        let place = try translation.place(of: address)
        guard let target = interview.node(at: place.address) else { throw .instanceMissing }
        let stands = interview.answer(target)
        guard !isComputed(node) || stands != draft.answer(node) else {
          filledIn.append(FilledIn(node: node, fate: .kept, wanted: (place.address, stands)))
          continue
        }
        guard !isComputed(node) else { throw .unseenDefault }
        let (answer, done) = try place.conversion.converted(draft.answer(node))
        guard place.conversion.to.type.holdsAnswers else { throw .retyped }
        guard interview.isRelevant(target) else { throw .notAsked }
        if stands != answer {
          guard let seen = moment(ofSeeing: node) else { throw .unseenDefault }
          late.append(Late(event: .answered(place.address, answer), at: seen))
        }
        let all = place.done + done
        filledIn.append(
          FilledIn(
            node: node, fate: all.isEmpty ? .kept : .converted(all),
            wanted: (place.address, answer)))
      } catch { filledIn.append(FilledIn(node: node, fate: .left(error))) }
    }
    return late
  }

  /// What does not stand in the end as it should has stayed behind, whatever was tried.
  mutating func judgeFilledIn(_ interview: Interview) {
    for place in filledIn.indices {
      guard let wanted = filledIn[place].wanted else { continue }
      guard let obstacle = obstacle(to: wanted.answer, at: wanted.address, interview) else {
        continue
      }
      filledIn[place].fate = .left(obstacle)
    }
  }

  private func obstacle(
    to answer: String, at address: Address, _ interview: Interview
  ) -> Obstacle? {
    guard let target = interview.node(at: address) else { return .instanceMissing }
    if interview.answer(target) == answer { return nil }
    if !interview.isRelevant(target) { return .notAsked }
    return interview.isReadOnly(target) ? .readOnly : .notAnswerable
  }

  private func isFilledIn(_ node: NodeID) -> Bool {
    let item = draft.item(node)
    guard !draft.answer(node).isEmpty else { return false }
    if isComputed(node) || item.calculation != nil { return isNoLongerComputed(node) }
    if case .none = item.defaultValue { return false }
    return item.type.holdsAnswers && !isComputedNow(node)
  }

  /// Whether nobody could have answered it.
  private func isComputed(_ node: NodeID) -> Bool { !draft.item(node).type.holdsAnswers }

  /// Nobody could answer it before either, and the new version gives it by a rule.
  private func isComputedNow(_ node: NodeID) -> Bool {
    let item = draft.item(node)
    guard item.type == .hidden || item.definition.readOnly == .always,
      let place = try? translation.place(of: draft.address(of: node))
    else { return false }
    return place.conversion.to.calculation != nil
  }

  /// What a calculation or the program gave is lost where the new version has a place for answers, and
  /// gives none.
  private func isNoLongerComputed(_ node: NodeID) -> Bool {
    guard let to = try? translation.place(of: draft.address(of: node)).conversion.to else {
      return false
    }
    return to.calculation == nil && (to.type.holdsAnswers || !isComputed(node))
  }

  /// When somebody was at the question, or at the page or grid around it.
  private func moment(ofSeeing node: NodeID) -> Moment? {
    let address = draft.address(of: node)
    if let visit = said.visits[address] { return visit.at }
    if let parent = draft.item(node).parent,
      let visit = said.visits[Address(draft.form.items[parent].name, in: address.instances)]
    {
      return visit.at
    }
    // Nobody is sent to where an interview begins.
    return draft.hasSeen(node) ? draft.entries.first?.at : nil
  }
}
