/// The formulas of the statistics.
enum Statistics {
  static func mean(_ numbers: [Double]) -> Double? {
    numbers.isEmpty ? nil : numbers.reduce(0, +) / Double(numbers.count)
  }

  /// Of a sample, with n - 1 below the line.
  static func deviation(_ numbers: [Double]) -> Double? {
    guard numbers.count > 1, let mean = mean(numbers) else { return nil }
    let squares = numbers.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    return (squares / Double(numbers.count - 1)).squareRoot()
  }

  /// Of an even number the mean of the two in the middle.
  static func median(_ numbers: [Double]) -> Double? {
    guard !numbers.isEmpty else { return nil }
    let sorted = numbers.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }

  /// The sum of the ones over the sum of the others.
  static func ratio(_ numbers: [Double], per others: [Double]) -> Double? {
    let whole = others.reduce(0, +)
    return whole == 0 ? nil : numbers.reduce(0, +) / whole
  }

  /// How many different texts there are, letter case and outer blanks apart.
  static func distinct(_ texts: [String]) -> Int {
    let trimmed = texts.map { text in
      let rest = text.lowercased().drop(while: \.isWhitespace)
      return String(rest.reversed().drop(while: \.isWhitespace).reversed())
    }
    return Set(trimmed).count
  }
}
