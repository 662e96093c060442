import JSONDocuments

/// How long something took, again and again.
struct Timings {
  private var nanoseconds: [Int] = []

  mutating func measure<Result>(_ body: () throws -> Result) rethrows -> Result {
    let start = Machine.nanoseconds
    defer { nanoseconds.append(Machine.nanoseconds - start) }
    return try body()
  }

  mutating func add(_ duration: Int) { nanoseconds.append(duration) }

  /// The mean, the median, the 99th percentile by nearest rank, and the longest, in microseconds.
  var json: JSONValue {
    let sorted = nanoseconds.sorted()
    func rank(_ share: Double) -> Double {
      guard !sorted.isEmpty else { return 0 }
      let place = (share * Double(sorted.count)).rounded(.up) - 1
      return Double(sorted[max(0, Int(place))]) / 1000
    }
    let mean = Double(sorted.reduce(0, +)) / Double(max(1, sorted.count)) / 1000
    return .object([
      .init("count", .integer(sorted.count)), .init("mean_us", .decimal(mean)),
      .init("median_us", .decimal(rank(0.5))),
      .init("p99_us", .decimal(rank(0.99))), .init("max_us", .decimal(rank(1))),
    ])
  }
}

extension JSONValue {
  /// A measured number to the thousandth, which is finer than any clock here.
  static func decimal(_ number: Double) -> JSONValue {
    .number(String((number * 1000).rounded() / 1000))
  }

  static func milliseconds(_ nanoseconds: Int) -> JSONValue {
    .decimal(Double(nanoseconds) / 1_000_000)
  }
}
