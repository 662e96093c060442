import GRDB
import Records

/// A bit that flips in the name of an interview parts one row from all the others. Names are long and
/// random: one that differs in a single character from a name that more rows bear is that name. What is
/// put together so is sound only if its seals and marks say so.
extension Salvage {
  /// Groups of more rows than that are no single row that went astray.
  private static let mostAstray = 2
  /// As long as `uuid:` and a UUID are; shorter names are alike by chance.
  private static let length = 41

  /// All that is known of each interview, with the rows whose name was damaged.
  static func reunited(_ found: [String: [StoredRow]]) -> [String: [StoredRow]] {
    let names = Neighbours(found.keys.filter { $0.unicodeScalars.count == length })
    var reunited = found
    for (name, rows) in found where rows.count <= mostAstray || !RecordKey.isIdentity(name) {
      let heirs = names.near(name).filter {
        RecordKey.isIdentity($0) && (found[$0]?.count ?? 0) > rows.count
      }
      guard heirs.count == 1 else { continue }
      reunited[heirs[0], default: []] += rows.map { $0.named(heirs[0]) }
      reunited[name] = nil
    }
    return reunited.filter { RecordKey.isIdentity($0.key) }
  }

  /// Whether a text may have been the name of an interview before one of its bytes was damaged.
  static func resemblesIdentity(_ text: String) -> Bool {
    guard text.unicodeScalars.count == length else { return RecordKey.isIdentity(text) }
    let odd = zip(text.unicodeScalars, "uuid:".unicodeScalars).filter { $0.value != $1.value }
    let strange = text.dropFirst(5).filter { character in
      !(character.isASCII && (character.isLetter || character.isNumber || character == "-"))
    }
    return odd.count + strange.count <= 1
  }
}

/// Finds names that differ in one character: one half of them is the same.
private struct Neighbours {
  private var byFirst: [Substring: [String]] = [:]
  private var bySecond: [Substring: [String]] = [:]

  init(_ names: [String]) {
    for name in names {
      let (first, second) = Self.halves(of: name)
      byFirst[first, default: []].append(name)
      bySecond[second, default: []].append(name)
    }
  }

  func near(_ name: String) -> [String] {
    let (first, second) = Self.halves(of: name)
    let candidates = Set((byFirst[first] ?? []) + (bySecond[second] ?? []))
    return candidates.filter { Self.distance($0, name) == 1 }.sorted()
  }

  private static func halves(of name: String) -> (Substring, Substring) {
    let middle =
      name.unicodeScalars.index(name.startIndex, offsetBy: 20, limitedBy: name.endIndex)
      ?? name.endIndex
    return (name[..<middle], name[middle...])
  }

  private static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (a.unicodeScalars, b.unicodeScalars)
    guard a.count == b.count else { return .max }
    return zip(a, b).filter { $0.value != $1.value }.count
  }
}

extension StoredRow {
  /// The row as that of an interview.
  fileprivate func named(_ id: String) -> StoredRow {
    var row = self
    if let subject = table.subject { row.values[subject] = id.databaseValue }
    return row
  }
}
