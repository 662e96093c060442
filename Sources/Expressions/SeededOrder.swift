import Crypto
import Values

/// The order that a seed gives: the same everywhere, whatever engine of ODK's forms works it out.
public struct SeededOrder: Sendable {
  private let seed: Int64

  /// The seed is the whole part of a number; of another text the first eight bytes of its SHA-256; of
  /// none, 0.
  public init(of value: Value) {
    guard case .string(let text) = value else {
      seed = value.number.isNaN ? 0 : Int64(clamping: value.number)
      return
    }
    seed = DecimalNotation.number(of: text).map(Int64.init(clamping:)) ?? Self.digest(text)
  }

  private static func digest(_ text: String) -> Int64 {
    if text.isEmpty { return 0 }
    let hash = SHA256.hash(data: Array(text.utf8)).prefix(8)
    return Int64(bitPattern: hash.reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }

  /// The elements in that order.
  public func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var numbers = ParkMiller(seed: seed)
    return Self.shuffled(elements) { numbers.next() }
  }

  /// Fisher and Yates's shuffle in its inside-out form, by numbers from 0 up to but not 1.
  static func shuffled<Element>(_ elements: [Element], by random: () -> Double) -> [Element] {
    var out: [Element] = []
    out.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      let place = Int(random() * Double(index + 1))
      out.append(element)
      out.swapAt(place, index)
    }
    return out
  }
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
