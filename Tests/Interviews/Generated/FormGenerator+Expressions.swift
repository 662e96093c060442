/// Expressions over what stands before.
extension FormGenerator {
  /// One that gives a number, or none.
  mutating func amount(_ here: Surroundings, _ depth: Int) -> String {
    if depth == 0 { return plainAmount(here) }
    switch number(0...17) {
    case 0:
      return "(\(amount(here, depth - 1)) \(pick(["+", "-", "*"])) \(amount(here, depth - 1)))"
    case 1: return "if(\(truth(here, depth - 1)), \(amount(here, depth - 1)), \(plainAmount(here)))"
    case 2: return "coalesce(\(amount(here, depth - 1)), \(plainAmount(here)))"
    case 3: return "string-length(\(text(here, depth - 1)))"
    case 4: return position(here) ?? plainAmount(here)
    case 5...6: return indexed(here, .number) ?? plainAmount(here)
    case 7: return "(\(amount(here, depth - 1)) mod \(number(2...5)))"
    case 8...11: return total(here)
    case 12: return many(here).map { "count-selected(\($0))" } ?? plainAmount(here)
    case 14:
      guard let whole = any({ $0.kind == .container && $0.isWhole }) else { fallthrough }
      return "\(pick(["sum", "count"]))(\(set(whole, here))/*)"
    case 15: return "int(\(text(here, depth - 1)))"
    default: return plainAmount(here)
    }
  }

  private mutating func plainAmount(_ here: Surroundings) -> String {
    guard let item = any({ $0.kind == .number && here.seesOne($0) }), !chance(4) else {
      return "\(number(0...5))"
    }
    return single(item, here)
  }

  /// Of all instances.
  private mutating func total(_ here: Surroundings) -> String {
    if let container = any({ $0.kind == .container }), chance(3) {
      return "count(\(set(container, here)))"
    }
    guard let item = any({ $0.kind == .number && !$0.repeats.isEmpty }) else {
      return plainAmount(here)
    }
    var members = set(item, here)
    if chance(5), let other = any({ $0.kind == .number }) { members += " | \(set(other, here))" }
    return "\(pick(["sum", "count", "min", "max", "count-non-empty"]))(\(members))"
  }

  private mutating func many(_ here: Surroundings) -> String? {
    let item = any { item in
      if case .many = item.kind { here.seesOne(item) } else { false }
    }
    return item.map { single($0, here) }
  }

  /// One that gives a text.
  mutating func text(_ here: Surroundings, _ depth: Int) -> String {
    if depth == 0 { return plainText(here) }
    switch number(0...14) {
    case 0: return "concat(\(text(here, depth - 1)), '/', \(amount(here, depth - 1)))"
    case 1: return "if(\(truth(here, depth - 1)), \(text(here, depth - 1)), 'else')"
    case 2: return "coalesce(\(text(here, depth - 1)), 'none')"
    case 3...5: return joined(here)
    case 6, 12: return labelled(here)
    case 7: return many(here).map { "selected-at(\($0), \(number(0...1)))" } ?? plainText(here)
    case 8:
      let item = any { $0.kind != .container && here.seesOne($0) }
      return item.map { "nonresponse(${\($0.name)})" } ?? plainText(here)
    case 9: return indexed(here, .text) ?? plainText(here)
    case 11:
      let date = any { $0.kind == .date && here.seesOne($0) }
      return date.map { "format-date(\(single($0, here)), '%a %e %b')" } ?? plainText(here)
    default: return plainText(here)
    }
  }

  private mutating func plainText(_ here: Surroundings) -> String {
    guard let item = any({ $0.kind != .container && here.seesOne($0) }), !chance(5) else {
      return "'\(pick(["a", "t1", "word", ""]))'"
    }
    return single(item, here)
  }

  private mutating func joined(_ here: Surroundings) -> String {
    guard let item = any({ $0.kind != .container }) else { return "'x'" }
    return "join(' ', \(set(item, here)))"
  }

