import Values

#if canImport(Glibc)
  import Glibc
#endif

/// Functions on numbers. What is no number is NaN, and stays so.
let numberFunctions: [Function] = [
  Function("number(value)", "The value as a number; a date is days since 1970-01-01.") {
    .number($0.number(0))
  },
  Function("int(number)", "The number without its fraction.") {
    .number($0.number(0).rounded(.towardZero))
  },
  Function("floor(number)", "The largest whole number that is not larger.") {
    .number($0.number(0).rounded(.down))
  },
  Function("ceiling(number)", "The smallest whole number that is not smaller.") {
    .number($0.number(0).rounded(.up))
  },
  Function("round(number, places?)", "Rounded to that many decimal places, halves upwards.") {
    .number(rounded($0.number(0), places: $0.count > 1 ? $0.number(1) : 0))
  },
  Function("abs(number)", "The number without its sign.") { .number(abs($0.number(0))) },
  Function("pow(base, exponent)", "The base to the power of the exponent.") {
    .number(pow($0.number(0), $0.number(1)))
  },
  Function("sqrt(number)", "The square root.") { .number($0.number(0).squareRoot()) },
  Function("exp(number)", "e to the power of the number.") { .number(exp($0.number(0))) },
  Function("log(number)", "The natural logarithm.") { .number(log($0.number(0))) },
  Function("log10(number)", "The logarithm to base 10.") { .number(log10($0.number(0))) },
  Function("sin(number)", "The sine of an angle in radians.") { .number(sin($0.number(0))) },
  Function("cos(number)", "The cosine of an angle in radians.") { .number(cos($0.number(0))) },
  Function("tan(number)", "The tangent of an angle in radians.") { .number(tan($0.number(0))) },
  Function("asin(number)", "The angle in radians of a sine.") { .number(asin($0.number(0))) },
  Function("acos(number)", "The angle in radians of a cosine.") { .number(acos($0.number(0))) },
  Function("atan(number)", "The angle in radians of a tangent.") { .number(atan($0.number(0))) },
  Function("atan2(y, x)", "The angle in radians of the point (x, y).") {
    .number(atan2($0.number(0), $0.number(1)))
  },
  Function("pi()", "The ratio of a circle's circumference to its diameter.") { _ in .number(.pi) },
  Function("random()", "A random number from 0 up to but not 1.", isVolatile: true) {
    .number($0.lookup.random())
  },
  Function("sum(values…)", "The sum; members that are empty or no numbers are passed over.") {
    .number(numbers($0).reduce(0, +))
  },
  Function("min(values…)", "The smallest; members that are empty or no numbers are passed over.") {
    .number(numbers($0).min() ?? .nan)
  },
  Function("max(values…)", "The largest; members that are empty or no numbers are passed over.") {
    .number(numbers($0).max() ?? .nan)
  },
]

/// All members of all arguments that are numbers.
private func numbers(_ arguments: Arguments) -> [Double] {
  arguments.values(from: 0).map(\.number).filter { !$0.isNaN }
}

/// Rounds in decimal, as people do: `round(2.675, 2)` is 2.68 although the nearest double lies
/// below; halves go towards positive infinity, as XPath 1.0, 4.4 has it.
private func rounded(_ number: Double, places: Double) -> Double {
  guard number.isFinite else { return number }
  guard abs(places) <= 30 else { return .nan }
  let places = Int(places)
  if places == 0 { return (number + 0.5).rounded(.down) }
  let scale = pow(10, Double(abs(places)))
  let scaled = places > 0 ? number * scale : number / scale
  guard scaled.isFinite else { return number }
  let nearest = (scaled + 0.5 + abs(scaled) * 4 * .ulpOfOne).rounded(.down)
  return places > 0 ? nearest / scale : nearest * scale
}
