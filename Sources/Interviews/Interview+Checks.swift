import Questionnaires
import Records

/// A check of a question that does not hold as things stand.
public struct FailingCheck: Sendable, Hashable {
  /// Its place among the question's checks.
  public let place: Int
  public let severity: CheckRule.Severity
  /// Why the answer is right all the same; nil while nobody has said so. A critical check cannot be
  /// talked away.
  public let confirmation: String?

  /// Whether something is still to be done about it.
  public var isOpen: Bool { severity == .critical || confirmation == nil }
}

extension Interview {
  /// The checks of a question that do not hold. They are evaluated when somebody asks: only on
  /// leaving a question, and on the list of all answers.
  public func failingChecks(_ node: NodeID) -> [FailingCheck] {
    let item = form.items[node.item]
    guard !item.checks.isEmpty, world.isRelevant(node) else { return [] }
    let isUnanswered = item.type.isQuestion && world.cell(node).value.isEmpty
    let confirmations = confirmations(node)
    return item.checks.indices.compactMap { place in
      let severity = item.definition.checks[place].severity
      // An answer that is not there is not unlikely; but it may be what a critical rule is about.
      if isUnanswered, severity == .soft || nonresponse(node) != nil { return nil }
      guard !world.truth(item.checks[place], at: node) else { return nil }
      return FailingCheck(
        place: place, severity: severity, confirmation: confirmations[place])
    }
  }

  /// What a check says, in the interview's language.
  public func message(of check: FailingCheck, at node: NodeID) -> String {
    text(form.items[node.item].definition.checks[check.place].message, at: node)
  }

  /// Every check that does not hold, in the questionnaire's order, up to the outcome that was reached.
  /// The critical ones keep the interview from being finished.
  public var brokenChecks: [(node: NodeID, check: FailingCheck)] {
    asked.filter { !form.items[$0.item].checks.isEmpty }.flatMap { node in
      failingChecks(node).map { (node, $0) }
    }
  }

  /// Those that somebody should look at.
  public var openChecks: [(node: NodeID, check: FailingCheck)] {
    brokenChecks.filter(\.check.isOpen)
  }

  /// The first critical check of a node that does not hold.
  func criticalFailure(_ node: NodeID) -> Failure? {
    failingChecks(node).first { $0.severity == .critical }.map { .critical(check: $0.place) }
  }

  /// The other questions that a check reads, itself or through calculations, seen from its own, where
  /// each is one.
  public func questions(of check: FailingCheck, at node: NodeID) -> [NodeID] {
    var found: [NodeID] = []
    var looked: Set<NodeID> = []
    collect(form.items[node.item].checks[check.place].targets, from: node, &looked, &found)
    return found.filter { $0 != node }
  }

  private func collect(
    _ targets: [Target], from node: NodeID, _ looked: inout Set<NodeID>, _ found: inout [NodeID]
  ) {
    for case .item(let item, let anchor, _) in targets where form.items[item].scope == anchor {
      let other = NodeID(frame: world.climb(from: node.frame, to: anchor), item: item)
      guard world.isRelevant(other), looked.insert(other).inserted else { continue }
      if form.items[item].type.isQuestion {
        found.append(other)
      } else if let calculation = form.items[item].calculation {
        collect(calculation.targets, from: other, &looked, &found)
      }
    }
  }

  /// The soft checks of what is never shown that somebody should look at on leaving these questions of
  /// a stop: what they read has been answered, in part here.
  public func openChecksBehind(_ questions: [NodeID], at stop: Stop) -> [(NodeID, FailingCheck)] {
    asked.filter { !form.items[$0.item].checks.isEmpty && self.stop(showing: $0) == nil }
      .flatMap { node in
        failingChecks(node).filter { check in
          guard check.severity == .soft, check.isOpen, !isWithoutValue(node) else { return false }
          let read = self.questions(of: check, at: node)
          return read.allSatisfy { !isOpen($0) }
            && (read.contains(where: questions.contains) || place(of: node) == stop)
        }.map { (node, $0) }
      }
  }

  /// A calculation that has come to nothing yet is not unlikely.
  private func isWithoutValue(_ node: NodeID) -> Bool {
    form.items[node.item].calculation != nil && world.cell(node).value.isEmpty
  }
}
