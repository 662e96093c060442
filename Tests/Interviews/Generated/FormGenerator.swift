import Interviews

/// Makes questionnaires. What an item reads stands before it, or is a set of what stands before it, so
/// that nothing goes in a circle.
struct FormGenerator {
  private var random: RandomSource
  var known: [KnownItem] = []
  private var count = 0
  private var left = 0

  init(seed: UInt64) { random = RandomSource(seed: seed &* 0xBF58_476D_1CE4_E5B9) }

  mutating func sections() -> [GeneratedItem] {
    left = number(8...26)
    return (0..<number(1...2)).map { _ in container("group", Surroundings(), depth: 0) }
  }

  // MARK: Items

  private mutating func item(_ here: Surroundings, depth: Int) -> GeneratedItem {
    left -= 1
    switch number(0...19) {
    case 0...3 where here.repeats.count < 3 && depth < 5:
      return container("repeat", here, depth: depth + 1)
    case 4...5 where depth < 5: return container("group", here, depth: depth + 1)
    case 6...11: return calculation(here)
    default:
      return question(
        pick([
          "integer", "integer", "decimal", "text", "date", "select_one", "select_one",
          "select_multiple",
        ]), here)
    }
  }

  private mutating func container(
    _ type: String, _ here: Surroundings, depth: Int
  ) -> GeneratedItem {
    var item = named(type)
    addLabel(to: &item, here)
    if chance(2) { item.set("relevant", truth(here)) }
    let inner = here.within(item.name, isRepeat: type == "repeat")
    if type == "repeat", !chance(3) {
      // Of what is repeated within repeats there is little.
      let most = inner.repeats.count == 1 ? 3 : 2
      let count = chance(4) ? "\(number(1...most))" : "(\(amount(here, 1))) mod \(most + 1)"
      item.set("repeat_count", count)
    }
    let place = known.count
    let kept = KnownItem(
      name: item.name, kind: .container, path: here.path, repeats: here.repeats)
    known.append(kept)
    if type == "repeat" { item.items.append(question("integer", inner)) }
    repeat {
      item.items.append(self.item(inner, depth: depth))
    } while left > 0 && !chance(depth == 0 ? 20 : 4)
    if type == "repeat", chance(2) { item.set("instance_label", text(inner.elsewhere, 1)) }
    known[place].isWhole = true
    return item
  }

  private mutating func question(_ type: String, _ here: Surroundings) -> GeneratedItem {
    var item = named(type)
    addLabel(to: &item, here)
    let kind = kind(of: type)
    switch kind {
    case .one(let list), .many(let list): addChoices(to: &item, list, here)
    default: break
    }
    addRules(to: &item, kind, here)
    know(item, kind, here)
    return item
  }

  private func kind(of type: String) -> KnownItem.Kind {
    switch type {
    case "text": .text
    case "date": .date
    case "select_one": .one(list: count % 2 == 0 ? "towns" : "kinds")
    case "select_multiple": .many(list: count % 2 == 0 ? "towns" : "kinds")
    default: .number
    }
  }

  private mutating func addChoices(
    to item: inout GeneratedItem, _ list: String, _ here: Surroundings
  ) {
    item.set("choices", list)
    if chance(2) { item.set("choice_filter", filter(of: list, here)) }
    if chance(4) { item.set("randomize", chance(2) ? amount(here, 1) : "\(number(1...99))") }
  }

  private mutating func addRules(
    to item: inout GeneratedItem, _ kind: KnownItem.Kind, _ here: Surroundings
  ) {
    if chance(3) { item.set("relevant", truth(here)) }
    if chance(4) { item.set("required", truth(here)) }
    if chance(6) { item.set("read_only", truth(here)) }
    if chance(4) { item.set("constraint", constraint(kind, here)) }
    if chance(5) {
      let severity = chance(2) ? "soft" : "critical"
      let rule = "{\"rule\": \"\(truth(here))\", \"message\": \"?\", \"severity\": \"\(severity)\"}"
      item.keys.append(("checks", "[\(rule)]"))
    }
    switch kind {
    case .number where chance(5):
      item.set("default", "string-length(concat('1', \(amount(here, 1))))")
    case .text where chance(5): item.set("default", "concat('d', \(text(here, 1)))")
    default: break
    }
    if chance(3) { item.keys.append(("nonresponse", "[\"refused\"]")) }
  }

  private mutating func calculation(_ here: Surroundings) -> GeneratedItem {
    // Somebody who may not write over it sees it as well.
    let isShown = chance(4)
    var item = named(isShown ? "text" : "calculate")
    if isShown {
      addLabel(to: &item, here)
      item.keys.append(("read_only", "true"))
    }
    let isNumber = chance(2)
    let value = isNumber ? amount(here, 2) : text(here, 2)
    item.set("calculation", chance(8) ? "once(\(value))" : value)
    if chance(4) { item.set("relevant", truth(here)) }
    if chance(5), let trigger = any({ $0.kind != .container }) {
      item.set("trigger", "${\(trigger.name)}")
    }
    know(item, isNumber ? .number : .text, here)
    return item
  }

  private mutating func addLabel(to item: inout GeneratedItem, _ here: Surroundings) {
    let words = any { $0.kind != .container && here.seesOne($0) }.map { " ${\($0.name)}" } ?? ""
    item.keys.append(("label", "{\"en\": \"What\(words)?\", \"fr\": \"Quoi\(words)\u{A0}?\"}"))
  }

  private mutating func named(_ type: String) -> GeneratedItem {
    count += 1
    return GeneratedItem(type: type, name: "\(type.first ?? "x")\(count)")
  }

  private mutating func know(_ item: GeneratedItem, _ kind: KnownItem.Kind, _ here: Surroundings) {
    known.append(KnownItem(name: item.name, kind: kind, path: here.path, repeats: here.repeats))
  }

  // MARK: Chance

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  /// True once in so many times.
  mutating func chance(_ times: Int) -> Bool { number(1...times) == 1 }

  mutating func pick(_ texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }

  mutating func any(_ condition: (KnownItem) -> Bool) -> KnownItem? {
    known.filter(condition).randomElement(using: &random)
  }
}
