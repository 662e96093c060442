import Values

/// Finds the row of a name in a long array of names: four bytes a row or a little more, where a
/// dictionary would hold every name again. Names that come in order need not even that: they are
/// found by halving.
public struct RowIndex: Sendable {
  /// Whether every name so far is plain and follows the one before, the shorter one first: most
  /// lists are coded so, `v9` before `v10`.
  private var isOrdered = true
  private var count = 0
  /// A row plus one at the first free slot from its name's hash on, or 0. At most half are taken.
  /// Empty while the names are in order.
  private var slots: [UInt32] = []

  /// So many names are compared one by one sooner than one is hashed.
  private static let few = 8

  /// Empty.
  public init() {}

  /// The rows of all names; of a name that stands twice, the first.
  public init(_ names: [String]) {
    for row in names.indices { _ = insert(row, of: names) }
  }

  /// The row of a name.
  public func row(of name: String, in names: [String]) -> Int? {
    if names.count <= Self.few { return names.firstIndex { $0.isExactly(name) } }
    if isOrdered { return orderedRow(of: name, in: names) }
    let slot = slot(for: name, in: names)
    return slots[slot] == 0 ? nil : Int(slots[slot]) - 1
  }

  /// Enters a row, unless an earlier one has its name: then that one. Every row is entered in turn,
  /// but for those that were refused.
  mutating func insert(_ row: Int, of names: [String]) -> Int? {
    if isOrdered {
      if Self.isPlain(names[row]), count == 0 || Self.isLess(names[row - 1], names[row]) {
        count += 1
        return nil
      }
      isOrdered = false
      build(rows: 0..<row, of: names)
    }
    if count * 2 >= slots.count {
      build(rows: slots.lazy.filter { $0 != 0 }.map { Int($0) - 1 }, of: names)
    }
    let slot = slot(for: names[row], in: names)
    guard slots[slot] == 0 else { return Int(slots[slot]) - 1 }
    slots[slot] = UInt32(row + 1)
    count += 1
    return nil
  }

  // MARK: In order

  private func orderedRow(of name: String, in names: [String]) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if Self.isLess(names[middle], name) { low = middle + 1 } else { high = middle }
    }
    return low < count && names[low].isExactly(name) ? low : nil
  }

  /// Of other names than these two that are equal need not be equally long.
  private static func isPlain(_ name: String) -> Bool { !name.bytes(contain: { $0 >= 0x80 }) }

  private static func isLess(_ a: String, _ b: String) -> Bool {
    let (lengthOfA, lengthOfB) = (a.utf8.count, b.utf8.count)
    return lengthOfA == lengthOfB ? a < b : lengthOfA < lengthOfB
  }

  // MARK: In any order

  private func slot(for name: String, in names: [String]) -> Int {
    let mask = slots.count - 1
    var slot = name.hashValue & mask
    while slots[slot] != 0, !names[Int(slots[slot]) - 1].isExactly(name) {
      slot = (slot + 1) & mask
    }
    return slot
  }

  /// A table with room for twice as many rows.
  private mutating func build(rows: some Sequence<Int>, of names: [String]) {
    let rows = Array(rows)
    var size = 16
    while size < rows.count * 4 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    for row in rows { slots[slot(for: names[row], in: names)] = UInt32(row + 1) }
  }
}
