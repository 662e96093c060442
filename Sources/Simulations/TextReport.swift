/// A report for people, part by part: of each part only so many lines.
struct TextReport {
  /// So many lines of one kind stand in it.
  private static let most = 20

  private(set) var lines: [String]

  init(_ summary: [String]) { lines = summary }

  mutating func add(_ title: String, _ found: [String]) {
    guard !found.isEmpty else { return }
    lines += ["", title] + found.prefix(Self.most).map { "  " + $0 }
    if found.count > Self.most {
      lines.append("  and \(found.count - Self.most) more; --json has them all")
    }
  }
}
