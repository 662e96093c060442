import Expressions
import Questionnaires
import Records
import Values

/// Keeping what follows from the answers true: each vertex that a change touches is recomputed once,
/// in rank order, and only a vertex that really changed touches further ones.
extension World {
  typealias Vertex = DependencyGraph.Vertex

  /// A new frame, filled: what there is to compute in it is computed for the first time.
  func addFrame(scope: ScopeID, parent: Int, identity: Int) -> Int {
    let frame = frames.count
    let items = form.scopes[scope].items
    frames.append(
      Frame(scope: scope, parent: parent, identity: identity, firstCell: cells.count))
    cells.append(contentsOf: repeatElement(Cell(), count: items.count))
    newFrames.insert(frame)
    let isSurelyAsked = scope == 0 || surroundingsAreRelevant(frame)
    for id in items {
      let item = form.items[id]
      if case .value(let text) = item.defaultValue {
        cells[place(of: NodeID(frame: frame, item: id))].answer = text
      }
      begin(item, frame, isSurelyAsked: isSurelyAsked)
    }
    return frame
  }

  /// Puts in the queue what of a new node is not at once what it has to be: a question without rules
  /// costs nothing.
  private func begin(_ item: FormItem, _ frame: Int, isSurelyAsked: Bool) {
    if item.relevant != nil || !isSurelyAsked { touch(Vertex(item.id, .relevance), frame) }
    if item.type == .repeat { touch(Vertex(item.id, .instances), frame) }
    switch item.defaultValue {
    case .none where item.calculation == nil: break
    default: touch(Vertex(item.id, .value), frame)
    }
    switch item.required {
    case .never: break
    case .always: cells[place(of: NodeID(frame: frame, item: item.id))].isRequired = true
    case .when: touch(Vertex(item.id, .validity), frame)
    }
  }

  /// The same for a node whose state is not known to be that of a new one.
  func touchAll(_ item: FormItem, _ frame: Int) {
    for aspect in DependencyGraph.Aspect.allCases where item.computes(aspect) {
      touch(Vertex(item.id, aspect), frame)
    }
  }

  /// Computes everything afresh from the answers, rank by rank: what is looked at for one is still at
  /// hand for the next.
  func recomputeEverything() {
    var framesOf: [[Int]] = Array(repeating: [], count: form.scopes.count)
    for frame in frames.indices where isActive(frame) {
      framesOf[frames[frame].scope].append(frame)
      let first = frames[frame].firstCell
      for slot in form.scopes[frames[frame].scope].items.indices {
        cells[first + slot].isOutOfDate = true
      }
    }
    for rank in form.graph.ranks {
      let vertex = form.graph.vertex(atRank: rank)
      guard vertex.aspect.isComputed else { continue }
      let item = form.items[vertex.item]
      guard item.computes(vertex.aspect) else { continue }
      guard queue.holdsNothing(through: rank) else {
        // Instances that came on the way wait here too.
        for frame in framesOf[item.scope] { queue.push(rank: rank, frame: frame) }
        recompute(through: rank)
        continue
      }
      for frame in framesOf[item.scope] { recompute(vertex, frame) }
    }
    recompute()
  }

  func touch(_ vertex: Vertex, _ frame: Int) {
    queue.push(rank: form.graph.rank(of: vertex), frame: frame)
  }

  /// Puts in the queue all that may change because this vertex has.
  func touchDependents(of vertex: Vertex, _ frame: Int) {
    for number in form.graph.dependents(of: vertex) {
      let dependent = form.graph.dependent(number)
      let scope = form.items[dependent.vertex.item].scope
      if scope == frames[frame].scope, scope == dependent.anchor {
        touchReader(dependent.vertex, frame)
        continue
      }
      let anchor = climb(from: frame, to: dependent.anchor)
      // What one instance tells all readers, the next one need not tell them again.
      guard anchor == frame || told.isNews(for: number, below: anchor) else { continue }
      for target in frames(of: scope, below: anchor) { touchReader(dependent.vertex, target) }
    }
  }

  /// Only a calculation that read something which changed runs again.
  private func touchReader(_ vertex: Vertex, _ frame: Int) {
    if vertex.aspect == .value {
      cells[place(of: NodeID(frame: frame, item: vertex.item))].isOutOfDate = true
    }
    touch(vertex, frame)
  }

  func recompute() {
    recompute(through: .max)
    told = ToldReaders()
    newFrames.removeAll()
  }

  private func recompute(through last: Int32) {
    while let (rank, frame) = queue.pop(through: last) {
      recompute(form.graph.vertex(atRank: rank), frame)
    }
  }

  private func recompute(_ vertex: Vertex, _ frame: Int) {
    told.turn(to: vertex)
    let node = NodeID(frame: frame, item: vertex.item)
    let changed =
      switch vertex.aspect {
      case .relevance: recomputeRelevance(node)
      case .instances: recomputeInstances(node)
      case .position, .members: true
      case .value: recomputeValue(node)
      case .validity: recomputeValidity(node)
      }
    if changed { touchDependents(of: vertex, frame) }
  }

