import Values

#if canImport(Glibc)
  import Glibc
#endif

/// Functions on numbers. What is no number is NaN, and stays so.
let numberFunctions: [Function] = [
  Function(
    "number(value)",
    "The value as a number: of a text what it writes, of a date the days since 1970-01-01, of true "
      + "1. NaN if it is none.",
    example: "number('3.50') → 3.5"
  ) { .number($0.number(0)) },
  Function("int(number)", "The number without its fraction.", example: "int(-3.7) → -3") {
    .number($0.number(0).rounded(.towardZero))
  },
  Function(
    "floor(number)", "The largest whole number that is not larger.", example: "floor(-3.2) → -4"
  ) { .number($0.number(0).rounded(.down)) },
  Function(
    "ceiling(number)", "The smallest whole number that is not smaller.",
    example: "ceiling(3.2) → 4"
  ) { .number($0.number(0).rounded(.up)) },
  Function(
    "round(number, places?)",
    "The number rounded to that many decimal places, none if left out; a negative number of places "
      + "rounds to tens, hundreds, … Halves go up: -2.5 becomes -2.",
    example: "round(2.675, 2) → 2.68"
  ) {
    .number(rounded($0.number(0), places: $0.count > 1 ? $0.number(1) : 0))
  },
  Function("abs(number)", "The number without its sign.", example: "abs(-5) → 5") {
    .number(abs($0.number(0)))
  },
  Function(
    "pow(base, exponent)", "The base to the power of the exponent.", example: "pow(2, 10) → 1024"
  ) { .number(power($0.number(0), $0.number(1))) },
  Function("sqrt(number)", "The square root.", example: "sqrt(2.25) → 1.5") {
    .number($0.number(0).squareRoot())
  },
  Function("exp(number)", "e to the power of the number.", example: "exp(0) → 1") {
    .number(exp($0.number(0)))
  },
  Function("exp10(number)", "10 to the power of the number.", example: "exp10(3) → 1000") {
    .number(pow(10, $0.number(0)))
  },
  Function("log(number)", "The natural logarithm.", example: "log(1) → 0") {
    .number(log($0.number(0)))
  },
  Function("log10(number)", "The logarithm to base 10.", example: "log10(1000) → 3") {
    .number(log10($0.number(0)))
  },
]

/// XPath leaves the special cases to IEEE 754's older reading, in which what is not known of the
/// exponent is not known of the power: C gives 1 for a base of 1, or of -1 to the infinite.
private func power(_ base: Double, _ exponent: Double) -> Double {
  if exponent.isNaN || (exponent.isInfinite && abs(base) == 1) { return .nan }
  return pow(base, exponent)
}

/// More places than a number has; asking for more is a mistake.
private let mostPlaces = 30.0

private func rounded(_ number: Double, places: Double) -> Double {
  guard number.isFinite else { return number }
  let places = places.isNaN ? 0 : places.rounded(.towardZero)
  guard abs(places) <= mostPlaces else { return .nan }
  return places == 0 ? wholeNearest(number) : decimalNearest(number, places: Int(places))
}

/// XPath 1.0, 4.4: the nearest whole number, of two the one nearer to positive infinity. Zero has
/// no sign.
private func wholeNearest(_ number: Double) -> Double {
  let below = number.rounded(.down)
  return (number - below >= 0.5 ? below + 1 : below) + 0
}

/// Rounds the decimal digits, as people do: `round(2.675, 2)` is 2.68 although the nearest double
/// lies below.
private func decimalNearest(_ number: Double, places: Int) -> Double {
  let parts = DecimalNotation.text(of: abs(number)).utf8.split(separator: UInt8(ascii: "."))
  var digits = parts.flatMap { $0.map { $0 - UInt8(ascii: "0") } }
  let kept = (parts.first?.count ?? 0) + places
  if kept >= digits.count { return number + 0 }
  if kept < 0 { return 0 }
  let isUp =
    digits[kept] > 5
    || digits[kept] == 5
      && (number > 0 || digits[(kept + 1)...].contains { $0 > 0 })
  digits.removeSubrange(kept...)
  if isUp { digits.increment() }
  let text = String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
  let magnitude = Double("\(text.isEmpty ? "0" : text)e\(-places)") ?? .nan
  return (number < 0 ? -magnitude : magnitude) + 0
}

extension [UInt8] {
  /// Adds one to the number that the decimal digits write.
  fileprivate mutating func increment() {
    var at = endIndex
    while at > startIndex {
      at -= 1
      if self[at] < 9 {
        self[at] += 1
        return
      }
      self[at] = 0
    }
    insert(1, at: startIndex)
  }
}
