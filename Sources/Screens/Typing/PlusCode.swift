/// Whole plus codes: 76RQ2V67+X4. Decoded as the Open Location Code specification has it
/// (github.com/google/open-location-code, docs/specification.md): pairs of digits in base 20 from the
/// south pole and the antimeridian, each pair a twentieth of the one before, then digits in a grid
/// of five rows by four columns.
enum PlusCode {
  private static let alphabet = Array("23456789CFGHJMPQRVWX")

  /// The middle of the area that a code names; nil for what is no whole code. A short one (`V67+X4`)
  /// means nothing without a town.
  static func center(of text: String) -> (latitude: Double, longitude: Double)? {
    let code = Array(text.uppercased())
    guard code.count >= 9, code.firstIndex(of: "+") == 8, code.lastIndex(of: "+") == 8,
      code.count != 10
    else { return nil }
    let written = code[..<8] + code[9...]
    let digits = written.prefix { $0 != "0" }
    let padding = written.dropFirst(digits.count)
    // Padding stands for whole pairs and ends the code.
    guard digits.count >= 2, padding.isEmpty || padding.allSatisfy({ $0 == "0" }),
      padding.isEmpty || digits.count.isMultiple(of: 2) && code.count == 9
    else { return nil }
    let values = digits.prefix(15).map { alphabet.firstIndex(of: $0) }
    guard !values.contains(nil) else { return nil }
    return center(values.compactMap { $0 })
  }

  private static func center(_ values: [Int]) -> (latitude: Double, longitude: Double)? {
    var (latitude, longitude) = (-90.0, -180.0)
    var (height, width) = (20.0, 20.0)
    for place in stride(from: 0, to: min(10, values.count) - 1, by: 2) {
      if place > 0 { (height, width) = (height / 20, width / 20) }
      latitude += Double(values[place]) * height
      longitude += Double(values[place + 1]) * width
    }
    for value in values.dropFirst(10) {
      (height, width) = (height / 5, width / 4)
      latitude += Double(value / 4) * height
      longitude += Double(value % 4) * width
    }
    guard latitude < 90, longitude < 180 else { return nil }
    return (latitude + height / 2, longitude + width / 2)
  }
}
