import Expressions
import Questionnaires
import Values

/// Rows of a choice list, in order.
enum ChoiceRows: Sendable {
  case all(Int)
  case some([Int])

  var count: Int {
    switch self {
    case .all(let count): count
    case .some(let rows): rows.count
    }
  }

  subscript(place: Int) -> Int {
    switch self {
    case .all: place
    case .some(let rows): rows[place]
    }
  }
}

/// Choosing rows of choice lists, by `instance()` and by choice filters.
extension World {
  /// The rows that a question's filter lets through now.
  func offeredRows(_ table: ChoiceTable, at node: NodeID) -> ChoiceRows {
    guard let filter = form.items[node.item].choiceFilter else { return .all(table.count) }
    if let offer = offers[node], offer.revision == revision { return offer.rows }
    stand(on: node, filter)
    let rows = rows(.all(table.count), of: table, keptBy: filter.expression.predicate)
    offers[node] = (revision, rows)
    return rows
  }

  /// Whether a choice name is in the question's list and let through by its filter.
  func isOffered(_ name: Substring, at node: NodeID) -> Bool {
    let item = form.items[node.item]
    guard let table = form.choices(of: node.item) else { return false }
    guard let row = table.index(of: name) else {
      return item.definition.orOther && name == "other"
    }
    return passes(row, of: table, at: node)
  }

  /// Whether the question's filter lets a row through.
  func passes(_ row: Int, of table: ChoiceTable, at node: NodeID) -> Bool {
    guard let filter = form.items[node.item].choiceFilter else { return true }
    stand(on: node, filter)
    return judging(.row(table, row), at: row + 1, of: table.count) {
      filter.expression.predicate.holds(at: row + 1, in: self)
    }
  }

  func members(of path: ListPath) -> [Place] {
    let rows = path.predicates.reduce(ChoiceRows.all(path.table.count)) { rows, predicate in
      self.rows(rows, of: path.table, keptBy: predicate)
    }
    guard let column = path.column else {
      return (0..<rows.count).map { .row(path.table, rows[$0]) }
    }
    return (0..<rows.count).compactMap { place in
      let row = rows[place]
      guard column == .label || path.table.text(row, column) != nil else { return nil }
      let cell = Place.column(path.table, row, column)
      return path.cellPredicates.allSatisfy { holds($0, of: cell) } ? cell : nil
    }
  }

  /// A row has one such cell: it is the first of one.
  private func holds(_ predicate: Predicate, of cell: Place) -> Bool {
    judging(.value(read(cell)), at: 1, of: 1) { predicate.holds(at: 1, in: self) }
  }

  /// What is the same for all rows is computed once; an equality that must hold is looked up, so
  /// that only the rows it leaves are judged.
  private func rows(
    _ rows: ChoiceRows, of table: ChoiceTable, keptBy predicate: Predicate
  ) -> ChoiceRows {
    let compiled = compiled
    let settled = predicate.settled(in: self) { compiled.variations[$0] }
    var candidates = rows
    if case .all = rows, !settled.dependsOnPlace {
      candidates = narrowed(by: settled, table, compiled) ?? rows
    }
    var kept: [Int] = []
    let count = rows.count
    let outer = judged
    defer { judged = outer }
    for place in 0..<candidates.count {
      let row = candidates[place]
      judged = Judged(member: .row(table, row), place: place + 1, count: count)
      if settled.holds(at: place + 1, in: self) { kept.append(row) }
    }
    return .some(kept)
  }

  /// The fewest rows that one of the equalities leaves; nil where there is none to look up.
  private func narrowed(
    by predicate: Predicate, _ table: ChoiceTable, _ compiled: CompiledExpression
  ) -> ChoiceRows? {
    var fewest: [Int]?
    for (reference, value) in predicate.equalities {
      guard case .column(let column?) = compiled.targets[reference],
        let rows = table.rows(where: column, equals: value)
      else { continue }
      if rows.count < fewest?.count ?? .max { fewest = rows }
    }
    return fewest.map(ChoiceRows.some)
  }
}
