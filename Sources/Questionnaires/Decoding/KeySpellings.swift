import JSONDocuments

/// Knows a format's keys by the bytes of their names: most of a questionnaire's text is keys, and
/// none of them need become a `String`.
package struct KeySpellings<Key: FormatKey>: Sendable {
  /// By the number of bytes.
  private let byLength: [[(bytes: [UInt8], key: Key)]]

  package init() {
    let all = Key.allCases.map { (bytes: Array($0.rawValue.utf8), key: $0) }
    let longest = all.map(\.bytes.count).max() ?? 0
    byLength = (0...longest).map { length in all.filter { $0.bytes.count == length } }
  }

  /// The key at a place, if the format knows it.
  func key(at place: JSONMembers.Index, of members: JSONMembers) -> Key? {
    guard let length = members.plainKeyLength(at: place) else {
      return Key(rawValue: members.key(at: place))
    }
    guard length < byLength.count else { return nil }
    for spelling in byLength[length] where members.isPlainKey(spelling.bytes, at: place) {
      return spelling.key
    }
    return nil
  }
}