  /// What a choice is called, in the language of the moment.
  private mutating func labelled(_ here: Surroundings) -> String {
    let item = any { item in
      if case .one = item.kind { here.seesOne(item) } else { false }
    }
    guard let item, case .one(let list) = item.kind else { return plainText(here) }
    let answer = single(item, here)
    switch number(0...2) {
    case 0: return "jr:choice-name(\(answer), '${\(item.name)}')"
    case 1: return "pulldata('\(list)', 'size', 'name', \(answer))"
    default:
      let row = here.isElsewhere ? answer : fromQuestion(item, here)
      return "instance('\(list)')/root/item[name = \(row)]/label"
    }
  }

  /// One that holds or does not.
  mutating func truth(_ here: Surroundings, _ depth: Int = 2) -> String {
    switch depth == 0 ? 9 : number(0...11) {
    case 0: return "(\(truth(here, depth - 1)) and \(truth(here, depth - 1)))"
    case 1: return "(\(truth(here, depth - 1)) or \(truth(here, depth - 1)))"
    case 2: return "not(\(truth(here, depth - 1)))"
    // Of what is put together nobody can say which texts it may be.
    case 3: return "concat(\(text(here, depth - 1)), '') \(pick(["=", "!="])) \(plainText(here))"
    case 4:
      // Whether there is such a one.
      guard let item = any({ !$0.repeats.isEmpty }) else { fallthrough }
      return "boolean(\(set(item, here)))"
    case 5:
      return ticked(here) ?? chosen(here)
    case 6: return chosen(here)
    default: return "\(amount(here, max(0, depth - 1))) \(comparison()) \(plainAmount(here))"
    }
  }

  private mutating func ticked(_ here: Surroundings) -> String? {
    let item = any { item in
      if case .many = item.kind { here.seesOne(item) } else { false }
    }
    guard let item, case .many(let list) = item.kind else { return nil }
    return "selected(\(single(item, here)), '\(name(in: list))')"
  }

  private mutating func name(in list: String) -> String {
    pick(list == "towns" ? ["t1", "t2", "t3"] : ["a", "b", "c"])
  }

  private mutating func chosen(_ here: Surroundings) -> String {
    let item = any { item in
      if case .one = item.kind { here.seesOne(item) } else { false }
    }
    guard let item, case .one(let list) = item.kind else {
      return "\(plainAmount(here)) != \(number(1...3))"
    }
    return "\(single(item, here)) \(pick(["=", "!="])) '\(name(in: list))'"
  }

  /// One that some answer surely meets.
  mutating func constraint(_ kind: KnownItem.Kind, _ here: Surroundings) -> String {
    switch kind {
    case .number:
      ". = 1 or . \(pick(["<", "<=", "!="])) \(amount(here, 1)) + 2 or \(truth(here, 1))"
    case .many: "count-selected(.) = 1 or count-selected(.) \(comparison()) \(amount(here, 1))"
    default:
      "concat(., \(text(here, 1))) != '\(pick(["b", "aa", "t1word", "t1"]))' or \(truth(here, 1))"
    }
  }

  /// Over keys of the choices, answers before, and what is calculated.
  mutating func filter(of list: String, _ here: Surroundings) -> String {
    switch number(0...4) {
    case 0: "number(size) \(comparison()) \(amount(here.elsewhere, 1))"
    case 1: "name != \(answer(here))"
    case 2 where list == "towns": "kind = \(answer(here)) or number(size) > 3"
    case 3: "number(size) < 3 or \(truth(here.elsewhere, 1))"
    default: "position() <= \(amount(here.elsewhere, 1)) + 1 or name = \(answer(here))"
    }
  }

  /// One that stands around the question whose choices a filter judges.
  private mutating func answer(_ here: Surroundings) -> String {
    guard let item = any({ $0.kind != .container && here.seesOne($0) }) else { return "''" }
    return chance(2) ? "${\(item.name)}" : fromQuestion(item, here)
  }
}
