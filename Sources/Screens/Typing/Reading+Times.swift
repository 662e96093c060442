import Values

/// Times of day as people write them.
extension Reading {
  /// `14:05`, `1405`, `905`, `14h05`, `14 h`, `2:05 pm`, `2.05p`, `2 pm`, seconds where they are given.
  static func time(_ typed: String) -> String? {
    var text = String(
      digitsMadeLatin(trimmed(typed)).lowercased().filter { !$0.isWhitespace })
    if Moment.timeOfDay(text.uppercased()) != nil { return text.uppercased() }
    let half = halfDay(takenFrom: &text)
    if text.hasSuffix("h") { text += "00" }
    var parts = text.split(omittingEmptySubsequences: false) { ":.h".contains($0) }.map(String.init)
    if parts.count == 1, (3...4).contains(text.count) {
      parts = [String(text.dropLast(2)), String(text.suffix(2))]
    } else if parts.count == 1, half != nil {
      parts.append("00")
    }
    guard (2...3).contains(parts.count), (1...2).contains(parts[0].count),
      parts.dropFirst().allSatisfy({ $0.count == 2 }),
      parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }), var hour = Int(parts[0])
    else { return nil }
    if let half {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + half
    }
    parts[0] = hour < 10 ? "0\(hour)" : "\(hour)"
    let time = parts.joined(separator: ":")
    return Moment.timeOfDay(time) == nil ? nil : time
  }

  /// 0 for the morning, 12 for the afternoon, nil where neither is said.
  private static func halfDay(takenFrom text: inout String) -> Int? {
    for (ending, hours) in [("a.m.", 0), ("p.m.", 12), ("am", 0), ("pm", 12), ("a", 0), ("p", 12)]
    where text.hasSuffix(ending) {
      text.removeLast(ending.count)
      return hours
    }
    return nil
  }

  /// A date and a time, the one before the other or behind it, with white space or a word such as `at`
  /// between them.
  static func datetime(_ typed: String, today: CalendarDay) -> String? {
    let text = trimmed(typed)
    if Moment(text) != nil { return text }
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    for place in words.indices.dropFirst() {
      var before = Array(words[..<place])
      if let last = before.last, between.contains(last.lowercased()) { before.removeLast() }
      let (first, second) = (before.joined(separator: " "), words[place...].joined(separator: " "))
      if let day = date(first, today: today), let time = time(second) { return "\(day)T\(time)" }
      // `14 3` is the beginning of a date.
      guard first.contains(where: { !$0.isWhitespace && !$0.isNumber }), let time = time(first),
        let day = date(second, today: today)
      else { continue }
      return "\(day)T\(time)"
    }
    return nil
  }

  /// The time of a date and time, as it is kept; empty where there is none.
  static func time(ofDatetime typed: String, today: CalendarDay) -> String {
    datetime(typed, today: today).map { String($0.dropFirst(11)) } ?? ""
  }

  private static let between: Set<String> = ["at", "à", "a", ",", "on", "le"]
}
