/// The items of a questionnaire numbered in document order, with where each stands: what references
/// are resolved against.
struct FormOutline {
  /// An item while its form is compiled.
  struct Entry {
    let definition: Item
    var place: ItemPlace
    var scope: ScopeID { place.scope }
    var inner: ScopeID? { place.inner }
    var parent: ItemID? { place.parent }
  }

  private(set) var items: [Entry] = []
  private(set) var scopes: [Scope] = [Scope(id: 0, repeatItem: nil, parent: nil, depth: 0)]
  private(set) var idByName: [String: ItemID] = [:]
  let tables: [ChoiceTable]
  /// What `/data/@id` and `/data/@version` read.
  let attributes: [String: String]
  private let tableByName: [String: Int]
  /// What lies directly in a container, and in the root: one array for all expressions that read it.
  private var childrenByParent: [ItemID: [ItemID]] = [:]
  private var topLevel: [ItemID] = []

  init(_ questionnaire: Questionnaire) {
    tables = questionnaire.choiceLists.map(ChoiceTable.init)
    tableByName = Dictionary(
      tables.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    attributes = ["id": questionnaire.id, "version": questionnaire.version]
    let count = questionnaire.items.reduce(0) { $0 + Self.count($1) }
    items.reserveCapacity(count)
    idByName.reserveCapacity(count)
    for item in questionnaire.items { number(item, parent: nil, scope: 0, path: "") }
    topLevel = children(in: 0..<items.count)
  }

  /// How many items an item is, with all inside it.
  private static func count(_ item: Item) -> Int { item.items.reduce(1) { $0 + count($1) } }

  private mutating func number(_ item: Item, parent: ItemID?, scope: ScopeID, path: String) {
    let id = items.count
    let path = path.isEmpty ? item.name : path + "/" + item.name
    let place = ItemPlace(
      id: id, parent: parent, end: id + 1, scope: scope, slot: scopes[scope].items.count,
      path: path, choiceTable: item.choices.flatMap { tableByName[$0.value] })
    items.append(Entry(definition: item, place: place))
    scopes[scope].items.append(id)
    if idByName[item.name] == nil { idByName[item.name] = id }
    guard item.type.isContainer else { return }
    var inner = scope
    if item.type == .repeat {
      inner = scopes.count
      scopes.append(
        Scope(id: inner, repeatItem: id, parent: scope, depth: scopes[scope].depth + 1))
      items[id].place.inner = inner
    }
    for child in item.items { number(child, parent: id, scope: inner, path: path) }
    items[id].place.end = items.count
    childrenByParent[id] = children(in: id + 1..<items.count)
  }

  func table(named name: String) -> ChoiceTable? { tableByName[name].map { tables[$0] } }

  // MARK: Ways between items, where no item stands for the root

  func children(named name: String, of parents: [ItemID]) -> [ItemID] {
    guard let id = idByName[name] else { return [] }
    let parent = items[id].parent
    let isThere = parents.isEmpty ? parent == nil : parent.map(parents.contains) ?? false
    return isThere ? [id] : []
  }

  func children(of parents: [ItemID]) -> [ItemID] {
    switch parents.count {
    case 0: topLevel
    case 1: childrenByParent[parents[0]] ?? []
    default: parents.flatMap { childrenByParent[$0] ?? [] }
    }
  }

  private func children(in range: Range<ItemID>) -> [ItemID] {
    var found: [ItemID] = []
    var next = range.lowerBound
    while next < range.upperBound {
      found.append(next)
      next = items[next].place.end
    }
    return found
  }

  func parents(of children: [ItemID]) -> [ItemID] {
    var found: [ItemID] = []
    for parent in children.compactMap({ items[$0].parent }) where !found.contains(parent) {
      found.append(parent)
    }
    return found
  }
}
