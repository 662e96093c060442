/// Notices a key that stands twice in one object.
///
/// Most objects have a few keys, and comparing a key's bytes with those before it costs less than
/// remembering them; from a certain number on they are remembered.
struct KeysOfObject {
  private static let few = 16

  private let first: Int
  private var count = 0
  private var remembered: Set<String> = []

  /// `first` is the entry of the object's first key.
  init(first: Int) { self.first = first }

  /// Whether the key that was just read stood in the object before. Every key has to be asked
  /// about, in their order.
  mutating func isRepeated(_ key: JSONEntry, in bytes: [UInt8], _ entries: [JSONEntry]) -> Bool {
    defer { count += 1 }
    if count < Self.few {
      return contains(in: bytes, entries) { Self.areSame($0, key, in: bytes) }
    }
    if count == Self.few {
      _ = contains(in: bytes, entries) { earlier in
        remembered.insert(earlier.text(in: bytes))
        return false
      }
    }
    return !remembered.insert(key.text(in: bytes)).inserted
  }

  /// Whether one of the keys before the last fits.
  private func contains(
    in bytes: [UInt8], _ entries: [JSONEntry], where fits: (JSONEntry) -> Bool
  ) -> Bool {
    var index = first
    for _ in 0..<count {
      if fits(entries[index]) { return true }
      let value = entries[index + 1]
      index = value.isContainer(in: bytes) ? value.end : index + 2
    }
    return false
  }

  /// Texts are the same as Unicode sees it, however they are written.
  private static func areSame(_ a: JSONEntry, _ b: JSONEntry, in bytes: [UInt8]) -> Bool {
    guard a.isPlain, b.isPlain else { return a.text(in: bytes) == b.text(in: bytes) }
    let (contentOfA, contentOfB) = (a.content, b.content)
    guard contentOfA.count == contentOfB.count else { return false }
    let distance = contentOfB.lowerBound - contentOfA.lowerBound
    for place in contentOfA where bytes[place] != bytes[place + distance] { return false }
    return true
  }
}
