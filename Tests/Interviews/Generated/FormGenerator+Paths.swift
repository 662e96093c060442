/// Ways of naming what stands before.
extension FormGenerator {
  /// One question, seen from a place that is in all repeats that it is in.
  mutating func single(_ item: KnownItem, _ here: Surroundings) -> String {
    switch here.isElsewhere ? 2 : number(0...2) {
    case 0: relative(item, here, shared: here.shared(with: item), "..")
    case 1: fromQuestion(item, here)
    default: "${\(item.name)}"
    }
  }

  /// A question or container in all instances of the repeats around it, or in those that it shares.
  mutating func set(_ item: KnownItem, _ here: Surroundings) -> String {
    let path: String
    switch number(here.isElsewhere ? 1...6 : 0...6) {
    case 1...2: path = "${\(item.name)}"
    case 0:
      path = relative(item, here, shared: number(0...here.shared(with: item)), "..")
    default: path = "/data" + steps(item.path[...], item, here) + "/\(item.name)"
    }
    guard chance(4), item.kind == .number, !path.hasPrefix("$") else { return path }
    return "\(path)[. > \(number(0...9))]"
  }

  /// One question by the way from the own one, whatever `.` is.
  mutating func fromQuestion(_ item: KnownItem, _ here: Surroundings) -> String {
    relative(item, here, shared: here.shared(with: item), "current()/..")
  }

  private mutating func relative(
    _ item: KnownItem, _ here: Surroundings, shared: Int, _ start: String
  ) -> String {
    start + String(repeating: "/..", count: here.path.count - shared)
      + steps(item.path[shared...], item, here) + "/\(item.name)"
  }

  /// The containers on the way, some of their instances left out.
  private mutating func steps(
    _ path: ArraySlice<String>, _ item: KnownItem, _ here: Surroundings
  ) -> String {
    var text = ""
    for (place, name) in zip(path.indices, path) {
      text += "/\(name)"
      guard item.repeats.contains(name), chance(2) else { continue }
      text += "[\(predicate(Array(item.path[...place]), here))]"
    }
    return text
  }

  /// What keeps some instances of the repeat that this is the path into.
  private mutating func predicate(_ path: [String], _ here: Surroundings) -> String {
    if let field = any({ $0.path == path && $0.kind == .number }), !chance(3) {
      return "\(field.name) \(comparison()) \(outside(here))"
    }
    if let inner = any({ $0.path.count > path.count && $0.path.starts(with: path) }), chance(3) {
      return "count(\(inner.path[path.count...].joined(separator: "/"))) > \(number(0...1))"
    }
    switch number(0...4) {
    case 0: return "position() <= \(outside(here))"
    case 1: return "position() \(comparison()) \(number(1...3))"
    case 2 where !here.isElsewhere && !here.repeats.isEmpty && here.repeats.last == here.path.last:
      return "position() < position(current()/..)"
    case 3: return "last()"
    default: return "\(number(1...3))"
    }
  }

  /// A number that does not depend on the instance that is judged.
  private mutating func outside(_ here: Surroundings) -> String {
    guard let item = any({ $0.kind == .number && here.seesOne($0) }), !chance(3) else {
      return "\(number(0...9))"
    }
    if here.isElsewhere || chance(2) { return "${\(item.name)}" }
    return fromQuestion(item, here)
  }

  mutating func comparison() -> String { pick(["<", "<=", ">", ">=", "=", "!="]) }

  /// One instance's answer, the instance chosen by a number.
  mutating func indexed(_ here: Surroundings, _ kind: KnownItem.Kind) -> String? {
    guard let item = any({ $0.kind == kind && !$0.repeats.isEmpty }) else { return nil }
    // Outer repeats may be left out: the own instance, or the first, is meant.
    let repeats = chance(3) ? item.repeats.suffix(1) : item.repeats[...]
    let indexes = repeats.map { "${\($0)}, \(amount(here, 1))" }.joined(separator: ", ")
    return "indexed-repeat(${\(item.name)}, \(indexes))"
  }

  /// Where the instance around stands.
  mutating func position(_ here: Surroundings) -> String? {
    guard !here.repeats.isEmpty, !here.isElsewhere else { return nil }
    let name = here.repeats[number(0...here.repeats.count - 1)]
    guard let depth = here.path.firstIndex(of: name) else { return nil }
    return "position(.." + String(repeating: "/..", count: here.path.count - 1 - depth) + ")"
  }
}
