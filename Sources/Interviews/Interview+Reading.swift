import Questionnaires
import Records
import Values

/// What a screen, an export or a check may ask of an interview.
extension Interview {
  /// The language the questionnaire is shown in now.
  public var language: String { world.language }

  public func item(_ node: NodeID) -> FormItem { form.items[node.item] }

  /// Whether it is asked as things stand.
  public func isRelevant(_ node: NodeID) -> Bool { world.isRelevant(node) }

  public func isRequired(_ node: NodeID) -> Bool { world.cell(node).isRequired }

  public func isReadOnly(_ node: NodeID) -> Bool {
    switch form.items[node.item].readOnly {
    case .never: false
    case .always: true
    case .when(let rule): world.truth(rule, at: node)
    }
  }

  /// The answer in lexical form, empty if there is none or it does not count as things stand.
  public func answer(_ node: NodeID) -> String {
    let cell = world.cell(node)
    return cell.value.isEmpty ? "" : cell.answer
  }

  /// The value as expressions read it.
  public func value(_ node: NodeID) -> Value { world.cell(node).value }

  public func nonresponse(_ node: NodeID) -> Nonresponse? { world.extras[node]?.nonresponse }

  /// Text that stands in the field but is no answer.
  public func typed(_ node: NodeID) -> String { world.extras[node]?.typed ?? "" }

  /// How many characters of `typed` stand before the caret, where that was kept.
  public func caret(_ node: NodeID) -> Int? { world.extras[node]?.caret }

  public func note(_ node: NodeID) -> String { world.extras[node]?.note ?? "" }

  /// Why a text could not be taken as this question's answer; nil if it can.
  public func judge(_ text: String, at node: NodeID) -> Failure? {
    let answer = normalized(text, at: node)
    return answer.isEmpty ? nil : world.judge(answer, at: node)
  }

  /// What the question's constraint compares an answer with, as things stand.
  public func valuesCompared(at node: NodeID) -> [Value] {
    guard let constraint = form.items[node.item].constraint else { return [] }
    world.stand(on: node, constraint)
    return constraint.expression.valuesBesideCurrent(in: world)
  }

  /// The shapes that the question's constraint asks about, each with its points.
  public func fences(at node: NodeID) -> [String] {
    guard let constraint = form.items[node.item].constraint else { return [] }
    world.stand(on: node, constraint)
    return constraint.expression.fencesAroundCurrent(in: world).filter {
      LexicalForm.isValid($0, for: .geoshape)
    }
  }

  /// What keeps this question from being done; nil for one that is not asked or in order.
  public func failure(_ node: NodeID) -> Failure? {
    let place = world.place(of: node)
    guard world.cells[place].isRelevant else { return nil }
    let extra = world.extras[node]
    if let extra, !extra.typed.isEmpty { return .unfinished }
    if extra?.nonresponse == .askLater { return .putOff }
    if let failure = world.cells[place].failure { return failure }
    if let failure = criticalFailure(node) { return failure }
    let item = form.items[node.item]
    if item.type == .repeat, world.instances(node).isOverLimit {
      return .tooManyInstances(limit: World.mostInstances)
    }
    guard world.cells[place].isRequired, item.type.isQuestion, world.cells[place].value.isEmpty,
      extra?.nonresponse == nil
    else { return nil }
    return .required
  }

  /// Everything that keeps the interview from being finished, in order, with why. All of it is
  /// judged: nobody is told one fault at a time. Of what is never shown only a critical check counts:
  /// it is about the questions around it, and they can be mended.
  public var unresolved: [(node: NodeID, failure: Failure)] {
    asked.compactMap { node in
      guard let failure = failure(node) else { return nil }
      guard stop(showing: node) == nil else { return (node, failure) }
      return criticalFailure(node).map { (node, $0) }
    }
  }

  /// All nodes up to the outcome that was reached: what lies behind it is not asked any more.
  var asked: ArraySlice<NodeID> {
    let nodes = nodes
    let end = nodes.firstIndex { form.items[$0.item].isOutcome } ?? nodes.count
    return nodes[..<end]
  }

