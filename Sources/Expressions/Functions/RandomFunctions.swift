import Values

/// Chance, from the interview's own source, so that a replay gives the same values.
let randomFunctions: [Function] = [
  Function(
    "random()", "A random number from 0 up to but not 1.", example: "random() → 0.4172",
    isVolatile: true
  ) { .number($0.lookup.random()) },
  Function(
    "uuid(length?)",
    "A random identifier (RFC 9562, version 4); with a length, that many random capital letters "
      + "and digits.",
    example: "uuid(6) → 4F7QX0", isVolatile: true
  ) {
    .string($0.count > 0 ? randomText($0.number(0), $0.lookup) : uuid($0.lookup))
  },
  Function(
    "randomize(nodes, seed?)",
    "The members of a set in a random order. With a seed, a number or a text, always the same one.",
    example: "join(' ', randomize(${child_name}, ${seed})) → Ben Ada", isVolatile: true,
    nodeArguments: [0], members: shuffled
  ) { shuffled($0).first ?? .empty },
]

/// At most 4096 characters, which is more than any identifier.
private func randomText(_ length: Double, _ lookup: any Lookup) -> String {
  let letters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
  let length = max(0, min(length.wholeIndex, 4096))
  return String((0..<length).map { _ in letters[Int(lookup.random() * Double(letters.count))] })
}

private func uuid(_ lookup: any Lookup) -> String {
  var digits: [Character] = []
  for place in 0..<32 {
    let random = Int(lookup.random() * 16)
    let nibble = place == 12 ? 4 : place == 16 ? 8 | (random & 3) : random
    digits.append(Character(String(nibble, radix: 16)))
    if [7, 11, 15, 19].contains(place) { digits.append("-") }
  }
  return String(digits)
}

@Sendable private func shuffled(_ arguments: Arguments) -> [Value] {
  let members = arguments.values(0)
  guard arguments.count > 1 else {
    return SeededOrder.shuffled(members) { arguments.lookup.random() }
  }
  return SeededOrder(of: arguments.value(1)).shuffled(members)
}
