import Crypto
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

/// Fisher and Yates's shuffle in its inside-out form.
@Sendable private func shuffled(_ arguments: Arguments) -> [Value] {
  let members = arguments.values(0)
  var seeded = arguments.count > 1 ? ParkMiller(seed: seed(arguments.value(1))) : nil
  var out: [Value] = []
  out.reserveCapacity(members.count)
  for (index, member) in members.enumerated() {
    let random = seeded?.next() ?? arguments.lookup.random()
    let place = Int(random * Double(index + 1))
    out.append(member)
    out.swapAt(place, index)
  }
  return out
}

/// The whole part of a number; of another text the first eight bytes of its SHA-256; of none, 0.
private func seed(_ value: Value) -> Int64 {
  let number = value.number
  if !number.isNaN { return Int64(clamping: number) }
  let text = value.text
  if text.isEmpty { return 0 }
  let hash = SHA256.hash(data: Array(text.utf8)).prefix(8)
  return Int64(bitPattern: hash.reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
}

/// Park and Miller's «minimal standard» generator, as every engine of ODK's forms has it, so that
/// one seed gives one order everywhere.
private struct ParkMiller {
  private static let modulus = 2_147_483_647.0
  private var state: Double

  init(seed: Int64) {
    state = Double(seed).truncatingRemainder(dividingBy: Self.modulus)
    if state <= 0 { state += Self.modulus - 1 }
  }

  /// From 0 up to but not 1.
  mutating func next() -> Double {
    state = (state * 16807).truncatingRemainder(dividingBy: Self.modulus)
    return (state - 1) / (Self.modulus - 1)
  }
}

extension Int64 {
  /// The whole part, or the nearest number there is.
  fileprivate init(clamping number: Double) {
    self = Int64(exactly: number.rounded(.towardZero)) ?? (number < 0 ? .min : .max)
  }
}
