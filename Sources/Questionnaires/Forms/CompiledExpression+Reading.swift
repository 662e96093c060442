import Expressions

extension CompiledExpression {
  /// The items that it reads: their answers, whether they are asked, or which instances they have.
  public var itemsRead: [ItemID] { targets.flatMap(\.itemsRead) }

  /// Whether it looks something up in the choice list of that name.
  public func looksUp(_ list: String) -> Bool {
    let isOnPath = targets.contains {
      if case .list(let path) = $0 { path.table.name == list } else { false }
    }
    return isOnPath || expression.pulledLists.contains { $0 == nil || $0 == list }
  }

  /// Whether all that it looks up in that list is the row that a question offers by it has chosen,
  /// which no other row changes: `instance('town')/root/item[name = ${town}]/region`.
  ///
  /// - Parameter offers: whether a question offers that list.
  public func looksUpChosen(in list: String, offers: (ItemID) -> Bool) -> Bool {
    guard !expression.pulledLists.contains(where: { $0 == nil || $0 == list }) else { return false }
    return targets.allSatisfy { target in
      guard case .list(let path) = target, path.table.name == list else { return true }
      guard path.predicates.count == 1, path.cellPredicates.isEmpty,
        let (left, right) = path.predicates[0].comparedReferences
      else { return false }
      return isChosen(left, right, offers) || isChosen(right, left, offers)
    }
  }

  private func isChosen(_ column: Int, _ question: Int, _ offers: (ItemID) -> Bool) -> Bool {
    guard targets.indices.contains(column), targets.indices.contains(question),
      case .column(.name?) = targets[column], case .item(let item, _, _) = targets[question]
    else { return false }
    return offers(item)
  }

  /// Whether a text of it is that name, where a function is told what to read by one.
  public func quotes(_ name: String) -> Bool {
    expression.source.contains("'\(name)'") || expression.source.contains("\"\(name)\"")
  }

  /// Whether it reads what choices are called: as a column, or of a question's answer.
  public var readsLabels: Bool {
    targets.contains { target in
      switch target {
      case .column(.label?): true
      case .list(let path): path.column == .label
      default: false
      }
    } || !expression.pulledLists.isEmpty && quotes("label")
  }

  /// The columns of the row at hand that it reads, as a choice filter does.
  public var columnsRead: [ChoiceTable.Column] {
    targets.compactMap { if case .column(let column?) = $0 { column } else { nil } }
  }
}

extension Target {
  /// The items that it stands for, or passes on its way.
  public var itemsRead: [ItemID] {
    switch self {
    case .item(let item, _, _): [item]
    case .route(let route): route.items
    case .list, .column, .member, .root, .text, .nothing: []
    }
  }
}

extension Reference {
  /// Whether it reads whatever lies in something: `*`.
  public var readsAllChildren: Bool {
    guard case .path(let path) = target else { return false }
    return path.steps.contains { if case .anyChild = $0.axis { true } else { false } }
  }
}
