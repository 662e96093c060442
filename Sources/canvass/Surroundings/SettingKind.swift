import JSONDocuments
import Screens
import Sync

/// What the value of a setting may be. One that means nothing is refused, not passed over: who wrote
/// `"mirror": 5` counts on a second copy.
enum SettingKind {
  /// Any text, or a number: some interviewers have one. A language may be one that a questionnaire
  /// alone speaks: exports name choices in it.
  case text
  /// A text that leads somewhere: none leads nowhere.
  case place
  /// The address of a collector.
  case address
  case oneOf([String])
  case days(ClosedRange<Int>)
  case minutes(ClosedRange<Double>)

  private static let all: [(key: String, kind: SettingKind)] = [
    ("store", .place), ("questionnaires", .place), ("language", .text), ("interviewer", .text),
    ("collector", .address), ("token_file", .place), ("theme", .oneOf(themes)),
    ("mouse", .oneOf(["on", "off"])), ("plain", .oneOf(["on", "off"])), ("recorder", .place),
    ("retention_days", .days(0...3650)), ("lock_minutes", .minutes(0...1440)), ("mirror", .place),
  ]

  private static let themes = Preferences.Theme.allCases.map(\.rawValue)

  /// What is wrong with a setting, and how to mend it; nil where nothing is.
  ///
  /// - Parameter value: a number may be quoted; a place or an address is never a bare number.
  static func fault(_ key: String, _ value: JSONNode.Kind) -> String? {
    guard let kind = all.first(where: { $0.key == key })?.kind else {
      return "unknown key '\(key)'; known are \(all.map(\.key).joined(separator: ", "))"
    }
    let text: String? = if case .string(let text) = value { text } else { nil }
    // Whoever quotes a number means it all the same.
    let number: String? = if case .number(let digits) = value { digits } else { text }
    switch kind {
    case .text: return number == nil ? "'\(key)' wants a text" : nil
    case .place: return (text ?? "").isEmpty ? "'\(key)' wants a text, or leave it out" : nil
    case .address: return fault(ofAddress: text ?? "")
    case .oneOf(let words):
      let quoted = words.map { "\"\($0)\"" }.joined(separator: " or ")
      return text.map(words.contains) == true ? nil : "'\(key)' is \(quoted)"
    case .days(let range):
      let isNumber = number.flatMap { Int($0) }.map(range.contains) == true
      return isNumber
        ? nil : "'\(key)' is a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .minutes(let range):
      let isNumber = number.flatMap { Double($0) }.map(range.contains) == true
      return isNumber ? nil : "'\(key)' is a number of minutes, or 0 for never"
    }
  }

  /// Whether it may be spoken to without TLS is the command line's to say.
  private static func fault(ofAddress text: String) -> String? {
    do throws(SyncFault) {
      _ = try CollectorAddress(text, allowsPlainHTTP: true)
      return nil
    } catch { return "'collector': \(error.sentence)" }
  }
}
