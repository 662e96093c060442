import Expressions
import Questionnaires
import Values

/// The interview as the expression that is being evaluated sees it.
extension World: Lookup {
  func value(of reference: Int) -> Value {
    switch compiled.targets[reference] {
    case .item(let item, let anchor, let from):
      let frame = from == .question ? standing.frame : memberFrame
      if frames[frame].scope == anchor, form.items[item].scope == anchor {
        return read(NodeID(frame: frame, item: item))
      }
      return firstMember(of: reference).map(read) ?? .empty
    case .column(let column): return column.map(columnValue) ?? .empty
    case .text(let text): return .string(text)
    case .root, .nothing: return .empty
    case .route, .list, .member: return firstMember(of: reference).map(read) ?? .empty
    }
  }

  func values(of reference: Int) -> [Value] { members(of: reference).map(read) }

  func count(of reference: Int) -> Int { members(of: reference).count }

  func truth(of reference: Int) -> Bool {
    guard let first = firstMember(of: reference) else { return false }
    switch first {
    case .node(let node) where form.items[node.item].type.isContainer: return true
    case .row, .root: return true
    default: return read(first).truth
    }
  }

  func union(of references: [Int]) -> [Value] {
    var nodes: Set<NodeID> = []
    var others: [Place] = []
    for member in references.flatMap(members(of:)) {
      if case .node(let node) = member { nodes.insert(node) } else { others.append(member) }
    }
    let ordered = nodes.map { ($0, documentOrder(of: $0)) }
      .sorted { $0.1.lexicographicallyPrecedes($1.1) }
    return ordered.map { read(.node($0.0)) } + others.map(read)
  }

  func value(of reference: Int, inInstances indexes: [(repeat: Int, index: Int)]) -> Value? {
    guard case .item(let item, _, _) = compiled.targets[reference] else {
      return nil
    }
    var frame: Int?
    for (around, index) in indexes {
      guard case .item(let id, _, _) = compiled.targets[around],
        form.items[id].inner != nil
      else { return nil }
      let outer = form.items[id].scope
      let start = frame ?? climb(from: standing.frame, to: shared(with: outer))
      guard let roster = frames(of: outer, below: start).first else { return nil }
      let active = activeFrames(NodeID(frame: roster, item: id))
      guard active.indices.contains(index - 1) else { return nil }
      frame = active[index - 1]
    }
    guard let frame, let inside = frames(of: form.items[item].scope, below: frame).first else {
      return nil
    }
    let node = NodeID(frame: inside, item: item)
    return isMember(node) ? read(node) : nil
  }

  func position(of reference: Int) -> Int {
    switch firstMember(of: reference) {
    case .node(let node):
      form.items[node.item].inner == frames[node.frame].scope && node.frame != 0
        ? frames[node.frame].position : 1
    case .row(_, let row): row + 1
    case .root, .value, .column: 1
    case nil: 0
    }
  }

  func choiceLabel(of name: String, for reference: Int) -> String {
    guard case .item(let item, _, _) = compiled.targets[reference],
      let table = form.choices(of: item), let row = table.index(of: name)
    else { return "" }
    return table.label(row, in: language, fallback: form.languages[0])
  }

  func nonresponse(of reference: Int) -> String {
    guard case .node(let node)? = firstMember(of: reference) else { return "" }
    return extras[node]?.nonresponse?.rawValue ?? ""
  }

  var current: Value {
    switch judged?.member {
    case nil: standing == .root ? .empty : read(standing)
    case .node(let node): read(node)
    case .value(let value): value
    case .row: .empty
    }
  }

  var previousValue: Value {
    standing == .root
      ? .empty
      : LexicalForm.value(
        of: cells[place(of: standing)].answer, for: form.items[standing.item].type)
  }

  var member: (position: Int, count: Int) { (judged?.place ?? 1, judged?.count ?? 1) }

  func judging(_ value: Value, at place: Int, of count: Int, _ body: () -> Bool) -> Bool {
    judging(.value(value), at: place, of: count, body)
  }

  func random() -> Double { randomSource.fraction() }

  var version: String { form.questionnaire.version }

  // MARK: Standing on a member

  /// Evaluates something with `.` being a member.
  func judging(_ member: Member, at place: Int, of count: Int, _ body: () -> Bool) -> Bool {
    let outer = judged
    judged = Judged(member: member, place: place, count: count)
    defer { judged = outer }
    return body()
  }

  /// The frame that relative paths start in.
  var memberFrame: Int {
    if case .node(let node)? = judged?.member { node.frame } else { standing.frame }
  }

  private func shared(with scope: ScopeID) -> ScopeID {
    form.scopes.common(frames[standing.frame].scope, scope)
  }

  private func columnValue(_ column: ChoiceTable.Column) -> Value {
    guard case .row(let table, let row)? = judged?.member else { return .empty }
    return read(.column(table, row, column))
  }
}
