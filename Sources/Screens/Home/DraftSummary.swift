/// What the resume list says of an interview. Never an answer, but the name that the author made.
public struct DraftSummary: Sendable, Hashable {
  public let name: String
  /// Which question the person is at, of about how many.
  public let position: Int
  public let count: Int

  public init(name: String, position: Int, count: Int) {
    self.name = name
    self.position = position
    self.count = count
  }
}

extension DraftSummary {
  /// As the store keeps it beside the draft: `12/90 Castries`.
  public var text: String { "\(position)/\(count) \(name)" }

  /// Reads what `text` writes; anything else is all name.
  public init(text: String) {
    let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    let numbers = (parts.first ?? "").split(separator: "/").map { Int($0) }
    guard numbers.count == 2, let position = numbers[0], let count = numbers[1] else {
      self.init(name: text, position: 1, count: 1)
      return
    }
    self.init(name: parts.count > 1 ? String(parts[1]) : "", position: position, count: count)
  }
}
