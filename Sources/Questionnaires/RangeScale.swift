import Values

/// The numbers that a `range` takes: from one end to the other, step by step. Where the author named
/// none, it is 0 to 10 by 1, as in XLSForm.
public struct RangeScale: Sendable, Hashable {
  public let start: Double
  /// May lie below the start: the slider then goes down.
  public let end: Double
  /// Always above 0.
  public let step: Double
  private let decimals: Int

  /// More can be counted, but not told apart.
  static let mostSteps = 1e9

  /// By the `parameters` of an item; nil where they describe no scale.
  public init?(_ parameters: [String: String]) {
    let texts = (parameters["start"] ?? "0", parameters["end"] ?? "10", parameters["step"] ?? "1")
    guard let start = DecimalNotation.number(of: texts.0),
      let end = DecimalNotation.number(of: texts.1),
      let step = DecimalNotation.number(of: texts.2),
      start != end, step > 0, abs(end - start) / step <= Self.mostSteps
    else { return nil }
    (self.start, self.end, self.step) = (start, end, step)
    decimals = max(Self.decimals(of: texts.0), Self.decimals(of: texts.2))
  }

  private static func decimals(of text: String) -> Int {
    guard let point = text.lastIndex(of: ".") else { return 0 }
    return min(9, text.distance(from: point, to: text.endIndex) - 1)
  }

  /// How many steps there are between the ends.
  public var steps: Int { Int((abs(end - start) / step + 1e-9).rounded(.down)) }

  /// The number after so many steps from the start, without the dust that adding fractions leaves.
  public func number(after steps: Int) -> Double {
    let number = start + (end < start ? -step : step) * Double(max(0, min(steps, self.steps)))
    let scale = Self.powerOfTen(decimals)
    return (number * scale).rounded() / scale
  }

  /// The step that a number stands on; nil for one outside, or between two steps.
  public func place(of number: Double) -> Int? {
    let distance = (end < start ? start - number : number - start) / step
    let place = distance.rounded()
    guard abs(distance - place) < 1e-6, place >= 0, place <= Double(steps) else { return nil }
    return Int(place)
  }

  private static func powerOfTen(_ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}

extension Item {
  /// The scale of a `range`; nil for any other item.
  public var scale: RangeScale? { type == .range ? RangeScale(parameters) : nil }
}
