import Screens

/// What the value of a setting may be. One that means nothing is refused, not passed over: who wrote
/// `"mirror": ["/media/ana"]` counts on a second copy.
enum SettingKind {
  case text
  /// A text that leads somewhere: none leads nowhere.
  case place
  case oneOf([String])
  case days(ClosedRange<Int>)
  case minutes(ClosedRange<Double>)

  private static let all: [(key: String, kind: SettingKind)] = [
    ("store", .place), ("questionnaires", .place), ("language", .text), ("interviewer", .text),
    ("collector", .place), ("token_file", .place), ("theme", .oneOf(themes)),
    ("mouse", .oneOf(["on", "off"])), ("plain", .oneOf(["on", "off"])), ("recorder", .place),
    ("retention_days", .days(0...3650)), ("lock_minutes", .minutes(0...1440)), ("mirror", .place),
  ]

  private static let themes = Preferences.Theme.allCases.map(\.rawValue)

  /// What is wrong with a setting, and how to mend it; nil where nothing is.
  ///
  /// - Parameter value: nil where it is neither a text nor a whole number.
  static func fault(_ key: String, _ value: String?) -> String? {
    guard let kind = all.first(where: { $0.key == key })?.kind else {
      return "unknown key '\(key)'; known are \(all.map(\.key).joined(separator: ", "))"
    }
    switch kind {
    case .text: return value == nil ? "'\(key)' wants a text" : nil
    case .place: return (value ?? "").isEmpty ? "'\(key)' wants a text, or leave it out" : nil
    case .oneOf(let words):
      let quoted = words.map { "\"\($0)\"" }.joined(separator: " or ")
      return value.map(words.contains) == true ? nil : "'\(key)' is \(quoted)"
    case .days(let range):
      let isNumber = value.flatMap { Int($0) }.map(range.contains) == true
      return isNumber
        ? nil : "'\(key)' is a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .minutes(let range):
      let isNumber = value.flatMap { Double($0) }.map(range.contains) == true
      return isNumber ? nil : "'\(key)' is a number of minutes, or 0 for never"
    }
  }
}
