/// A command in a document, and what is shown below it.
struct GuideCommand {
  /// Where it stands in the document.
  let line: Int
  let text: String
  /// Whole lines; `…` alone on one stands for any number of others.
  private(set) var output: [String] = []
  /// What it ends with: `[exit 1]` below what it says.
  private(set) var status: Int32 = 0

  init(line: Int, text: String) {
    self.line = line
    self.text = text
  }

  mutating func take(_ shown: String) {
    if let match = shown.wholeMatch(of: #/\[exit (\d+)\]/#), let status = Int32(match.output.1) {
      self.status = status
    } else {
      output.append(shown)
    }
  }

  /// The line of the document that differs first from what the command said; nil if none does.
  func difference(from said: [String]) -> Int? {
    var furthest = 0
    return fits(output[...], said[...], &furthest) ? nil : line + 1 + furthest
  }

  private func fits(
    _ shown: ArraySlice<String>, _ said: ArraySlice<String>, _ furthest: inout Int
  ) -> Bool {
    furthest = max(furthest, shown.startIndex)
    guard let first = shown.first else { return said.isEmpty }
    if first == "…" {
      for start in said.startIndex...said.endIndex {
        if fits(shown.dropFirst(), said[start...], &furthest) { return true }
      }
      return false
    }
    guard let spoken = said.first, Self.withoutEnd(first) == Self.withoutEnd(spoken) else {
      return false
    }
    return fits(shown.dropFirst(), said.dropFirst(), &furthest)
  }

  /// A prompt ends in a space, a document has none there.
  private static func withoutEnd(_ line: String) -> Substring {
    var rest = line[...]
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
  }
}
