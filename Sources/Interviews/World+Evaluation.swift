import Expressions
import Questionnaires
import Values

extension World {
  func value(_ compiled: CompiledExpression, at node: NodeID) -> Value {
    compiled.expression.value(in: NodeLookup(self, compiled.targets, node))
  }

  func truth(_ compiled: CompiledExpression, at node: NodeID) -> Bool {
    value(compiled, at: node).truth
  }

  /// Why an answer, which is not empty, could not stand at a node; nil if it can.
  func judge(_ answer: String, at node: NodeID) -> Failure? {
    let item = form.items[node.item]
    guard LexicalForm.isValid(answer, for: item.type) else { return .malformed(item.type) }
    if item.type.isSelect {
      let names = answer.split(separator: " ")
      if item.type == .selectOne, names.count > 1 { return .malformed(item.type) }
      let missing = names.filter { !isOffered($0, at: node) }
      if !missing.isEmpty { return .notOffered(missing.map(String.init)) }
    }
    guard let constraint = item.constraint else { return nil }
    candidate = (node, LexicalForm.value(of: answer, for: item.type))
    defer { candidate = nil }
    return truth(constraint, at: node) ? nil : .constraint
  }

  /// Whether a choice name is in the question's list and let through by its filter.
  private func isOffered(_ name: Substring, at node: NodeID) -> Bool {
    let item = form.items[node.item]
    guard let table = form.choices(of: node.item) else { return false }
    guard let index = table.index(of: name) else {
      return item.definition.orOther && name == "other"
    }
    return passes(table.choices[index], at: node)
  }

  /// Whether the question's filter lets a choice through.
  func passes(_ choice: Choice, at node: NodeID) -> Bool {
    guard let filter = form.items[node.item].choiceFilter else { return true }
    let outer = self.choice
    self.choice = choice
    defer { self.choice = outer }
    return truth(filter, at: node)
  }
}

/// The interview as one expression at one node sees it.
struct NodeLookup: Lookup {
  private let world: World
  private let targets: [Target]
  private let node: NodeID

  init(_ world: World, _ targets: [Target], _ node: NodeID) {
    self.world = world
    self.targets = targets
    self.node = node
  }

  func value(of reference: Int) -> Value {
    switch targets[reference] {
    case .column(let name): column(name)
    case .item(let item, let anchor):
      if anchor == world.frames[node.frame].scope, world.form.items[item].scope == anchor {
        read(NodeID(frame: node.frame, item: item))
      } else {
        nodes(item, anchor).first.map(read) ?? .empty
      }
    }
  }

  func values(of reference: Int) -> [Value] {
    switch targets[reference] {
    case .column(let name): [column(name)]
    case .item(let item, let anchor): nodes(item, anchor).filter(isMember).map(read)
    }
  }

  func value(of reference: Int, inInstance index: Int) -> Value {
    guard case .item(let item, _) = targets[reference] else { return .empty }
    // Instances of the innermost repeat around the question, in the frame shared with the caller
    // outside that repeat.
    let scope = world.form.items[item].scope
    guard let around = world.form.scopes[scope].repeatItem else { return .empty }
    let outer = world.form.items[around].scope
    let shared = world.form.scopes.common(world.frames[node.frame].scope, outer)
    let frames = world.frames(
      of: scope, below: world.climb(from: node.frame, to: shared))
    guard frames.indices.contains(index - 1) else { return .empty }
    return read(NodeID(frame: frames[index - 1], item: item))
  }

  func value(of reference: Int, in instances: [ChosenInstance]) -> Value {
    guard case .item(let item, _) = targets[reference] else { return .empty }
    var scopes: [ScopeID] = []
    var scope = world.form.items[item].scope
    while let around = world.form.scopes[scope].repeatItem {
      scopes.append(scope)
      scope = world.form.items[around].scope
    }
    var frame = 0
    for scope in scopes.reversed() {
      let frames = world.frames(of: scope, below: frame)
      let place = index(chosenIn: instances, of: scope) ?? ownIndex(among: frames, of: scope)
      guard frames.indices.contains(place) else { return .empty }
      frame = frames[place]
    }
    return read(NodeID(frame: frame, item: item))
  }

