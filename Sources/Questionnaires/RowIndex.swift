/// Finds the row of a name in a long array of names: four bytes a row or a little more, where a
/// dictionary would hold every name again.
public struct RowIndex: Sendable {
  /// A row plus one at the first free slot from its name's hash on, or 0. At most half are taken.
  private var slots: [UInt32]
  private var taken = 0

  /// Empty, with room for that many rows.
  public init(capacity: Int = 0) {
    slots = Array(repeating: 0, count: Self.slotCount(for: capacity))
  }

  /// The rows of all names; of a name that stands twice, the first.
  public init(_ names: [String]) {
    self.init(capacity: names.count)
    for row in names.indices { _ = insert(row, of: names) }
  }

  /// The row of a name.
  public func row(of name: String, in names: [String]) -> Int? {
    let slot = slot(for: name, in: names)
    return slots[slot] == 0 ? nil : Int(slots[slot]) - 1
  }

  /// Enters a row, unless an earlier one has its name: then that one.
  mutating func insert(_ row: Int, of names: [String]) -> Int? {
    if taken * 2 >= slots.count { grow(names) }
    let slot = slot(for: names[row], in: names)
    guard slots[slot] == 0 else { return Int(slots[slot]) - 1 }
    slots[slot] = UInt32(row + 1)
    taken += 1
    return nil
  }

  private func slot(for name: String, in names: [String]) -> Int {
    let mask = slots.count - 1
    var slot = name.hashValue & mask
    while slots[slot] != 0, names[Int(slots[slot]) - 1] != name { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow(_ names: [String]) {
    let rows = slots.filter { $0 != 0 }
    slots = Array(repeating: 0, count: slots.count * 2)
    for row in rows { slots[slot(for: names[Int(row) - 1], in: names)] = row }
  }

  /// A power of two.
  private static func slotCount(for rows: Int) -> Int {
    var count = 16
    while count < rows * 2 { count *= 2 }
    return count
  }
}
