import Values

/// Places as people write, copy and paste them.
enum PointReading {
  /// `lat lon`, with altitude and accuracy if they are given: of two numbers, of degrees, minutes and
  /// seconds, of a link to a map or of a whole plus code.
  static func point(_ typed: String) -> String? {
    let text = Reading.trimmed(Reading.digitsMadeLatin(typed))
    if let place = MapLink.place(in: text) { return place }
    if let place = PlusCode.center(of: text) { return written([place.latitude, place.longitude]) }
    if text.contains(where: { "°º'′’\"″”".contains($0) || $0.isLetter }) { return angles(text) }
    return numbers(text)
  }

  /// The points of a text with several: one a line, or parted by `;`.
  static func points(_ text: String) -> [String]? {
    let parts = text.split { $0.isNewline || $0 == ";" }.map { Reading.trimmed(String($0)) }
      .filter { !$0.isEmpty }
    let points = parts.compactMap(point)
    return points.count == parts.count ? points : nil
  }

  static func written(_ numbers: [Double]) -> String {
    numbers.map { DecimalNotation.text(of: ($0 * 1e6).rounded() / 1e6) }.joined(separator: " ")
  }

  // MARK: Plain numbers

  /// Two to four numbers. A comma inside one counts as a decimal comma where nothing else can be
  /// meant: `14,01 -60,99`.
  private static func numbers(_ text: String) -> String? {
    var parts = text.split { $0 == ";" || $0.isWhitespace }.map(String.init)
    let areFrench = !text.contains(".") && parts.count > 1 && parts.allSatisfy(hasCommaInside)
    parts =
      areFrench
      ? parts.map { $0.replacing(",", with: ".") }
      : parts.flatMap { $0.split(separator: ",").map(String.init) }
    parts = parts.map { $0.replacing("−", with: "-") }
      .map { $0.hasPrefix("+") ? String($0.dropFirst()) : $0 }
    let values = parts.compactMap { DecimalNotation.number(of: $0) }
    guard (2...4).contains(parts.count), values.count == parts.count else { return nil }
    // The accuracy is a distance.
    if values.count == 4, values[3] < 0 { return nil }
    return parts.joined(separator: " ")
  }

  private static func hasCommaInside(_ part: String) -> Bool {
    guard let comma = part.firstIndex(of: ","), part.lastIndex(of: ",") == comma else {
      return false
    }
    return comma > part.startIndex && part.index(after: comma) < part.endIndex
  }

  // MARK: Degrees

  /// An angle being read: degrees, minutes, seconds, and the side of the earth.
  private struct Angle {
    var parts: [Double] = []
    var isNegative = false
    var side: Character?
    var isSideFirst = false

    var degrees: Double? {
      guard let first = parts.first, parts.count <= 3, parts.dropFirst().allSatisfy({ $0 < 60 })
      else { return nil }
      let sizes = zip(parts.dropFirst(), [60.0, 3600.0]).reduce(first) { $0 + $1.0 / $1.1 }
      return isNegative || side == "S" || side == "W" ? -sizes : sizes
    }
  }

  /// `14°00'36"N 60°59'24"W`, `N 14 00.6 W 60 59.4`, `14.01° N, 60.99° W`; O is West as in French.
  private static func angles(_ text: String) -> String? {
    var angles: [Angle] = []
    var current = Angle()
    func finish() {
      if !current.parts.isEmpty { angles.append(current) }
      current = Angle()
    }
    var number = ""
    func take() {
      if let value = Double(number) { current.parts.append(value) }
      number = ""
    }
    for character in text.uppercased() {
      switch character {
      case "0"..."9", ".": number.append(character)
      case "-", "−":
        take()
        if !current.parts.isEmpty { finish() }
        current.isNegative = true
      case "N", "S", "E", "W", "O":
        take()
        if current.parts.isEmpty || current.isSideFirst {
          finish()
          current.isSideFirst = true
          current.side = character == "O" ? "W" : character
        } else {
          current.side = character == "O" ? "W" : character
          finish()
        }
      case "°", "º":
        let isSecond = !current.parts.isEmpty
        if isSecond {
          let degrees = number
          number = ""
          finish()
          number = degrees
        }
        take()
      case ",", ";":
        take()
        if !current.isSideFirst || !current.parts.isEmpty { finish() }
      case "'", "′", "’", "\"", "″", "”", " ", "\t", "\u{A0}": take()
      default: return nil
      }
    }
    take()
    finish()
    return place(angles)
  }

  private static func place(_ angles: [Angle]) -> String? {
    guard angles.count == 2, var latitude = angles[0].degrees, var longitude = angles[1].degrees
    else { return nil }
    var sides = (angles[0].side, angles[1].side)
    if sides.0 == "E" || sides.0 == "W" {
      (latitude, longitude) = (longitude, latitude)
      sides = (sides.1, sides.0)
    }
    // Two latitudes, or two longitudes, are no place.
    guard sides.0 != "E", sides.0 != "W", sides.1 != "N", sides.1 != "S" else { return nil }
    return written([latitude, longitude])
  }
}
