import JSONDocuments

/// Knows a format's keys by the bytes of their names: most of a questionnaire's text is keys, and
/// none of them need become a `String`.
struct KeySpellings<Key: FormatKey>: Sendable {
  /// By the number of bytes.
  private let byLength: [[(bytes: [UInt8], key: Key)]]

  init() {
    let all = Key.allCases.map { (bytes: Array($0.rawValue.utf8), key: $0) }
    let longest = all.map(\.bytes.count).max() ?? 0
    byLength = (0...longest).map { length in all.filter { $0.bytes.count == length } }
  }

  /// The key that a member has, if the format knows it.
  func key(of member: JSONMember) -> Key? {
    guard let name = member.plainKey else { return Key(rawValue: member.key) }
    guard name.count < byLength.count else { return nil }
    for spelling in byLength[name.count] where name.elementsEqual(spelling.bytes) {
      return spelling.key
    }
    return nil
  }
}
