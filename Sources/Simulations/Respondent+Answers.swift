import Interviews
import Questionnaires
import Records

extension Respondent {
  /// One question that a person is asked: mostly answered, now and then left out where that is
  /// allowed, or declined where the author lists a reason.
  mutating func respond(to node: NodeID) {
    let item = interview.item(node)
    let choices = interview.offeredChoices(node)
    if choices.count <= Coverage.ChoiceTally.most {
      for choice in choices { coverage.items[item.id].choices.offer(choice.name) }
    }
    guard !interview.isReadOnly(node), !kept.contains(node) else { return }
    let isOptional = !interview.isRequired(node)
    // There is nothing to attach, and nowhere to go.
    if isOptional, item.type.isAttachment { return }
    let stands = !interview.answer(node).isEmpty && interview.failure(node) == nil
    if stands, random.happens(80) { return }
    let isNew = coverage.items[item.id].answered == 0
    if isOptional, !isNew, random.happens(12) { return }
    if !isNew, random.happens(5), let reason = random.pick(item.definition.nonresponse) {
      happen(.declined(interview.address(of: node), reason))
      return
    }
    answer(node)
  }

  /// Finds an answer that can stand and gives it; whether there was one.
  @discardableResult mutating func answer(_ node: NodeID, mayStepBack: Bool = true) -> Bool {
    let item = interview.item(node).id
    let isGate = guide.gates.contains(item)
    let valid = validAnswers(at: node, atMost: isGate ? 8 : 1)
    guard let first = valid.first else {
      guard mayStepBack else { return false }
      if stepBack(from: node) { return true }
      coverage.items[item].unanswerable += 1
      answerless.insert(interview.address(of: node))
      return declines(node)
    }
    // What nobody has said yet must be said once, wherever it leads; but not by the first few.
    let isNew = first.split(separator: " ").contains {
      coverage.items[item].choices.isNew(String($0))
    }
    let isCareful = random.happens(isNew && coverage.interviews > 3 ? 50 : 90)
    let answer = isGate && isCareful ? passing(valid, at: node) : first
    guard happen(.answered(interview.address(of: node), answer)) else { return false }
    coverage.items[item].give(answer)
    if isGate { passed[item] = answer }
    return true
  }

  /// Who cannot answer and has a reason on the list says so.
  private mutating func declines(_ node: NodeID) -> Bool {
    guard let reason = random.pick(interview.item(node).definition.nonresponse) else {
      return false
    }
    return happen(.declined(interview.address(of: node), reason))
  }

  /// Tries what comes to mind until the engine takes some of it. A question for which nothing was
  /// ever found is tried less; a constraint that has refused nothing yet is tried with all there is.
  mutating func validAnswers(at node: NodeID, atMost count: Int) -> [String] {
    let item = interview.item(node)
    let tally = coverage.items[item.id]
    var ideas = Ideas(interview, guide, random)
    var valid: [String] = []
    let rounds = tally.unanswerable > 3 && tally.answered == 0 ? 1 : 8
    for _ in 0..<rounds where valid.isEmpty {
      var texts = ideas.answers(to: node, isNew: { tally.choices.isNew($0) })
      if !item.type.isSelect, ideas.random.happens(50) {
        texts = texts.filter { !tally.used.contains($0) } + texts.filter(tally.used.contains)
      }
      for text in texts {
        let isEnough = valid.count == count
        if isEnough, item.constraint == nil || coverage.items[item.id].refused > 0 { break }
        if judge(text, at: node), !isEnough, !valid.contains(text) { valid.append(text) }
      }
    }
    if valid.isEmpty, tally.unanswerable < 20 || tally.answered > 0 {
      valid = ideas.searched(node).first { judge($0, at: node) }.map { [$0] } ?? []
    }
    random = ideas.random
    return valid
  }

  private mutating func judge(_ text: String, at node: NodeID) -> Bool {
    let failure = interview.judge(text, at: node)
    if failure == nil { coverage.items[node.item].taken += 1 }
    if failure == .constraint { coverage.items[node.item].refused += 1 }
    return failure == nil
  }

  /// Among answers to a question on which much hangs, one after which the interview goes on: ends
  /// nothing at once, ended little before, and leaves much to be asked.
  private mutating func passing(_ answers: [String], at node: NodeID) -> String {
    let item = interview.item(node).id
    let address = interview.address(of: node)
    let weighed = answers.map { answer in
      var trial = interview
      _ = try? trial.apply(.answered(address, answer), at: interview.entries[0].at)
      let nodes = trial.nodes
      let ends = nodes.contains { trial.item($0).isOutcome }
      return (answer, ends, coverage.items[item].passage(answer), nodes.count)
    }
    let open = weighed.contains { !$0.1 } ? weighed.filter { !$0.1 } : weighed
    let most = open.map(\.3).max() ?? 0
    let wide = open.filter { $0.3 * 10 >= most * 9 }
    let best = wide.map(\.2).max() ?? 0
    return random.pick(wide.filter { $0.2 >= best * 0.6 }.map(\.0)) ?? answers[0]
  }
}

extension ItemType {
  /// Whether its answer is a file.
  var isAttachment: Bool {
    switch self {
    case .file, .image, .audio, .video: true
    default: false
    }
  }
}
