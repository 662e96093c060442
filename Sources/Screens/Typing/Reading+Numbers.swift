/// Numbers as they are typed in English and in French, and as people copy them from elsewhere.
extension Reading {
  /// Thousands may be parted by spaces, three digits each, or by the same mark twice or more, as in `1,234,567`. One mark
  /// alone is refused, for `1,234` is one number here and another there.
  static func whole(_ text: String) -> String {
    let text = digitsMadeLatin(text)
    let joined = withoutThousands(text)
    return joined.allSatisfy { $0.isASCII && $0.isNumber || $0 == "-" } ? joined : text
  }

  /// A single comma is a decimal comma, but not before three digits: `1,500` is one number here and
  /// another there, so it is refused.
  static func decimal(_ text: String) -> String {
    // The marks that go with Arabic digits.
    let text = digitsMadeLatin(text).replacing("٫", with: ".").replacing("٬", with: ",")
    let joined = withoutThousands(text)
    let commas = joined.filter { $0 == "," }.count
    let digitsAfter = joined.split(separator: ",").last?.count ?? 0
    guard commas == 1, !joined.contains("."), digitsAfter != 3 else { return joined }
    return joined.replacing(",", with: ".")
  }

  /// Whether white space stands between thousands alone: `12 34` is two numbers.
  private static func isOneNumber(_ text: String) -> Bool {
    let groups = text.drop { "-−+ ".contains($0) }.split(whereSeparator: \.isWhitespace)
    guard groups.count > 1 else { return true }
    let places = groups.map { group in group.prefix { $0.isNumber }.count }
    let last = groups.count - 1
    return (1...3).contains(places[0])
      && places.dropFirst().allSatisfy { $0 == 3 }
      && groups.indices.allSatisfy { $0 == last || groups[$0].count == places[$0] }
  }

  /// Without white space, and without a mark that can only part thousands: it stands twice or more,
  /// always before three digits, and no other mark stands beside it.
  private static func withoutThousands(_ text: String) -> String {
    let text = trimmed(text)
    guard isOneNumber(text) else { return text }
    let joined = String(text.filter { !$0.isWhitespace }.map { $0 == "−" ? "-" : $0 })
    let marks = Set(joined.filter { ",.'’".contains($0) })
    guard marks.count == 1, let mark = marks.first else { return joined }
    let groups = joined.split(separator: mark, omittingEmptySubsequences: false)
    guard groups.count > 2, (1...3).contains(groups[0].drop { $0 == "-" }.count),
      groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return joined }
    return groups.joined()
  }
}
