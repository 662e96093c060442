import Questionnaires
import Records
import Values

/// Which texts write a value of an item's type, and what expressions read them as.
enum LexicalForm {
  /// Whether the text, which is not empty, writes a value of the type.
  static func isValid(_ text: String, for type: ItemType) -> Bool {
    switch type {
    case .integer: isInteger(text)
    case .decimal, .range: isDecimal(text)
    case .date, .today: CalendarDay(text) != nil
    case .time: Moment.timeOfDay(text) != nil
    case .datetime, .start, .end: Moment(text) != nil
    case .geopoint, .startGeopoint: isPoint(text)
    case .geotrace: isLine(text, ofAtLeast: 2)
    // A shape ends where it begins: three corners and the first again.
    case .geoshape: isLine(text, ofAtLeast: 4)
    case .acknowledge: text == "OK"
    default: true
    }
  }

  /// What an expression reads. A calculation that has no type of its own keeps the kind of what was
  /// computed, as with ODK's engines.
  static func value(
    of text: String, for type: ItemType, computed kind: ComputedKind = .text
  ) -> Value {
    if text.isEmpty { return .empty }
    switch type {
    case .integer, .decimal, .range:
      return DecimalNotation.number(of: text).map(Value.number) ?? .string(text)
    case .date, .today: return CalendarDay(text).map(Value.day) ?? .string(text)
    case .datetime, .start, .end: return Moment(text).map(Value.moment) ?? .string(text)
    case .geotrace, .geoshape: return .string(spaced(text))
    case .text, .calculate, .hidden: return kind.value(of: text)
    default: return .string(text)
    }
  }

  /// The points of a line as ODK's engines show them to expressions, `; ` between.
  private static func spaced(_ line: String) -> String {
    line.split(separator: ";").map { $0.drop { $0 == " " } }.joined(separator: "; ")
  }

  /// What a calculation keeps of its value: as its type writes it, nothing for what is no number.
  static func answer(_ value: Value, for type: ItemType) -> String {
    if case .number(let number) = value, number.isNaN { return "" }
    switch type {
    case .integer:
      let number = value.number
      return number.isFinite ? DecimalNotation.text(of: number.rounded(.towardZero)) : value.text
    case .decimal, .range:
      let number = value.number
      return number.isFinite ? DecimalNotation.text(of: number) : value.text
    case .date:
      if case .moment(let moment) = value { return moment.day.description }
      return value.text
    default:
      // Every digit is kept, also those that `string()` leaves out.
      if case .number(let number) = value { return DecimalNotation.text(of: number) }
      return value.text
    }
  }

  private static func isInteger(_ text: String) -> Bool {
    Int64(text) != nil && text.utf8.first != UInt8(ascii: "+")
  }

  private static func isDecimal(_ text: String) -> Bool {
    text.utf8.count <= 40 && DecimalNotation.number(of: text) != nil
      && text.utf8.allSatisfy { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
  }

  /// A point's numbers with one space between, each with a fraction, as ODK keeps them: `7.5 -11.0`;
  /// a text that is no point as it is.
  static func point(_ text: String) -> String {
    let numbers = text.split(separator: " ").map { DecimalNotation.number(of: String($0)) }
    guard !numbers.contains(nil) else { return text }
    return numbers.compactMap { number in
      let plain = DecimalNotation.text(of: number ?? 0)
      return plain.contains(".") ? plain : plain + ".0"
    }.joined(separator: " ")
  }

  private static func isLine(_ text: String, ofAtLeast least: Int) -> Bool {
    let points = text.split(separator: ";", omittingEmptySubsequences: false)
    return points.count >= least && points.allSatisfy { isPoint(String($0)) }
  }

  /// The points of a trace, or of a shape, which ends where it begins: whoever gave its corners has
  /// closed it.
  static func line(_ text: String, isClosed: Bool) -> String {
    var points = text.split(separator: ";").map { point(String($0).trimmedOfSpace) }
      .filter { !$0.isEmpty }
    if isClosed, points.count > 2, let first = points.first, points.last != first {
      points.append(first)
    }
    return points.joined(separator: ";")
  }

  /// `lat lon`, then altitude and accuracy if known.
  private static func isPoint(_ text: String) -> Bool {
    let numbers = text.split(separator: " ").map { DecimalNotation.number(of: String($0)) }
    guard (2...4).contains(numbers.count), let latitude = numbers[0], let longitude = numbers[1],
      numbers.allSatisfy({ $0 != nil })
    else { return false }
    // The accuracy is a distance.
    if numbers.count == 4, let accuracy = numbers[3], accuracy < 0 { return false }
    return abs(latitude) <= 90 && abs(longitude) <= 180
  }
}
