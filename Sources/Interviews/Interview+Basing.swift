import Questionnaires
import Records
import Values

/// A new interview that begins with the answers of another one: what hardly changes from one visit
/// to the next is not asked again from nothing.
extension Interview {
  /// What came of beginning from another interview.
  public struct Basing: Sendable {
    /// How many answers were taken over.
    public var copied: Int
    /// Questions whose answers were not: private ones and consent, and answers that do not fit.
    public var leftOut: [ItemID]

    public init(copied: Int = 0, leftOut: [ItemID] = []) {
      self.copied = copied
      self.leftOut = leftOut
    }
  }

  /// Begins an interview with the answers of another one on the same questionnaire, whatever its
  /// version. Each is an answer of its own, so that it can be undone. What is private, and consent, is
  /// asked anew; files, notes, reasons and half-typed text stay behind.
  public static func begin(
    _ form: Form, _ beginning: Beginning, from source: Interview, at now: Moment
  ) throws(InterviewFault) -> (interview: Interview, effects: [Effect], basing: Basing) {
    var (interview, effects) = try begin(form, beginning, at: now)
    var copy = Copying(source: source)
    for node in source.nodes { copy.take(node, into: &interview, &effects, now) }
    return (interview, effects, copy.basing)
  }

  /// Whether an answer is private, or what that very person agreed to.
  fileprivate func isOnesOwn(_ item: FormItem) -> Bool {
    isPrivate(item) || isAgreement(item)
  }

  private func isAgreement(_ item: FormItem) -> Bool {
    var around: FormItem? = item
    while let here = around {
      if here.name.lowercased().contains("consent") { return true }
      around = here.parent.map { form.items[$0] }
    }
    return item.type == .acknowledge
  }
}

private struct Copying {
  let source: Interview
  var basing = Interview.Basing()
  /// The instances of the new interview for those of the old one, by the old addresses.
  private var identities: [[String]: Int] = [:]

  init(source: Interview) { self.source = source }

  mutating func take(
    _ node: NodeID, into interview: inout Interview, _ effects: inout [Effect], _ now: Moment
  ) {
    let item = source.item(node)
    if item.type == .repeat {
      takeInstances(of: node, into: &interview, &effects, now)
      return
    }
    let answer = source.answer(node)
    guard item.type.isQuestion, !answer.isEmpty else { return }
    guard !source.isOnesOwn(item), !item.type.isFile, let address = address(of: node) else {
      leaveOut(item.id)
      return
    }
    // What a calculation or a default has filled in by itself is not copied over it.
    if let there = interview.node(at: address), interview.answer(there) == answer { return }
    do throws(InterviewFault) {
      effects += try interview.apply(.answered(address, answer), at: now)
      basing.copied += 1
    } catch { leaveOut(item.id) }
  }

  private mutating func leaveOut(_ item: ItemID) {
    if basing.leftOut.last != item, !basing.leftOut.contains(item) { basing.leftOut.append(item) }
  }

  private mutating func takeInstances(
    of node: NodeID, into interview: inout Interview, _ effects: inout [Effect], _ now: Moment
  ) {
    guard let address = address(of: node), let roster = interview.node(at: address) else { return }
    for instance in source.instances(of: node) {
      if interview.isOpenEnded(roster) {
        let identity = interview.nextIdentity(of: roster)
        guard
          let added = try? interview.apply(
            .instanceAdded(address, identity: identity), at: now)
        else { return }
        effects += added
      }
      let there = interview.instances(of: roster)
      guard there.indices.contains(instance.position - 1) else { return }
      identities[key(of: node, instance.identity)] = there[instance.position - 1].identity
    }
  }

  /// Where a node of the old interview stands in the new one; nil where what is around it was not
  /// copied.
  private func address(of node: NodeID) -> Address? {
    var instances: [Int] = []
    var inner = node
    while let (roster, instance) = source.enclosingInstance(of: inner) {
      guard let identity = identities[key(of: roster, instance.identity)] else { return nil }
      instances.append(identity)
      inner = roster
    }
    return Address(source.item(node).name, in: instances.reversed())
  }

  private func key(of roster: NodeID, _ identity: Int) -> [String] {
    let address = source.address(of: roster)
    return [address.name] + (address.instances + [identity]).map(String.init)
  }
}
