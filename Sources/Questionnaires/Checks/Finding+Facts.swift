import Values

/// Facts of findings in words.
extension TimeComparison {
  /// `decimal-time(.) > decimal-time('14:00')` in place of `. > '14:00'`.
  var remedy: String {
    let time = "decimal-time(\(short(question)))"
    return other.map { "compare \(time) with decimal-time('\(short($0))')" }
      ?? "compare \(time), a number from 0 to 1"
  }
}

extension RangeScale {
  /// `0 to 10 in steps of 2`
  var words: String {
    let ends = "\(DecimalNotation.text(of: start)) to \(DecimalNotation.text(of: end))"
    return step == 1 ? ends : ends + " in steps of \(DecimalNotation.text(of: step))"
  }
}

extension ItemType {
  /// An answer as it is stored.
  var example: String? {
    switch self {
    case .integer: "18"
    case .decimal, .range: "2.5"
    case .date: "2026-11-21"
    case .time: "14:05"
    case .datetime: "2026-11-21T14:05:00.000-04:00"
    case .acknowledge: "OK"
    case .geopoint: "14.01 -60.99"
    default: nil
    }
  }
}
