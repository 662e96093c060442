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

  func values(of reference: Int) -> [Value] { members(of: reference).map(tell) }

  func count(of reference: Int) -> Int { members(of: reference).count }

  func countOfAnswered(of reference: Int) -> Int {
    members(of: reference).count { holdsOthers($0) || !read($0).isEmpty }
  }

  /// Whether it is no question: an instance, a group, a row, the root.
  private func holdsOthers(_ place: Place) -> Bool {
    switch place {
    case .node(let node): form.items[node.item].type.isContainer
    case .row, .root: true
    case .column, .value: false
    }
  }

  func truth(of reference: Int) -> Bool {
    guard let first = firstMember(of: reference) else { return false }
    return holdsOthers(first) || read(first).truth
  }

  func union(of references: [Int]) -> [Value] {
    var nodes: Set<NodeID> = []
    var others: [Place] = []
    for member in references.flatMap(members(of:)) {
      if case .node(let node) = member { nodes.insert(node) } else { others.append(member) }
    }
    let ordered = nodes.map { ($0, documentOrder(of: $0)) }
      .sorted { $0.1.lexicographicallyPrecedes($1.1) }
    return ordered.map { tell(.node($0.0)) } + others.map(tell)
  }

  func value(of reference: Int, in instances: [ChosenInstance]) -> Value? {
    guard case .item(let item, _, _) = compiled.targets[reference],
      let frame = frame(of: form.items[item].scope, in: instances)
    else { return nil }
    let node = NodeID(frame: frame, item: item)
    return isMember(node) ? read(node) : nil
  }

  /// The frame of a scope in chosen instances; where none is chosen, that around the question, or
  /// the first.
  private func frame(of scope: ScopeID, in instances: [ChosenInstance]) -> Int? {
    guard let around = form.scopes[scope].repeatItem else { return 0 }
    guard let outer = frame(of: form.items[around].scope, in: instances) else { return nil }
    let active = activeFrames(NodeID(frame: outer, item: around))
    // Of two indexes for one repeat the last counts, as with ODK's engines.
    let chosen = instances.last {
      if case .item(around, _, _) = compiled.targets[$0.reference] { true } else { false }
    }
    if let chosen {
      return active.indices.contains(chosen.index - 1) ? active[chosen.index - 1] : nil
    }
    let own = climb(from: standing.frame, to: scope)
    return frames[own].scope == scope && frames[own].parent == outer ? own : active.first
  }

  func position(of reference: Int) -> Int {
    if let own = ownPosition(of: reference) { return own }
    return switch firstMember(of: reference) {
    case .node(let node):
      form.items[node.item].inner == frames[node.frame].scope && node.frame != 0
        ? frames[node.frame].position : 1
    case .row(_, let row): row + 1
    case .root, .value, .column: 1
    case nil: 0
    }
  }

  /// Where the own instance of a repeat around stands, called by its name, `${repeat}`, or by the way
  /// to it, `..`: asked or not, that is where it stands.
  private func ownPosition(of reference: Int) -> Int? {
    guard case .item(let item, let anchor, .question) = compiled.targets[reference],
      let inner = form.items[item].inner
    else { return nil }
    if case .path = compiled.expression.references[reference].target, anchor != inner { return nil }
    let frame = climb(from: standing.frame, to: inner)
    return frames[frame].scope == inner ? frames[frame].position : nil
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
    guard standing != .root, !isInstance(standing) else { return .empty }
    let (cell, type) = (cell(standing), form.items[standing.item].type)
    if cell.answer.isEmpty, let drawn = drawn(at: standing) {
      return LexicalForm.value(of: drawn.text, for: type, computed: drawn.kind)
    }
    return LexicalForm.value(of: cell.answer, for: type, computed: cell.kind)
  }

  var member: (position: Int, count: Int) { (judged?.place ?? 1, judged?.count ?? 1) }

  func judging(_ value: Value, at place: Int, of count: Int, _ body: () -> Bool) -> Bool {
    judging(.value(value), at: place, of: count, body)
  }

  func random() -> Double { randomSource.fraction() }

  var version: String { form.questionnaire.version }

  func offsetMinutes(at localMilliseconds: Int64) -> Int {
    zone.map { $0(localMilliseconds) } ?? now.offsetMinutes
  }

  func listValue(
    list: String, column: String, where key: String, equals value: String
  ) -> String {
    guard let table = form.table(named: list), let column = table.column(named: column),
      let key = table.column(named: key)
    else { return "" }
    let rows = table.rows(where: key, equals: .string(value)) ?? Array(0..<table.count)
    let row = rows.first { text(table, $0, key).isExactly(value) }
    return row.map { text(table, $0, column) } ?? ""
  }

  private func text(_ table: ChoiceTable, _ row: Int, _ column: ChoiceTable.Column) -> String {
    read(.column(table, row, column)).text
  }

  func label(of name: String) -> String {
    let label = form.item(named: name)?.definition.label
    return label?.text(in: language, fallback: form.languages[0]) ?? ""
  }

  func meet(_ fault: SyntaxFault) -> Value {
    brokenCall = brokenCall ?? fault
    return .empty
  }

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

  private func columnValue(_ column: ChoiceTable.Column) -> Value {
    guard case .row(let table, let row)? = judged?.member else { return .empty }
    return read(.column(table, row, column))
  }
}
