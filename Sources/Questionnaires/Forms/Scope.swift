/// The root, or the inside of a repeat: items whose answers live and die together.
public struct Scope: Sendable {
  public let id: ScopeID
  /// The repeat that this is the inside of; nil for the root.
  public let repeatItem: ItemID?
  public let parent: ScopeID?
  /// How many repeats are around.
  public let depth: Int
  /// Its items in document order; an item's slot is its place here.
  public internal(set) var items: [ItemID] = []
}

extension [Scope] {
  /// The innermost scope around both.
  public func common(_ a: ScopeID, _ b: ScopeID) -> ScopeID {
    var (a, b) = (a, b)
    while a != b {
      if self[a].depth >= self[b].depth {
        a = self[a].parent ?? 0
      } else {
        b = self[b].parent ?? 0
      }
    }
    return a
  }
}
