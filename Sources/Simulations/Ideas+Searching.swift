import Interviews
import Questionnaires
import Values

/// What is tried where nothing that comes to mind can stand: a great many answers, put together from what
/// the rules name.
extension Ideas {
  private static let mostTried = 3_000

  mutating func searched(_ node: NodeID) -> [String] {
    switch interview.item(node).type {
    case .integer:
      let whole = (digits(node) + combined(node).map { DecimalNotation.text(of: $0.rounded()) })
        .filter { $0.count <= 15 }
      return whole + wholeRange(node) + composed(node).filter { Int($0) != nil && $0.count <= 15 }
    case .decimal: return combined(node).map(DecimalNotation.text(of:))
    case .date: return manyDays().map(\.description)
    case .datetime: return manyDays().map { moment(of: $0).description }
    case .time: return times(node)
    case .geopoint: return namedPlaces(node)
    case .text, .barcode: return composed(node)
    default: return []
    }
  }

  // MARK: Numbers

  /// Whole numbers of as many digits as rules name.
  private mutating func digits(_ node: NodeID) -> [String] {
    lengths(node).filter { (1...15).contains($0) }.flatMap { length in
      (0..<20).map { _ in written(length, [Character]("123456789")) }
    }
  }

  /// What two numbers that rules name give together, and what lies between two such.
  private mutating func combined(_ node: NodeID) -> [Double] {
    let named = Array(literals(node).numbers.prefix(8))
    let pairs = named.flatMap { one in named.map { (one, $0) } }
    let results = pairs.flatMap { one, other in
      [one + other, one - other, one * other, one / other, (one + other) / 2]
    }
    let usable = Array(Set(results.filter { $0.isFinite && abs($0) < 1e12 })).sorted()
    let between = zip(usable, usable.dropFirst()).map { ($0 + $1) / 2 }
    return random.shuffled(usable + between).flatMap { [$0, $0 + 1, $0 - 1] }
  }

  private func lengths(_ node: NodeID) -> [Int] {
    let named = literals(node).numbers.filter { (0...200).contains($0) }.prefix(6)
    var lengths: [Int] = []
    for number in named.map({ Int($0) }).flatMap({ [$0, $0 + 1, $0 - 1] })
    where number > 0 && !lengths.contains(number) {
      lengths.append(number)
    }
    return lengths
  }

  // MARK: Times and places

  /// Days of people's lifetimes, those near today first among equals.
  private mutating func manyDays() -> [CalendarDay] {
    let present = today.daysSinceEpoch
    let near = (-1_500...1_500).map { present + $0 }
    let far = (0..<Self.mostTried).map { _ in present - random.below(36_500) }
    return (random.shuffled(near) + far).compactMap { CalendarDay(daysSinceEpoch: $0) }
  }

  /// Every minute of a day.
  private mutating func times(_ node: NodeID) -> [String] {
    random.shuffled(Array(0..<1440)).map { minute in
      Moment(day: today, millisecondOfDay: minute * 60_000, offsetMinutes: 0).timeOfDay
    }
  }

  /// Places at, and close to, the degrees that rules name.
  private mutating func namedPlaces(_ node: NodeID) -> [String] {
    let degrees = literals(node).numbers.prefix(6).flatMap { [$0, -$0] }
      .flatMap { [$0 - 0.01, $0, $0 + 0.01] }
    let usual = [14.0, -61.0]
    let latitudes = (degrees + usual).filter { abs($0) <= 90 }
    let longitudes = (degrees + usual).filter { abs($0) <= 180 }
    let all = latitudes.flatMap { latitude in
      longitudes.map { "\(Self.written(latitude)) \(Self.written($0)) 0 5" }
    }
    return random.shuffled(all)
  }

  // MARK: Texts

  /// Texts of patterns and of characters that rules name, as long as they ask, with what they ask for
  /// before and behind.
  private mutating func composed(_ node: NodeID) -> [String] {
    let known = literals(node)
    let lengths = lengths(node)
    let computed = interview.valuesCompared(at: node).map(\.text)
    let strings = random.shuffled((computed + known.strings).filter { !$0.isEmpty }).prefix(6)
    let numbers = combined(node).map(DecimalNotation.text(of:))
    var texts = numbers + joined(strings, Array(numbers.prefix(60)))
    let sets: [[Character]] =
      [Array("123456789"), Array("abcdefghij"), Array("ABCDEFGHIJ")] + strings.map(Array.init)
    for length in lengths {
      for set in sets {
        let text = written(length, set)
        texts.append(text)
        for part in strings {
          let rest = String(text.dropFirst(part.count))
          texts += [part + text, text + part, part + rest, rest + part]
          texts += strings.flatMap { [part + $0 + text, part + text + $0, text + part + $0] }
        }
      }
    }
    for pattern in known.patterns.prefix(6) {
      let read = TextPattern(pattern)
      for length in lengths {
        for _ in 0..<20 { texts += read.sample(&random, length: length).map { [$0] } ?? [] }
      }
      for _ in 0..<Self.mostTried / 2 { texts.append(read.sample(&random)) }
    }
    return texts
  }

  /// What rules name one behind the other, with letters between or without, and with the numbers that
  /// they name: `starts-with` beside `contains`, what stands before a sign and behind it.
  private func joined(_ strings: ArraySlice<String>, _ numbers: [String]) -> [String] {
    let parts = [""] + strings
    let between = ["", "a", "1"]
    var texts: [String] = []
    for first in parts {
      for second in parts {
        for third in parts {
          texts += between.map { [first, second, third].joined(separator: $0) }
        }
        texts += numbers.map { first + $0 + second }
      }
    }
    return texts.filter { !$0.allSatisfy(\.isWhitespace) }
  }

  private mutating func written(_ length: Int, _ characters: [Character]) -> String {
    String((0..<length).compactMap { _ in random.pick(characters) })
  }
}
