import Questionnaires

/// A questionnaire laid flat: every item in document order, with what is around it.
struct Outline {
  /// One item and its surroundings, by name.
  struct Entry {
    let item: Item
    let path: String
    let parent: String?
    /// The repeats around it, outermost first.
    let repeats: [String]
    /// Its children, in order.
    let children: [String]

    var name: String { item.name }
  }

  private(set) var entries: [Entry] = []
  private var places: [String: Int] = [:]
  /// The names of the root's items, in order.
  let topLevel: [String]

  init(_ questionnaire: Questionnaire) {
    topLevel = questionnaire.items.map(\.name)
    for item in questionnaire.items { add(item, parent: nil, path: "", repeats: []) }
  }

  subscript(name: String) -> Entry? { places[name].map { entries[$0] } }

  /// Where an item stands in document order.
  func place(of name: String) -> Int? { places[name] }

  /// The names inside a group or repeat, or at the root.
  func children(of name: String?) -> [String] {
    guard let name else { return topLevel }
    return self[name]?.children ?? []
  }

  /// The groups and repeats around an item, the innermost first.
  func ancestors(of entry: Entry) -> [Entry] {
    var found: [Entry] = []
    var next = entry.parent
    while let name = next, let around = self[name] {
      found.append(around)
      next = around.parent
    }
    return found
  }

  private mutating func add(_ item: Item, parent: String?, path: String, repeats: [String]) {
    let path = path.isEmpty ? item.name : path + "/" + item.name
    if places[item.name] == nil { places[item.name] = entries.count }
    entries.append(
      Entry(
        item: item, path: path, parent: parent, repeats: repeats,
        children: item.items.map(\.name)))
    let inner = item.type == .repeat ? repeats + [item.name] : repeats
    for child in item.items { add(child, parent: item.name, path: path, repeats: inner) }
  }
}
