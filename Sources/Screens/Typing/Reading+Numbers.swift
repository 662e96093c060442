/// Numbers as they are typed in English and in French, and as people copy them from elsewhere.
extension Reading {
  /// Thousands may be parted by spaces, or by the same mark twice or more, as in `1,234,567`. One mark
  /// alone is refused, for `1,234` is one number here and another there.
  static func whole(_ text: String) -> String {
    let text = digitsMadeLatin(text)
    let joined = withoutThousands(text)
    return joined.allSatisfy { $0.isASCII && $0.isNumber || $0 == "-" } ? joined : text
  }

  /// A single comma is a decimal comma, but not before three digits: `1,500` is one number here and
  /// another there, so it is refused.
  static func decimal(_ text: String) -> String {
    let joined = withoutThousands(digitsMadeLatin(text))
    let commas = joined.filter { $0 == "," }.count
    let digitsAfter = joined.split(separator: ",").last?.count ?? 0
    guard commas == 1, !joined.contains("."), digitsAfter != 3 else { return joined }
    return joined.replacing(",", with: ".")
  }

  /// Without white space, and without a mark that can only part thousands: it stands twice or more,
  /// always before three digits, and no other mark stands beside it.
  private static func withoutThousands(_ text: String) -> String {
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
