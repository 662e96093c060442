import Foundation
import Interviews
import TestKit
import Values

/// A value as the table of recorded answers writes it: `number:21.0`.
struct RecordedValue {
  let type: String
  let text: String

  init(type: String, text: String) { (self.type, self.text) = (type, text) }

  /// A member of a set.
  init(member: Substring) {
    let parts = member.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    (type, text) = (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
  }

  func isSame(as value: Value, in zone: ZoneClock) -> Bool {
    switch value {
    case .number(let number): type == "number" && isSame(number)
    case .boolean(let truth): type == "boolean" && text == String(truth)
    case .string(let own): type == "string" && text == own
    case .day(let day): type == "date" && text == zone.beginning(of: day).description
    case .moment(let moment): type == "date" && text == zone.showing(moment).description
    }
  }

  /// Equal as doubles; functions of the C library may differ in the last place.
  private func isSame(_ number: Double) -> Bool {
    guard let expected = Double(text.lowercased()) else { return false }
    if number.isNaN || expected.isNaN { return number.isNaN && expected.isNaN }
    return number == expected || abs(number - expected) <= abs(expected).ulp * 2
  }
}

extension Evaluation {
  /// How the decisions on deviating rows write it: `number 21`, `nodeset string:Ada|string:Ben`.
  var written: String {
    switch self {
    case .value(let value): "\(value.typeName) \(value.text)"
    case .set(let members):
      "nodeset " + members.map { "\($0.typeName):\($0.text)" }.joined(separator: "|")
    }
  }
}

extension Value {
  fileprivate var typeName: String {
    switch self {
    case .string: "string"
    case .number: "number"
    case .boolean: "boolean"
    case .day, .moment: "date"
    }
  }
}