  /// All nodes that exist and are relevant, in document order, instance by instance.
  public var nodes: [NodeID] {
    var nodes: [NodeID] = []
    nodes.reserveCapacity(form.items.count)
    collect(0..<form.items.count, frame: 0, into: &nodes)
    return nodes
  }

  private func collect(_ range: Range<ItemID>, frame: Int, into nodes: inout [NodeID]) {
    var item = range.lowerBound
    while item < range.upperBound {
      let node = NodeID(frame: frame, item: item)
      let end = form.items[item].end
      guard world.isRelevant(node) else {
        item = end
        continue
      }
      nodes.append(node)
      if form.items[item].type == .repeat {
        for instance in world.instances(node).active {
          collect(item + 1..<end, frame: instance, into: &nodes)
        }
        item = end
      } else {
        item += 1
      }
    }
  }

  /// The repeats that are asked for more instances than there can be, with their limit.
  public var overfullRepeats: [(node: NodeID, limit: Int)] {
    nodes.compactMap { node in
      guard case .tooManyInstances(let limit) = failure(node) else { return nil }
      return (node, limit)
    }
  }

  // MARK: Repeats

  /// One instance of a repeat as a roster shows it.
  public struct Instance: Hashable, Sendable {
    public let identity: Int
    /// Where it stands, from 1.
    public let position: Int
    let frame: Int
  }

  /// The instances of a repeat, in order.
  public func instances(of node: NodeID) -> [Instance] {
    world.instances(node).active.enumerated().map { index, frame in
      Instance(identity: world.frames[frame].identity, position: index + 1, frame: frame)
    }
  }

  /// An item's node in an instance; nil for an item that is in another repeat, or in none.
  public func node(of item: ItemID, in instance: Instance) -> NodeID? {
    guard form.items[item].scope == world.frames[instance.frame].scope else { return nil }
    return NodeID(frame: instance.frame, item: item)
  }

  /// The identity that the next instance of a repeat gets.
  public func nextIdentity(of node: NodeID) -> Int { world.instances(node).nextIdentity }

  /// Whether a person may add and remove instances.
  public func isOpenEnded(_ node: NodeID) -> Bool { form.items[node.item].repeatCount == nil }

  /// The relevant nodes inside an instance, nested repeats included.
  public func nodes(in instance: Instance, of node: NodeID) -> [NodeID] {
    var nodes: [NodeID] = []
    collect(
      node.item + 1..<form.items[node.item].end, frame: instance.frame, into: &nodes)
    return nodes
  }

  /// The repeat around a node and the instance it is in; nil outside repeats.
  public func enclosingInstance(of node: NodeID) -> (roster: NodeID, instance: Instance)? {
    guard let roster = roster(around: node.frame) else { return nil }
    let instance = Instance(
      identity: world.frames[node.frame].identity, position: world.frames[node.frame].position,
      frame: node.frame)
    return (roster, instance)
  }

  /// The repeat that a frame is an instance of; nil for the root.
  func roster(around frame: Int) -> NodeID? {
    form.scopes[world.frames[frame].scope].repeatItem.map {
      NodeID(frame: world.frames[frame].parent, item: $0)
    }
  }

  // MARK: Answers to be

  /// A text as this question keeps it: Unicode NFC, no space around, choices in the list's order.
  func normalized(_ text: String, at node: NodeID) -> String {
    let item = form.items[node.item]
    switch item.type {
    case .text where item.definition.appearance.contains("multiline"): return text.composed
    case .text, .barcode: return text.composed.trimmedOfSpace
    case .geopoint: return LexicalForm.point(text.trimmedOfSpace)
    case .geotrace: return LexicalForm.line(text, isClosed: false)
    case .geoshape: return LexicalForm.line(text, isClosed: true)
    case .selectMultiple:
      let names = text.split(separator: " ").map(String.init)
      guard let table = form.choices(of: node.item) else { return names.joined(separator: " ") }
      return names.withoutDuplicates.sorted {
        (table.index(of: $0) ?? .max, $0) < (table.index(of: $1) ?? .max, $1)
      }.joined(separator: " ")
    default: return text.trimmedOfSpace
    }
  }
}