  private func index(chosenIn instances: [ChosenInstance], of scope: ScopeID) -> Int? {
    let chosen = instances.first {
      guard case .item(let item, _) = targets[$0.reference] else { return false }
      return world.form.items[item].inner == scope
    }
    return chosen.map { $0.index - 1 }
  }

  /// Which of the frames is around the current question; the first if none is.
  private func ownIndex(among frames: [Int], of scope: ScopeID) -> Int {
    frames.firstIndex(of: world.climb(from: node.frame, to: scope)) ?? 0
  }

  func position(of reference: Int?) -> Int {
    guard let reference else { return world.position(of: node.frame) }
    guard case .item(let item, _) = targets[reference], let inner = world.form.items[item].inner
    else { return 1 }
    return world.position(of: world.climb(from: node.frame, to: inner))
  }

  func choiceLabel(of name: String, for reference: Int) -> String {
    guard case .item(let item, _) = targets[reference],
      let table = world.form.choices(of: item), let index = table.index(of: name)
    else { return "" }
    return table.choices[index].label.text(
      in: world.language, fallback: world.form.languages[0])
  }

  func nonresponse(of reference: Int) -> String {
    guard case .item(let item, let anchor) = targets[reference],
      let node = nodes(item, anchor).first, world.cell(node).isRelevant
    else { return "" }
    return world.extras[node]?.nonresponse?.rawValue ?? ""
  }

  var current: Value { read(node) }

  var previousValue: Value {
    .string(world.cell(node).answer)
  }

  var now: Moment { world.now }
  func random() -> Double { world.random.fraction() }
  var language: String { world.language }
  var version: String { world.form.questionnaire.version }

  /// An interview knows no time zone, only how far its clock stands from UTC.
  func offsetMinutes(at localMilliseconds: Int64) -> Int { world.now.offsetMinutes }

  func listValue(
    list: String, column: String, where key: String, equals value: String
  ) -> String {
    guard let table = world.form.choiceTables.first(where: { $0.name == list }) else { return "" }
    let row =
      key == "name"
      ? table.index(of: value).map { table.choices[$0] }
      : table.choices.first { text(key, of: $0) == value }
    return row.map { text(column, of: $0) } ?? ""
  }

  func label(of name: String) -> String {
    let label = world.form.item(named: name)?.definition.label
    return label?.text(in: world.language, fallback: world.form.languages[0]) ?? ""
  }

  private func column(_ name: String) -> Value {
    .string(world.choice.map { text(name, of: $0) } ?? "")
  }

  private func text(_ column: String, of choice: Choice) -> String {
    switch column {
    case "name": choice.name
    case "label": choice.label.text(in: world.language, fallback: world.form.languages[0])
    default: choice.columns[column] ?? ""
    }
  }

  private func nodes(_ item: ItemID, _ anchor: ScopeID) -> [NodeID] {
    let frame = world.climb(from: node.frame, to: anchor)
    return world.frames(of: world.form.nodeScope(of: item), below: frame)
      .map { NodeID(frame: $0, item: item) }
  }

  /// An irrelevant node is no member of a set; an instance is one while its repeat is relevant.
  private func isMember(_ node: NodeID) -> Bool {
    guard world.form.items[node.item].inner != nil else { return world.cell(node).isRelevant }
    return world.cell(NodeID(frame: world.frames[node.frame].parent, item: node.item)).isRelevant
  }

  private func read(_ node: NodeID) -> Value {
    if let candidate = world.candidate, candidate.node == node { return candidate.value }
    guard !world.form.items[node.item].type.isContainer else { return .empty }
    return world.cell(node).value
  }
}
