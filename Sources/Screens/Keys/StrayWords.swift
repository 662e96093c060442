import Terminal

/// Somebody types words where none can be typed: a space is then one between words, and picks nothing.
struct StrayWords: Sendable {
  private var isWithin = false

  /// Whether the key is a space among such words.
  func takes(_ key: Key) -> Bool { isWithin && key == .character(" ") }

  /// Takes note of a key and whether it meant anything.
  mutating func note(_ key: Key, meant: Bool) {
    if case .character = key { isWithin = !meant } else { isWithin = false }
  }
}
