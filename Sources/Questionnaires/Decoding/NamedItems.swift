/// Where each item's name was first given, and the repeats around that item.
struct NamedItems {
  private(set) var names: [String] = []
  private var offsets: [UInt32] = []
  private var index = RowIndex()
  /// The place in `paths` of the repeats around each item.
  private var pathOfRow: [UInt32] = []
  /// Neighbours mostly share theirs.
  private var paths: [[String]] = []

  /// Enters a name; if it is taken, nothing is entered and the byte where it was given comes back.
  mutating func enter(_ name: String, at offset: Int, inside repeats: [String]) -> Int? {
    let row = names.count
    names.append(name)
    if let first = index.insert(row, of: names) {
      names.removeLast()
      return Int(offsets[first])
    }
    offsets.append(UInt32(clamping: offset))
    if paths.last != repeats { paths.append(repeats) }
    pathOfRow.append(UInt32(paths.count - 1))
    return nil
  }

  /// The repeats around the item of a name, the outermost first; nil if there is no such item.
  func repeats(around name: String) -> [String]? {
    index.row(of: name, in: names).map { paths[Int(pathOfRow[$0])] }
  }
}
