import Questionnaires
import Terminal
import Values

/// A scale with a knob on it: `0 |-----*----| 10`. No letter is in it: one would turn the scale round
/// in a text that is written from right to left.
struct SliderPart: Sendable {
  let scale: RangeScale

  /// What a click on the start of the scale is; behind the days of a month.
  static let firstLine = 200_000

  /// The number after a key, from the one that stands there; nil for a key that moves nothing. Where
  /// there is none yet, Right begins at the start and Left at the end.
  func number(after key: Key, from number: Double?) -> Double? {
    let place = number.flatMap(scale.place)
    switch key {
    case .left: return scale.number(after: place.map { $0 - 1 } ?? scale.steps)
    case .right: return scale.number(after: place.map { $0 + 1 } ?? 0)
    case .home: return scale.number(after: 0)
    case .end: return scale.number(after: scale.steps)
    default: return nil
    }
  }

  /// Draws the scale on one row, and below it what its ends mean, if that is said; answers how many
  /// rows it took. A number that is none of the scale has no knob.
  func draw(
    on canvas: inout Canvas, in region: Region, _ number: Double?, ends: (String, String),
    _ words: Catalogue
  ) -> Int {
    let start = words.grouped(DecimalNotation.text(of: scale.start))
    let end = words.grouped(DecimalNotation.text(of: scale.end))
    let room = region.width - 12 - TextWidth.columns(of: start) - TextWidth.columns(of: end)
    // As long as its steps, so that each has a place of its own where there is room.
    let length = max(3, min(room, min(61, max(21, scale.steps * 2 + 1))))
    var track = Array(repeating: "-" as Character, count: length)
    if let place = number.flatMap(scale.place) {
      let at = Double(place) / Double(max(1, scale.steps)) * Double(length - 1)
      track[Int(at.rounded())] = "*"
    }
    let left = region.left + 4
    canvas.put(
      "\(start) |\(String(track))| \(end)", at: Position(row: region.top, column: left))
    let first = left + TextWidth.columns(of: start) + 2
    for column in 0..<length {
      let place = Double(column) / Double(length - 1) * Double(scale.steps)
      canvas.target(
        row: region.top, from: first + column, to: first + column + 1,
        as: .line(Self.firstLine + Int(place.rounded())))
    }
    guard !ends.0.isEmpty || !ends.1.isEmpty, region.height > 1 else { return 1 }
    let width = length + 4 + TextWidth.columns(of: start + end)
    let half = max(4, width / 2 - 1)
    let (low, high) = (Chrome.cut(ends.0, to: half), Chrome.cut(ends.1, to: half))
    canvas.put(low, at: Position(row: region.top + 1, column: left))
    let column = left + max(half + 1, width - TextWidth.columns(of: high))
    canvas.put(high, at: Position(row: region.top + 1, column: column))
    return 2
  }
}