  private func recomputeRelevance(_ node: NodeID) -> Bool {
    let item = form.items[node.item]
    var isRelevant = isSurroundedByRelevant(item, node)
    if isRelevant, let relevant = item.relevant { isRelevant = truth(relevant, at: node) }
    let place = place(of: node)
    guard isRelevant != cells[place].isRelevant else { return false }
    cells[place].isRelevant = isRelevant
    let hasSomething = !cells[place].answer.isEmpty || extras[node] != nil
    if item.calculation != nil || hasSomething || newFrames.contains(node.frame) {
      touch(Vertex(node.item, .value), node.frame)
    }
    return true
  }

  private func isSurroundedByRelevant(_ item: FormItem, _ node: NodeID) -> Bool {
    guard let parent = item.parent else { return true }
    if form.items[parent].inner != nil { return surroundingsAreRelevant(node.frame) }
    return isRelevant(NodeID(frame: node.frame, item: parent))
  }

  /// Whether the repeat that a frame is an instance of is asked.
  private func surroundingsAreRelevant(_ frame: Int) -> Bool {
    guard let around = form.scopes[frames[frame].scope].repeatItem else { return true }
    return isRelevant(NodeID(frame: frames[frame].parent, item: around))
  }

  private func recomputeInstances(_ node: NodeID) -> Bool {
    let item = form.items[node.item]
    guard item.type == .repeat else { return false }
    guard let count = item.repeatCount else { return true }
    let number = value(count, at: node).number
    let wanted = number.isNaN || number < 0 ? 0 : Int(min(number, 1e9))
    setCount(of: node, to: wanted)
    return true
  }

  private func recomputeValue(_ node: NodeID) -> Bool {
    let item = form.items[node.item]
    let place = place(of: node)
    if let answer = computedAnswer(item, node, place) { keep(answer, at: place) }
    let reason = extras.isEmpty ? nil : extras[node]?.nonresponse
    let value =
      cells[place].isRelevant && reason == nil
      ? LexicalForm.value(of: cells[place].answer, for: item.type, computed: cells[place].kind)
      : Value.empty
    // A reason instead of an answer is read too, and reads as none while it is not asked.
    guard value != cells[place].value || reason != nil else { return false }
    cells[place].value = value
    return true
  }

  /// Keeps what was computed, as long as all of it together is not more than a computer should hold.
  private func keep(_ answer: String, at place: Int) {
    let before = cells[place].answer.utf8.count
    var answer = answer
    if answer.utf8.count > before, computedLength + answer.utf8.count - before > Self.mostComputed {
      let reason = "all computed texts together are longer than \(Self.mostComputed >> 20) MiB"
      let fault = SyntaxFault(.unusableArguments(function: "calculation", reason: reason), at: 0)
      answer = meet(fault).text
    }
    computedLength += answer.utf8.count - before
    cells[place].answer = answer
  }

  /// What a calculation, or a default at the beginning, gives; nil where there is neither.
  private func computedAnswer(_ item: FormItem, _ node: NodeID, _ place: Int) -> String? {
    if let calculation = item.calculation {
      if let trigger = item.trigger, !hasFired(trigger, for: node) { return nil }
      guard cells[place].isRelevant, cells[place].isOutOfDate else { return nil }
      cells[place].isOutOfDate = false
      if let drawn = drawn(at: node), item.isDrawnForGood {
        cells[place].kind = drawn.kind
        return drawn.text
      }
      let value = value(calculation, at: node)
      let answer = LexicalForm.answer(value, for: item.type)
      // Up to where the interview moved from another version it has what was drawn there.
      if isBeforeMove, !answer.isEmpty, item.draws, let drawn = drawn(at: node),
        drawn.isWhole || !item.keepsOnce
      {
        cells[place].kind = drawn.kind
        return drawn.text
      }
      cells[place].kind = ComputedKind(value)
      return answer
    }
    if case .computed(let value) = item.defaultValue, cells[place].answer.isEmpty,
      newFrames.contains(node.frame)
    {
      if let drawn = drawn(at: node) { return drawn.text }
      return LexicalForm.answer(self.value(value, at: node), for: item.type)
    }
    return nil
  }

  /// Whether a trigger's value, in any instance, is another than when this was last asked; at the
  /// beginning nothing has fired. That an instance comes or goes is no change of a value.
  private func hasFired(_ trigger: ItemID, for node: NodeID) -> Bool {
    let scope = form.scopes.common(frames[node.frame].scope, form.items[trigger].scope)
    let below = climb(from: node.frame, to: scope)
    var hasChanged = false
    for frame in frames(of: form.items[trigger].scope, below: below) {
      let value = cells[place(of: NodeID(frame: frame, item: trigger))].value
      guard value != triggers[node]?[frame] ?? .empty else { continue }
      triggers[node, default: [:]][frame] = value
      hasChanged = true
    }
    return hasChanged && !newFrames.contains(node.frame)
  }

  private func recomputeValidity(_ node: NodeID) -> Bool {
    let item = form.items[node.item]
    let isRequired =
      switch item.required {
      case .never: false
      case .always: true
      case .when(let rule): truth(rule, at: node)
      }
    let place = place(of: node)
    let answer = cells[place].value.isEmpty ? "" : cells[place].answer
    cells[place].judged(isRequired: isRequired, answer.isEmpty ? nil : judge(answer, at: node))
    return false
  }
}
